/** What the preview panel and the page inside it tell each other; each side takes only what it understands. */
import type { PlanChoice, ReportedPlan } from '../../server/lsp/protocol';

/** Why the picture is not that of the text: it cannot be read, or there is no text or no server to ask. */
export type Notice = 'broken' | 'closed' | 'unavailable';

/** A place in the text that the plan was made from, in UTF-16 units. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** Everything the page draws. */
export interface ShowMessage {
  readonly type: 'show';
  /** The document that the panel follows; null while there is none. */
  readonly uri: string | null;
  readonly fileName: string;
  readonly pinned: boolean;
  readonly choice: PlanChoice;
  /** The last good plan of the document; null before the first. */
  readonly plan: ReportedPlan | null;
  readonly notice: Notice | null;
}

/** Where the cursor is in the text of the plan; it stays there while it is in another document. */
export interface CursorMessage {
  readonly type: 'cursor';
  readonly offset: number;
}

/** Asks the page for an SVG picture as a PNG; only a browser can draw one. */
export interface DrawMessage {
  readonly type: 'draw';
  readonly svg: string;
}

export type ToPage = ShowMessage | CursorMessage | DrawMessage;

export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'reveal'; readonly range: SourceRange }
  | { readonly type: 'choose'; readonly choice: PlanChoice }
  /** Asks for the edits that keep a page of Setup away, or all that can be kept away. */
  | { readonly type: 'fix'; readonly question: string | null }
  | { readonly type: 'copy-redacted' }
  /** The PNG that was asked for; null when the browser cannot draw it. */
  | { readonly type: 'drawn'; readonly png: Uint8Array | null };

/** What the page remembers over a reload of the window, and the panel gets back from it. */
export interface PreviewState {
  readonly uri: string | null;
  readonly pinned: boolean;
  readonly choice: PlanChoice;
}

/** The message of the page; undefined for anything else. */
export function readFromPage(message: unknown): FromPage | undefined {
  if (!isRecord(message)) return undefined;
  switch (message.type) {
    case 'ready':
      return { type: 'ready' };
    case 'reveal':
      return isRange(message.range) ? { type: 'reveal', range: message.range } : undefined;
    case 'choose':
      return { type: 'choose', choice: readChoice(message.choice) };
    case 'fix': {
      const { question } = message;
      return question === null || typeof question === 'string' ? { type: 'fix', question } : undefined;
    }
    case 'copy-redacted':
      return { type: 'copy-redacted' };
    case 'drawn': {
      const { png } = message;
      return png === null || png instanceof Uint8Array ? { type: 'drawn', png } : undefined;
    }
    default:
      return undefined;
  }
}

/** The message of the panel; undefined for anything else. The plan itself is taken as the server made it. */
export function readToPage(message: unknown): ToPage | undefined {
  if (!isRecord(message)) return undefined;
  switch (message.type) {
    case 'show':
      return isShow(message) ? (message as unknown as ShowMessage) : undefined;
    case 'cursor':
      return isOffset(message.offset) ? { type: 'cursor', offset: message.offset } : undefined;
    case 'draw':
      return typeof message.svg === 'string' ? { type: 'draw', svg: message.svg } : undefined;
    default:
      return undefined;
  }
}

/** What a page has remembered; a state of another version of this extension is as good as none. */
export function readState(state: unknown): PreviewState {
  const { uri, pinned, choice } = isRecord(state) ? state : {};
  return {
    uri: typeof uri === 'string' ? uri : null,
    pinned: pinned === true,
    choice: readChoice(choice),
  };
}

/** The server judges the names; here only their kinds count. */
function readChoice(value: unknown): PlanChoice {
  const { windows, firmware, diskSizeMB, wayIn } = isRecord(value) ? value : {};
  return {
    ...(typeof windows === 'string' && { windows }),
    ...(typeof firmware === 'string' && { firmware }),
    ...(isOffset(diskSizeMB) && diskSizeMB > 0 && { diskSizeMB }),
    ...(typeof wayIn === 'string' && { wayIn }),
  };
}

function isShow({ uri, fileName, pinned, choice, plan, notice }: Readonly<Record<string, unknown>>): boolean {
  return (
    (uri === null || typeof uri === 'string') &&
    typeof fileName === 'string' &&
    typeof pinned === 'boolean' &&
    isRecord(choice) &&
    (plan === null || isRecord(plan)) &&
    (notice === null || notice === 'broken' || notice === 'closed' || notice === 'unavailable')
  );
}

function isRange(value: unknown): value is SourceRange {
  return isRecord(value) && isOffset(value.start) && isOffset(value.end) && value.start <= value.end;
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
