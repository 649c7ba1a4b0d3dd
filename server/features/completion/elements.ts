/** Completion of elements: what may stand inside the element around the cursor. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { meaningOf } from '../../answer-file/locate';
import { blockItems } from '../blocks/block-items';
import { componentItems } from './components';
import { type ElementLocation, type Insertion, insertionAt } from './insertion';
import type { Completion, CompletionItem } from './item';
import { settingItems } from './settings';
import { passItems, rootItems, servicingItems } from './shell';

export function completeElement(file: AnswerFile, location: ElementLocation): Completion {
  const insertion = insertionAt(file, location);
  const { range } = insertion;
  return { range, items: [...elementItems(file, insertion), ...blockItems(insertion)] };
}

function elementItems(file: AnswerFile, insertion: Insertion): readonly CompletionItem[] {
  const { parent } = insertion;
  if (parent.kind === 'document') return rootItems(insertion);
  if (parent === file.tree.root) return parent.localName === 'unattend' ? passItems(insertion) : [];
  const meaning = meaningOf(file, parent);
  if (!meaning) return servicingItems(insertion);
  if (meaning.kind === 'pass') return componentItems(meaning.pass, insertion);
  return settingItems(meaning, insertion);
}
