/** Remembers what was worked out for an answer file, which never changes. */
import type { AnswerFile } from './answer-file';

/** The same function, which works out its result only once for each answer file. */
export function perFile<Result, File extends Partial<AnswerFile> = AnswerFile>(
  workOut: (file: File) => Result,
): (file: File) => Result {
  return (file) => {
    let known = results.get(file);
    if (!known) {
      known = new Map();
      results.set(file, known);
    }
    let result = known.get(workOut) as Result | undefined;
    if (result === undefined && !known.has(workOut)) {
      result = workOut(file);
      known.set(workOut, result);
    }
    return result as Result;
  };
}

/** All results in one table: the garbage collector takes long over weak ones, and there would be dozens. */
const results = new WeakMap<object, Map<unknown, unknown>>();
