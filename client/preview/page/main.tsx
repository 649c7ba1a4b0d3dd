/** What runs in the panel's webview: takes messages, draws, and tells what was clicked. */
import { render } from 'preact';
import {
  type FromPage,
  type PreviewState,
  readToPage,
  type ShowMessage,
  type SourceRange,
} from '../messages';
import { App } from './app';
import './page.css';
import { isSamePlace, placeAt } from './places';
import { drawPng } from './png';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: PreviewState & { readonly scroll: number }): void;
};

const vscode = acquireVsCodeApi();
let shown: ShowMessage | undefined;
let cursor: number | null = null;
/** The item of the plan that the cursor is in. */
let place: SourceRange | undefined;

const post = (message: FromPage) => vscode.postMessage(message);

function draw(): void {
  if (!shown) return;
  place = placeOfCursor();
  render(<App shown={shown} place={place} post={post} />, document.body);
}

function placeOfCursor(): SourceRange | undefined {
  return shown?.plan && cursor !== null ? placeAt(shown.plan, cursor) : undefined;
}

function remember(): void {
  if (!shown) return;
  const { uri, pinned, choice } = shown;
  vscode.setState({ uri, pinned, choice, scroll: window.scrollY });
}

/** Brings the element of the cursor into view, unless somebody is busy in the panel. */
function followCursor(): void {
  if (document.hasFocus()) return;
  const marked = [...document.querySelectorAll<HTMLElement>('.here')];
  const isVisible = (element: HTMLElement) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight;
  };
  if (!marked.some(isVisible)) marked[0]?.scrollIntoView({ block: 'nearest' });
}

/** A webview that was hidden begins anew: it goes on where it was. */
function restoreScroll(): void {
  const state = vscode.getState();
  if (typeof state === 'object' && state !== null && 'scroll' in state && typeof state.scroll === 'number')
    window.scrollTo(0, state.scroll);
}

window.addEventListener('message', ({ data }) => {
  const message = readToPage(data);
  if (message?.type === 'show') {
    const isFirst = !shown?.plan && message.plan;
    if (shown && shown.uri !== message.uri) cursor = null;
    shown = message;
    draw();
    if (isFirst) restoreScroll();
    remember();
  } else if (message?.type === 'cursor') {
    const before = cursor;
    cursor = message.offset;
    // Each key moves the cursor, and seldom into another item.
    const next = placeOfCursor();
    if (next !== place && !isSamePlace(next, place)) draw();
    if (cursor !== before) followCursor();
  } else if (message?.type === 'draw') {
    void drawPng(message.svg).then((png) => post({ type: 'drawn', png }));
  }
});
window.addEventListener('scrollend', remember);
post({ type: 'ready' });
