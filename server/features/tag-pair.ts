/** The names in the two tags of an element. */
import type { AnswerFile } from '../answer-file/answer-file';
import { locate } from '../answer-file/locate';
import type { ElementNode, TextRange } from '../syntax/nodes';
import { nameRange } from '../syntax/query';

export interface TagPair {
  readonly element: ElementNode;
  /** The name in the start tag and the one in the end tag, if there is one. */
  readonly names: readonly TextRange[];
}

/** The element in whose tag name `offset` stands. */
export function tagPairAt(file: AnswerFile, offset: number): TagPair | undefined {
  const location = locate(file, offset);
  if (location.slot !== 'element-name' && location.slot !== 'end-tag') return undefined;
  const { element } = location;
  if (!element) return undefined;
  const { endTag } = element;
  const names = [nameRange(element), ...(endTag ? [{ start: endTag.nameStart, end: endTag.nameEnd }] : [])];
  return names.some(({ start, end }) => start <= offset && offset <= end) ? { element, names } : undefined;
}
