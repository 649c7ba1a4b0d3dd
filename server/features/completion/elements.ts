/** Completion of elements: what may stand inside the element around the cursor. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { prefixOf } from '../../answer-file/edits';
import { meaningOf } from '../../answer-file/locate';
import { blockItems } from '../blocks/block-items';
import { componentItems } from './components';
import { type ElementLocation, type Insertion, insertionAt } from './insertion';
import type { Completion, CompletionItem } from './item';
import { settingItems } from './settings';
import { passItems, rootItems, servicingItems } from './shell';

export function completeElement(file: AnswerFile, location: ElementLocation): Completion {
  const insertion = insertionAt(file, location);
  const { range, parent } = insertion;
  const items = [...elementItems(file, insertion), ...blockItems(insertion)];
  const prefix = prefixOf(parent);
  return { range, items: prefix === '' ? items : items.map((item) => foundByPrefix(item, prefix)) };
}

/** An editor compares what is typed, prefix included. */
function foundByPrefix(item: CompletionItem, prefix: string): CompletionItem {
  return { ...item, filterText: prefix + (item.filterText ?? item.label) };
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
