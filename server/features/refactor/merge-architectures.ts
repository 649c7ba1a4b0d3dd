/**
 * Unites the components of two architectures in those of one.
 *
 * A setting that both have in the same way stays once, one that only the other has moves over, and a component
 * without a twin gets the architecture. Where the two say different things nothing is offered: only the author knows
 * which is right.
 */
import type { AnswerFile, Component, Setting } from '../../answer-file/answer-file';
import {
  declareWcmOf,
  indentOf,
  insertAt,
  lineBreakOf,
  removeElement,
  setAttribute,
  type TextEdit,
  withoutRepeatedDeclarations,
} from '../../answer-file/edits';
import type { ContentNode, ElementNode } from '../../syntax/nodes';
import { contentRange, isClosed } from '../../syntax/query';
import type { Refactoring, RefactoringPlace } from './refactoring';

/** Merges the component at the cursor into its twin for another architecture. */
export function mergeIntoTwin({ file, component }: RefactoringPlace): readonly Refactoring[] {
  if (!component) return [];
  return component.pass.components
    .filter((other) => isTwin(component, other))
    .flatMap((twin) => {
      const edits = mergeInto(file, component, twin);
      const title = `Merge into the component for ${twin.architecture}`;
      return edits ? [{ title, kind: 'rewrite', edits }] : [];
    });
}

/** Merges all components of one architecture into those of another. */
export function mergeAll({ file }: RefactoringPlace, from: string, to: string): readonly Refactoring[] {
  const edits: TextEdit[] = [];
  for (const component of file.components) {
    if (component.architecture !== from) continue;
    const twin = component.pass.components.find(
      (other) => other.architecture === to && isTwin(component, other),
    );
    const made = twin ? mergeInto(file, component, twin) : moveTo(component, to);
    if (!made) return [];
    edits.push(...made);
  }
  return [
    {
      title: `Merge the components for ${from} into those for ${to}`,
      kind: 'rewrite',
      edits: withoutRepeatedDeclarations(edits),
    },
  ];
}

function isTwin(component: Component, other: Component): boolean {
  return (
    component.architecture !== other.architecture && component.name.toLowerCase() === other.name.toLowerCase()
  );
}

/** Undefined for a component that the architecture does not have. */
function moveTo({ node, schema }: Component, architecture: string): readonly TextEdit[] | undefined {
  if (schema?.architectures && !schema.architectures.includes(architecture)) return undefined;
  return [setAttribute(node, 'processorArchitecture', architecture)];
}

/** Undefined when the two contradict each other, or a comment would be lost. */
function mergeInto(file: AnswerFile, from: Component, to: Component): readonly TextEdit[] | undefined {
  const { text } = file.tree;
  if (from.node.name !== to.node.name || !isClosed(from.node) || !isClosed(to.node)) return undefined;
  const missing: Setting[] = [];
  const left = new Set<ContentNode>(from.node.children);
  for (const setting of from.settings) {
    const there = to.settings.filter(({ name }) => name === setting.name);
    if (there.length > 0 && !there.some((other) => isSame(text, setting, other))) return undefined;
    if (there.length === 0) missing.push(setting);
    left.delete(setting.node);
  }
  const whole = text.slice(to.node.start, to.node.end);
  if ([...left].some(({ start, end }) => !whole.includes(text.slice(start, end)))) return undefined;
  const removal = removeElement(text, from.node);
  if (missing.length === 0) return [removal];
  const last = to.node.children.at(-1);
  if (!last) return undefined;
  const gap = lineBreakOf(text) + indentOf(text, last.start);
  const moved = missing.map(({ node }) => gap + text.slice(node.start, node.end)).join('');
  return [removal, insertAt(last.end, moved), ...declareWcmOf(file, moved, from.node, to.node)];
}

/** True when two settings say the same, comments included; only white space between their tags may differ. */
function isSame(text: string, a: Setting, b: Setting): boolean {
  return writtenIn(text, a.node) === writtenIn(text, b.node);
}

/** An element without the white space between its tags. */
function writtenIn(text: string, node: ElementNode): string {
  const tag = text.slice(node.start, node.startTagEnd);
  if (node.children.every(({ kind }) => kind !== 'element')) {
    const { start, end } = contentRange(node);
    return tag + text.slice(start, end);
  }
  const children = node.children.map((child) =>
    child.kind === 'element' ? writtenIn(text, child) : text.slice(child.start, child.end),
  );
  return `${tag}${children.join('')}</>`;
}
