/** Completion of elements: what may stand inside the element around the cursor. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { meaningOf } from '../../answer-file/locate';
import { componentItems } from './components';
import { type ElementLocation, insertionAt } from './insertion';
import type { Completion } from './item';
import { settingItems } from './settings';
import { passItems, rootItems, servicingItems } from './shell';

export function completeElement(file: AnswerFile, location: ElementLocation): Completion {
  const insertion = insertionAt(file, location);
  const { parent, range } = insertion;
  if (parent.kind === 'document') return { range, items: rootItems(insertion) };
  if (parent === file.tree.root) {
    return { range, items: parent.localName === 'unattend' ? passItems(insertion) : [] };
  }
  const meaning = meaningOf(file, parent);
  if (!meaning) return { range, items: servicingItems(insertion) };
  if (meaning.kind === 'pass') return { range, items: componentItems(meaning.pass, insertion) };
  return { range, items: settingItems(meaning, insertion) };
}
