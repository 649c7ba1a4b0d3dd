/** The indentation that a document uses already. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { walkElements } from '../../syntax/query';
import { indentBefore } from './layout';

/** One level of indentation: what most elements have more than the element around them; else two blanks. */
export function indentUnitOf({ tree }: AnswerFile): string {
  const counts = new Map<string, number>();
  for (const element of walkElements(tree)) {
    if (element.parent.kind === 'document') continue;
    const outer = indentBefore(tree.text, element.parent.start);
    const inner = indentBefore(tree.text, element.start);
    if (outer === undefined || inner === undefined || !inner.startsWith(outer) || inner === outer) continue;
    const unit = inner.slice(outer.length);
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  let most = 0;
  let found = '  ';
  for (const [unit, count] of counts) {
    if (count <= most) continue;
    most = count;
    found = unit;
  }
  return found;
}
