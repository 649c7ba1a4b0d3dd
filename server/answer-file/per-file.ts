/** Remembers what was worked out for an answer file, which never changes. */
import type { AnswerFile } from './answer-file';

/** The same function, which works out its result only once for each answer file. */
export function perFile<Result, File extends Partial<AnswerFile> = AnswerFile>(
  workOut: (file: File) => Result,
): (file: File) => Result {
  const cache = new WeakMap<File, { readonly result: Result }>();
  return (file) => {
    let known = cache.get(file);
    if (!known) {
      known = { result: workOut(file) };
      cache.set(file, known);
    }
    return known.result;
  };
}
