/**
 * Makes a file serve a further architecture, or only one. What "Merge" does is in merge-architectures.ts.
 *
 * "Add the component for x86" copies a component with another processorArchitecture behind it; on the root element
 * all components are copied. "Keep only the components for amd64" removes those of other architectures.
 */
import type { Component } from '../../answer-file/answer-file';
import { indentOf, insertAt, lineBreakOf, removeElement, type TextEdit } from '../../answer-file/edits';
import { attributeOf, isClosed } from '../../syntax/query';
import { mergeAll, mergeIntoTwin } from './merge-architectures';
import type { Refactoring, RefactoringPlace } from './refactoring';

const ARCHITECTURES = ['amd64', 'x86', 'arm64'];

export function changeArchitectures(place: RefactoringPlace): readonly Refactoring[] {
  const { file, element, component, setting } = place;
  if (file.hasDirectives) return [];
  if (component && !setting)
    return [
      ...copiesOf(place, component),
      ...mergeIntoTwin(place),
      ...keepOnly(place, component.architecture),
    ];
  if (!element || element !== file.tree.root) return [];
  const used = new Set(file.components.map(({ architecture }) => architecture));
  const known = ARCHITECTURES.filter((architecture) => used.has(architecture));
  return [
    ...ARCHITECTURES.filter((architecture) => !used.has(architecture)).flatMap((architecture) =>
      addAll(place, architecture, known),
    ),
    ...known.flatMap((from) => known.flatMap((to) => (from === to ? [] : mergeAll(place, from, to)))),
    ...(known.length > 1 ? known.flatMap((architecture) => keepOnly(place, architecture)) : []),
  ];
}

function copiesOf({ file }: RefactoringPlace, component: Component): readonly Refactoring[] {
  if (!ARCHITECTURES.includes(component.architecture) || !isClosed(component.node)) return [];
  return ARCHITECTURES.filter((architecture) => isMissing(component, architecture)).map((architecture) => ({
    title: `Add the component for ${architecture}`,
    kind: 'rewrite',
    edits: [copy(file.tree.text, component, architecture)],
  }));
}

/** Copies each component of the architecture that the file is for now. */
function addAll(
  { file }: RefactoringPlace,
  architecture: string,
  known: readonly string[],
): readonly Refactoring[] {
  const [from] = known;
  const components = file.components.filter(
    (component) => component.architecture === from && isMissing(component, architecture),
  );
  if (components.length === 0 || !components.every(({ node }) => isClosed(node))) return [];
  const edits = components.map((component) => copy(file.tree.text, component, architecture));
  return [{ title: `Add all components for ${architecture}`, kind: 'rewrite', edits }];
}

function keepOnly({ file }: RefactoringPlace, architecture: string): readonly Refactoring[] {
  const others = file.components.filter(
    (component) => ARCHITECTURES.includes(component.architecture) && component.architecture !== architecture,
  );
  if (!ARCHITECTURES.includes(architecture) || others.length === 0) return [];
  if (!others.every(({ node }) => isClosed(node))) return [];
  const edits = others.map(({ node }) => removeElement(file.tree.text, node));
  return [{ title: `Keep only the components for ${architecture}`, kind: 'rewrite', edits }];
}

function isMissing(component: Component, architecture: string): boolean {
  const { schema, pass, name } = component;
  if (schema?.architectures && !schema.architectures.includes(architecture)) return false;
  return !pass.components.some(
    (other) => other.name.toLowerCase() === name.toLowerCase() && other.architecture === architecture,
  );
}

/** The copy stands on the next line, with the same text but for its architecture. */
function copy(text: string, { node }: Component, architecture: string): TextEdit {
  const { valueStart, valueEnd } = attributeOf(node, 'processorArchitecture')!;
  const written = text.slice(node.start, valueStart) + architecture + text.slice(valueEnd, node.end);
  const lineBreak = lineBreakOf(text);
  return insertAt(node.end, `${lineBreak}${indentOf(text, node.start)}${written}`);
}
