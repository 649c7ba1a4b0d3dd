/** Runs a handler so that neither its failure nor its lateness reaches the editor. */
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

export type Log = (message: string) => void;

/**
 * Answers with what `handler` returns. When it throws, the error is logged and the answer is `fallback`; when
 * the request was cancelled meanwhile, the answer says so.
 */
export async function runSafe<Result>(
  name: string,
  handler: () => Result | Promise<Result | ResponseError<never>>,
  fallback: Result,
  token: CancellationToken,
  log: Log,
): Promise<Result | ResponseError<never>> {
  if (token.isCancellationRequested) return cancelled();
  try {
    const result = await handler();
    return token.isCancellationRequested ? cancelled() : result;
  } catch (error) {
    log(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return fallback;
  }
}

/** Waits for a client to do what it was asked; one that refuses is logged, and must not end the server. */
export async function tolerate(name: string, asked: Promise<unknown>, log: Log): Promise<void> {
  try {
    await asked;
  } catch (error) {
    log(`The client refused ${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The answer to a question about a text that has changed since. */
export function contentModified(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed since the request');
}

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled');
}
