/** Keys of list items that a block adds: numbers go on behind those of the list, names stay. */
import type { Setting } from '../../answer-file/answer-file';
import { listKeyOf } from '../../answer-file/query';
import type { ElementNode } from '../../syntax/nodes';
import { attributeOf, textContent } from '../../syntax/query';
import { type BlockBody, withValues } from './body';
import type { BlockValues } from './values';

/**
 * The item with a key that no item of the list has; undefined when the list has an item of that name already.
 * Numbers of several items are shifted together, so that their order stays.
 */
export function withFreeKey(
  xml: string,
  body: BlockBody,
  element: ElementNode,
  key: string,
  present: readonly Setting[],
  shifts: Map<string, number>,
  values: BlockValues,
): string | undefined {
  const written = keyOf(body, element, key);
  if (present.length === 0 || written === undefined) return xml;
  const keys = present.map(listKeyOf);
  if (!/^\d+$/.test(written.text)) {
    const wanted = withValues(written.text, values).toLowerCase();
    return keys.some((one) => one?.toLowerCase() === wanted) ? undefined : xml;
  }
  const numbers = keys.map(Number).filter(Number.isInteger);
  let shift = shifts.get(element.localName);
  if (shift === undefined) {
    shift = numbers.reduce((most, number) => Math.max(most, number), 0);
    shifts.set(element.localName, shift);
  }
  const number = String(Number(written.text) + shift);
  return key === 'wcm:keyValue'
    ? xml.replace(/wcm:keyValue="\d+"/, `wcm:keyValue="${number}"`)
    : xml.replace(`<${key}>${written.text}</${key}>`, `<${key}>${number}</${key}>`);
}

function keyOf(body: BlockBody, element: ElementNode, key: string): { readonly text: string } | undefined {
  if (key === 'wcm:keyValue') {
    const attribute = attributeOf(element, key);
    return attribute && { text: attribute.value };
  }
  const child = element.children.find((one) => one.kind === 'element' && one.localName === key);
  return child?.kind === 'element' ? { text: textContent(body.text, child).value.trim() } : undefined;
}
