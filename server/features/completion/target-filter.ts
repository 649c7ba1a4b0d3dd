/** Which entries of a value table belong to the Windows that the file is for. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import type { Target } from '../../answer-file/target';

/** The target as it is known without the setting whose value is being chosen. */
export function ownTarget({ target }: AnswerFile, { node }: Setting): Pick<Target, 'windows' | 'edition'> {
  const isOwn = (fact: 'windows' | 'edition'): boolean =>
    target.evidence.some(
      ({ fact: other, range }) =>
        other === fact && range !== undefined && range.start >= node.start && range.end <= node.end,
    );
  return {
    ...(target.windows && !isOwn('windows') && { windows: target.windows }),
    ...(target.edition && !isOwn('edition') && { edition: target.edition }),
  };
}

/** Compares `11`, `8.1` or `server-2022`, as the tables write versions, with a target; true when either is unknown. */
export function matchesWindows(
  written: string | readonly string[] | undefined,
  target: Target['windows'],
): boolean {
  if (target === undefined || written === undefined || written.length === 0) return true;
  const versions = typeof written === 'string' ? [written] : written;
  return versions.some((version) => target === version || target === `windows-${version.toLowerCase()}`);
}
