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

/** `null` when the server does not answer. */
export type PlanAnswered = (document: TextDocument, result: SetupPlanResult) => void;

export function createPlanRequests(session: ServerSession, onAnswer: PlanAnswered): PlanRequests {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: CancellationTokenSource | undefined;

  const send = async (document: TextDocument, choice: PlanChoice, source: CancellationTokenSource) => {
    const params = planParams(document, choice);
    try {
      const client = await session.client();
      const result = await client.sendRequest<SetupPlanResult>(SETUP_PLAN, params, source.token);
      if (!source.token.isCancellationRequested) onAnswer(document, result);
    } catch {
      // A question that was taken back fails, too; the client has logged every other failure.
      if (!source.token.isCancellationRequested) onAnswer(document, null);
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

/** What the server is asked with, for the plan and for whatever is made from it. */
export function planParams(document: TextDocument, choice: PlanChoice): SetupPlanParams {
  return { textDocument: { uri: document.uri.toString() }, ...choice };
}
