/** Go to definition: from a number or name to the list item or setting that it stands for. */
import type { AnswerFile } from '../answer-file/answer-file';
import { referentAt } from '../answer-file/references';
import type { TextRange } from '../syntax/nodes';

export interface Definition {
  /** What the cursor stands on. */
  readonly origin: TextRange;
  /** The element that is meant. */
  readonly range: TextRange;
  /** Its name or number. */
  readonly selection: TextRange;
}

export function definitions(file: AnswerFile, offset: number): readonly Definition[] {
  const found = referentAt(file, offset);
  if (!found) return [];
  const { start, end } = found.occurrence;
  return found.referent.occurrences
    .filter(({ role }) => role === 'definition')
    .map((place) => ({
      origin: { start, end },
      range: { start: place.element.start, end: place.element.end },
      selection: { start: place.start, end: place.end },
    }));
}
