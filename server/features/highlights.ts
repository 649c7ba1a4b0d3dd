/** Highlights: both names of a tag, and every place that names what the cursor names. */
import type { AnswerFile } from '../answer-file/answer-file';
import { referentAt } from '../answer-file/references';
import type { TextRange } from '../syntax/nodes';
import { tagPairAt } from './tag-pair';

export interface Highlight extends TextRange {
  readonly kind: 'text' | 'definition' | 'use';
}

export function highlights(file: AnswerFile, offset: number): readonly Highlight[] {
  const found = referentAt(file, offset);
  if (found?.occurrence.spellsName) {
    return found.referent.occurrences.map(({ start, end, role }) => ({ start, end, kind: role }));
  }
  return tagPairAt(file, offset)?.names.map(({ start, end }) => ({ start, end, kind: 'text' })) ?? [];
}
