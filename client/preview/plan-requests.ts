/** Asks the server for the plan of a document: a little later, and never for two versions at once. */
import { CancellationTokenSource, type TextDocument } from 'vscode';
import {
  type PlanChoice,
  SETUP_PLAN,
  type SetupPlanParams,
  type SetupPlanResult,
} from '../../server/lsp/protocol';
import type { ServerSession } from '../server-session';

export interface PlanRequests {
  /** Asks after a moment in which nothing else asks; an earlier question is taken back. */
  readonly ask: (document: TextDocument, choice: PlanChoice, delayMs: number) => void;
  readonly cancel: () => void;
  /** True when no question waits to be sent or answered. */
  readonly idle: () => boolean;
}

/** `null` when the server does not answer; `version` is the one of the text that was asked about. */
export type PlanAnswered = (document: TextDocument, version: number, result: SetupPlanResult | null) => void;

export function createPlanRequests(session: ServerSession, onAnswer: PlanAnswered): PlanRequests {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: CancellationTokenSource | undefined;

  const send = async (document: TextDocument, choice: PlanChoice, source: CancellationTokenSource) => {
    const { version } = document;
    const params: SetupPlanParams = { textDocument: { uri: document.uri.toString() }, ...choice };
    try {
      const client = await session.client();
      const result = await client.sendRequest<SetupPlanResult>(SETUP_PLAN, params, source.token);
      if (!source.token.isCancellationRequested) onAnswer(document, version, result);
    } catch {
      // A question that was taken back fails, too; the client has logged every other failure.
      if (!source.token.isCancellationRequested) onAnswer(document, version, null);
    } finally {
      if (current === source) current = undefined;
    }
  };

  const cancel = () => {
    clearTimeout(timer);
    timer = undefined;
    current?.cancel();
    current = undefined;
  };

  const ask = (document: TextDocument, choice: PlanChoice, delayMs: number) => {
    cancel();
    timer = setTimeout(() => {
      timer = undefined;
      current = new CancellationTokenSource();
      void send(document, choice, current);
    }, delayMs);
  };

  return { ask, cancel, idle: () => timer === undefined && current === undefined };
}
