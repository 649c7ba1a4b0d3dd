/** Asks the page of a panel to draw an SVG picture as a PNG. */
import type { WebviewPanel } from 'vscode';
import type { DrawMessage } from './messages';

export interface PngRequests {
  /** Null when the page cannot draw it, or does not answer. */
  readonly draw: (svg: string) => Promise<Uint8Array | null>;
  /** The page has begun anew, and knows nothing of what it was asked. */
  readonly pageIsReady: () => void;
  readonly answer: (png: Uint8Array | null) => void;
}

export function createPngRequests(panel: WebviewPanel): PngRequests {
  let waiting:
    | { readonly message: DrawMessage; readonly resolve: (png: Uint8Array | null) => void }
    | undefined;

  const answer = (png: Uint8Array | null) => {
    waiting?.resolve(png);
    waiting = undefined;
  };
  const draw = (svg: string) =>
    new Promise<Uint8Array | null>((resolve) => {
      answer(null);
      const message: DrawMessage = { type: 'draw', svg };
      waiting = { message, resolve };
      setTimeout(() => {
        if (waiting?.message === message) answer(null);
      }, PATIENCE_MS);
      // A panel behind another tab has no page.
      if (panel.visible) void panel.webview.postMessage(message);
      else panel.reveal(undefined, true);
    });

  panel.onDidDispose(() => answer(null));
  return { draw, pageIsReady: () => waiting && void panel.webview.postMessage(waiting.message), answer };
}

const PATIENCE_MS = 10_000;
