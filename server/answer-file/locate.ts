/** What stands at an offset: the one context that completion, hover and every other feature start from. */

import type {
  AttributeNode,
  CharacterNode,
  ContentNode,
  DocumentNode,
  ElementNode,
  SyntaxTree,
  TextRange,
} from '../syntax/nodes';
import { childAt, contentRange, elementAt } from '../syntax/query';
import type { AnswerFile, Component, Pass, Setting } from './answer-file';
import { perFile } from './per-file';

/** What an element means in an answer file. */
export type Meaning =
  | { readonly kind: 'pass'; readonly pass: Pass }
  | { readonly kind: 'component'; readonly pass: Pass; readonly component: Component }
  | {
      readonly kind: 'setting';
      readonly pass: Pass;
      readonly component: Component;
      readonly setting: Setting;
    };

interface Place {
  readonly offset: number;
  /** What a completion here replaces: the name or value around the offset, or nothing at the offset. */
  readonly range: TextRange;
}

export type Location = Place &
  (
    | {
        /** Behind `<`, in the name of a start tag; `element` is the one being named, if it is more than a `<`. */
        readonly slot: 'element-name';
        readonly element: ElementNode | undefined;
        readonly parent: ElementNode | DocumentNode;
      }
    | {
        /** In a start tag behind the name; `attribute` is the one being named, if there is one. */
        readonly slot: 'attribute-name';
        readonly element: ElementNode;
        readonly attribute: AttributeNode | undefined;
      }
    | { readonly slot: 'attribute-value'; readonly element: ElementNode; readonly attribute: AttributeNode }
    | {
        /** Between tags; `parent` is the element around it. For a leaf the range is its whole value. */
        readonly slot: 'text';
        readonly parent: ElementNode | DocumentNode;
      }
    | {
        /** Behind `</`; `element` is the one that the tag closes or would close. */
        readonly slot: 'end-tag';
        readonly element: ElementNode | undefined;
      }
    | {
        /** In a comment, CDATA section, processing instruction or DOCTYPE. */
        readonly slot: 'section';
        readonly node: CharacterNode;
        readonly parent: ElementNode | DocumentNode;
      }
  );

/** Returns the slot at `offset` (UTF-16 units), also in half-typed text. */
export function locate(file: AnswerFile, offset: number): Location {
  const { tree } = file;
  const element = elementAt(tree, offset);
  const inTag = element && locateInTags(tree.text, element, offset);
  if (inTag) return inTag;
  const parent = element ?? tree.document;
  const child = childAt(parent.children, offset) ?? unterminatedSection(tree, parent, offset);
  if (child && child.kind !== 'element' && child.kind !== 'text' && child.kind !== 'stray') {
    return { slot: 'section', node: child, parent, offset, range: { start: offset, end: offset } };
  }
  return locateHalfTyped(tree.text, parent, offset) ?? locateText(tree.text, parent, offset);
}

/** Returns what an element means; undefined for the root, `servicing` and what is not part of an answer file. */
export function meaningOf(
  file: AnswerFile,
  element: ElementNode | DocumentNode | undefined,
): Meaning | undefined {
  if (element?.kind !== 'element') return undefined;
  return meaningsOf(file).get(element);
}

const meaningsOf = perFile((file): ReadonlyMap<ElementNode, Meaning> => {
  const meanings = new Map<ElementNode, Meaning>();
  for (const pass of file.passes) {
    meanings.set(pass.node, { kind: 'pass', pass });
    for (const component of pass.components) {
      meanings.set(component.node, { kind: 'component', pass, component });
      const pending = [...component.settings];
      for (let setting = pending.pop(); setting; setting = pending.pop()) {
        meanings.set(setting.node, { kind: 'setting', pass, component, setting });
        pending.push(...setting.settings);
      }
    }
  }
  return meanings;
});

function locateInTags(text: string, element: ElementNode, offset: number): Location | undefined {
  if (element.endTag && offset > element.endTag.start) {
    const { nameStart, nameEnd } = element.endTag;
    return {
      slot: 'end-tag',
      element,
      offset,
      range: { start: Math.min(nameStart, offset), end: Math.max(nameEnd, offset) },
    };
  }
  if (offset >= element.startTagEnd) return undefined;
  return locateInStartTag(text, element, offset);
}

function locateInStartTag(text: string, element: ElementNode, offset: number): Location {
  const nameEnd = element.nameStart + element.name.length;
  if (offset <= nameEnd) {
    return {
      slot: 'element-name',
      element,
      parent: element.parent,
      offset,
      range: { start: element.nameStart, end: nameEnd },
    };
  }
  for (const attribute of element.attributes) {
    if (offset < attribute.start || offset > attribute.end) continue;
    if (offset <= attribute.start + attribute.name.length) {
      const range = { start: attribute.start, end: attribute.start + attribute.name.length };
      return { slot: 'attribute-name', element, attribute, offset, range };
    }
    const isQuoted = text[attribute.valueStart - 1] === '"' || text[attribute.valueStart - 1] === "'";
    if (isQuoted && offset >= attribute.valueStart && offset <= attribute.valueEnd) {
      return {
        slot: 'attribute-value',
        element,
        attribute,
        offset,
        range: { start: attribute.valueStart, end: attribute.valueEnd },
      };
    }
  }
  return {
    slot: 'attribute-name',
    element,
    attribute: undefined,
    offset,
    range: { start: offset, end: offset },
  };
}

/** A tag that broke off ends where its text ends, so that the offset behind it lies outside the element. */
function locateHalfTyped(
  text: string,
  parent: ElementNode | DocumentNode,
  offset: number,
): Location | undefined {
  const before = text.slice(Math.max(0, offset - LONGEST_NAME), offset);
  const tag = /<(\/?)([^\s<>/="']*)$/.exec(before);
  if (tag) {
    const range = { start: offset - tag[2]!.length, end: offset };
    if (tag[1]) return { slot: 'end-tag', element: closedAt(parent, range.start - 2), offset, range };
    const element = parent.children.find(
      (child) => child.kind === 'element' && child.start === range.start - 1,
    );
    return { slot: 'element-name', element: element as ElementNode | undefined, parent, offset, range };
  }
  const previous = parent.children.findLast((child) => child.end <= offset);
  if (previous?.kind !== 'element' || text[previous.startTagEnd - 1] === '>') return undefined;
  return /^[ \t]*$/.test(text.slice(previous.end, offset))
    ? locateInStartTag(text, previous, offset)
    : undefined;
}

/** The element that the half-typed end tag at `start` closes, or would close. */
function closedAt(parent: ElementNode | DocumentNode, start: number): ElementNode | undefined {
  const closed = parent.children.findLast(
    (child) => child.kind === 'element' && child.endTag?.start === start,
  );
  if (closed?.kind === 'element') return closed;
  return parent.kind === 'element' ? parent : undefined;
}

/** A section that nothing closes ends with its line: behind its last character one is still inside. */
function unterminatedSection(
  { text, errors }: SyntaxTree,
  parent: ElementNode | DocumentNode,
  offset: number,
): ContentNode | undefined {
  const before = childAt(parent.children, offset - 0.5);
  if (!before || before.kind === 'element' || before.end !== offset || text[before.start] !== '<')
    return undefined;
  const isOpen = errors.some(
    ({ code, start, end }) => code === 'section-unterminated' && start >= before.start && end <= before.end,
  );
  return isOpen ? before : undefined;
}

const LONGEST_NAME = 200;

function locateText(text: string, parent: ElementNode | DocumentNode, offset: number): Location {
  const isLeaf = parent.kind === 'element' && !parent.children.some((child) => child.kind === 'element');
  if (isLeaf && parent.endTag) {
    const content = contentRange(parent);
    const raw = text.slice(content.start, content.end);
    const start = content.start + (raw.length - raw.trimStart().length);
    const end = content.end - (raw.length - raw.trimEnd().length);
    if (start <= offset && offset <= end) return { slot: 'text', parent, offset, range: { start, end } };
  }
  const word = /[^\s<>]*$/.exec(text.slice(Math.max(0, offset - LONGEST_NAME), offset))![0];
  const isWord = parent.kind === 'element' ? offset - word.length >= parent.startTagEnd : true;
  return {
    slot: 'text',
    parent,
    offset,
    range: { start: isWord ? offset - word.length : offset, end: offset },
  };
}
