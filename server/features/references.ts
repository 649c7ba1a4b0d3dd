/** References: every place that names the disk, partition, account, computer or list item at hand. */
import type { AnswerFile } from '../answer-file/answer-file';
import { referentAt } from '../answer-file/references';
import type { TextRange } from '../syntax/nodes';

export function references(
  file: AnswerFile,
  offset: number,
  includeDefinition: boolean,
): readonly TextRange[] {
  const occurrences = referentAt(file, offset)?.referent.occurrences ?? [];
  return occurrences
    .filter(({ role }) => includeDefinition || role === 'use')
    .map(({ start, end }) => ({ start, end }));
}
