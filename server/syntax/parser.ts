/**
 * Text to tree, for any text: parsing never throws, loses nothing and goes on after every error.
 *
 * What is missing is made up so that the parts that are intact keep their place (docs/architecture.md, "Recovery").
 * Time and memory grow linearly with the text, also for hostile input.
 */
import { EXCLAMATION, isNameStart, QUESTION, SLASH } from './characters';
import { ErrorList } from './error-list';
import { checkCharacters } from './illegal-characters';
import { type NamespaceScope, OUTERMOST_SCOPE, resolveAttributes } from './namespaces';
import type { CharacterNode, DocumentNode, ElementNode, SyntaxTree } from './nodes';
import {
  childrenBeforeSibling,
  moveChildren,
  type OpenDocument,
  type OpenElement,
  type OpenNode,
  openElement,
  type Parent,
  tagRange,
} from './open-nodes';
import {
  checkDuplicates,
  checkReferences,
  endOfName,
  type ScannedStartTag,
  scanStartTag,
  shorten,
  skipWhiteSpace,
} from './scanner';
import { SectionScanner } from './sections';
import { UnfinishedElements } from './unfinished-elements';

/** Where parsing stops; what lies beyond becomes one `stray` node and one error. */
export interface Limits {
  /** Elements inside one another. */
  readonly depth: number;
  /** Nodes in the tree. */
  readonly nodes: number;
  /** UTF-16 units of text. */
  readonly length: number;
}

/** Real answer files have a depth of 11 and 40 nodes a KB. */
export const DEFAULT_LIMITS: Limits = { depth: 256, nodes: 4_000_000, length: 32 * 1024 * 1024 };

/** Returns the tree of `text` with every syntax error in it. */
export function parse(text: string, limits: Limits = DEFAULT_LIMITS): SyntaxTree {
  return new Parser(text, limits).parse();
}

class Parser {
  readonly #text: string;
  readonly #limits: Limits;
  readonly #errors = new ErrorList();
  readonly #sections: SectionScanner;
  readonly #document: OpenDocument;
  /** The open elements, outermost first, and the namespaces in force inside each. */
  readonly #stack: OpenElement[] = [];
  readonly #scopes: NamespaceScope[] = [OUTERMOST_SCOPE];
  readonly #unfinished = new UnfinishedElements();
  /** Elements that hold others; what closes or moves later stays in it. */
  readonly #containers = new Set<Parent>();
  #root: OpenElement | undefined;
  readonly #comments: OpenNode[] = [];
  #nodes = 0;
  #position = 0;
  #limitWasReached = false;

  constructor(text: string, limits: Limits) {
    this.#text = text;
    this.#limits = limits;
    this.#sections = new SectionScanner(text, this.#errors);
    this.#document = { kind: 'document', start: 0, end: text.length, children: [] };
  }

  parse(): SyntaxTree {
    const text = this.#text;
    if (text.charCodeAt(0) === 0xfeff) this.#position = 1;
    while (this.#position < text.length && !this.#limitReached()) {
      this.#readText();
      if (this.#position < text.length) this.#readMarkup();
    }
    while (this.#stack.length > 0) this.#closeUnclosed(text.length, undefined);
    if (!this.#root) {
      const message = 'The file has no root element: an answer file begins with <unattend>.';
      this.#errors.add('root-missing', 0, Math.min(text.length, 1), message);
    }
    checkCharacters(text, this.#errors);
    return {
      text,
      document: this.#document as DocumentNode,
      root: this.#root as ElementNode | undefined,
      comments: this.#comments as CharacterNode[],
      errors: this.#errors.sorted(),
    };
  }

  get #current(): Parent {
    return this.#stack[this.#stack.length - 1] ?? this.#document;
  }

  /** Moves to the next markup and keeps the text before it, unless it is only white space. */
  #readText(): void {
    const text = this.#text;
    const start = this.#position;
    let end = start;
    let checked = start;
    for (;;) {
      end = text.indexOf('<', end);
      if (end === -1) end = text.length;
      if (end === text.length || beginsMarkup(text, end + 1)) break;
      const holeEnd = this.#sections.endOfTemplateHole(end);
      if (holeEnd !== undefined) {
        this.#checkText(checked, end);
        end = checked = holeEnd;
        continue;
      }
      const message = 'A "<" in text must be written "&lt;"; a tag needs a name behind it.';
      this.#errors.add('less-than-in-text', end, end + 1, message);
      end++;
    }
    this.#position = end;
    if (skipWhiteSpace(text, start) >= end) return;
    this.#append({ kind: 'text', start, end, parent: this.#current });
    this.#checkText(checked, end);
    // What a template writes outside the root, such as its own description, is gone when Setup reads the file.
    if (this.#stack.length === 0 && !this.#sections.isOnlyTemplateHoles(start, end)) {
      const first = skipWhiteSpace(text, start);
      const shown = shorten(text.slice(first, end).trim());
      this.#errors.add('content-outside-root', first, end, `Text outside the root element: "${shown}".`);
    }
  }

  /** Reports what must not stand in text; the placeholders of templates are left out. */
  #checkText(start: number, end: number): void {
    const raw = this.#text.slice(start, end);
    if (raw.includes('&')) checkReferences(this.#text, start, end, this.#errors);
    const sectionEnd = raw.indexOf(']]>');
    if (sectionEnd === -1) return;
    const at = start + sectionEnd;
    this.#errors.add('section-end-in-text', at, at + 3, '"]]>" in text must be written "]]&gt;".');
  }

  #readMarkup(): void {
    const next = this.#text.charCodeAt(this.#position + 1);
    if (next === SLASH) this.#readEndTag();
    else if (next === EXCLAMATION || next === QUESTION) this.#readSection();
    else this.#readStartTag();
  }

  #readSection(): void {
    const { kind, end } = this.#sections.scan(this.#position);
    const start = this.#position;
    const node: OpenNode = { kind, start, end, parent: this.#current };
    this.#append(node);
    if (kind === 'comment') this.#comments.push(node);
    this.#position = end;
    if (kind === 'cdata' && this.#stack.length === 0) {
      this.#errors.add('content-outside-root', start, end, 'A CDATA section outside the root element.');
    }
  }

  #readStartTag(): void {
    const start = this.#position;
    const tag = scanStartTag(this.#text, start, this.#errors);
    const scope = this.#resolve(tag);
    const element = openElement(start, tag, this.#current, scope, this.#errors);
    this.#append(element);
    this.#position = tag.end;
    const isRoot = this.#stack.length === 0 && this.#enterRoot(element);
    if (tag.selfClosing) return;
    // The root holds the rest of the file, also while somebody types in its start tag.
    if (!tag.finished && !isRoot) {
      this.#unfinished.add(element);
      return;
    }
    this.#stack.push(element);
    this.#scopes.push(scope);
  }

  #resolve(tag: ScannedStartTag): NamespaceScope {
    const outer = this.#scopes[this.#scopes.length - 1]!;
    if (tag.attributes.length === 0) return outer;
    checkDuplicates(tag.attributes, this.#errors);
    return resolveAttributes(tag.attributes, outer, this.#errors);
  }

  /** Returns true when the element is the root, and reports it when there is one already. */
  #enterRoot(element: OpenElement): boolean {
    if (!this.#root) {
      this.#root = element;
      return true;
    }
    const { nameStart, name } = element;
    const related = { ...tagRange(this.#root), message: 'The first root element' };
    const message = 'A file has one root element; this is a second one.';
    this.#errors.add('root-repeated', nameStart, nameStart + name.length, message, related);
    return false;
  }

  #readEndTag(): void {
    const start = this.#position;
    const nameStart = start + 2;
    const nameEnd = endOfName(this.#text, nameStart);
    const afterBlank = skipWhiteSpace(this.#text, nameEnd);
    const finished = this.#text[afterBlank] === '>';
    const end = finished ? afterBlank + 1 : nameEnd;
    const name = this.#text.slice(nameStart, nameEnd);
    this.#position = end;
    if (!finished) {
      const message = `The end tag </${name} is not finished: add "${name ? '' : 'a name and '}>".`;
      this.#errors.add('end-tag-unfinished', start, end, message);
    }
    const endTag = { start, end, nameStart, nameEnd };
    if (this.#unfinished.adopt(name, endTag, this.#stack, this.#current)) return;
    const depth = this.#depthToClose(name, start);
    if (depth === -1) {
      this.#append({ kind: 'stray', start, end, parent: this.#current });
      if (finished)
        this.#errors.add('end-tag-unexpected', start, end, `Nothing is open that </${name}> could close.`);
      return;
    }
    while (this.#stack.length > depth + 1) this.#closeUnclosed(start, endTag);
    const element = this.#stack.pop()!;
    this.#scopes.pop();
    element.endTag = endTag;
    element.end = end;
    if (finished && element.name !== name) {
      const related = { ...tagRange(element), message: 'Opened here' };
      const message = `</${name}> does not close <${element.name}>.`;
      this.#errors.add('end-tag-unexpected', start, end, message, related);
    }
  }

  /** Index in the stack of the element that this end tag closes; -1 when it closes none. */
  #depthToClose(name: string, start: number): number {
    for (let depth = this.#stack.length - 1; depth >= 0; depth--) {
      if (this.#stack[depth]!.name === name) return depth;
    }
    // A misspelt or half-typed end tag most likely ends the value before it.
    const current = this.#stack[this.#stack.length - 1];
    const isLeaf = current && !this.#containers.has(current);
    const endsValue = isLeaf && (current.children.length > 0 || current.startTagEnd === start);
    return endsValue ? this.#stack.length - 1 : -1;
  }

  /** Closes the innermost element, which has no end tag, because `endTag` closes one around it or the text ends. */
  #closeUnclosed(position: number, endTag: ElementNode['endTag']): void {
    const element = this.#stack.pop()!;
    this.#scopes.pop();
    const isFinished = this.#text[element.startTagEnd - 1] === '>';
    if (isFinished && (position < this.#text.length || !this.#limitWasReached)) {
      const related = endTag && {
        start: endTag.start,
        end: endTag.end,
        message: 'It must end before this tag',
      };
      const { start, end } = tagRange(element);
      const message = `<${element.name}> has no end tag </${element.name}>.`;
      this.#errors.add('element-unclosed', start, end, message, related);
    }
    const kept = childrenBeforeSibling(element);
    if (kept < element.children.length) moveChildren(element, kept, element.parent);
    element.end = element.children[element.children.length - 1]?.end ?? element.startTagEnd;
  }

  #limitReached(): boolean {
    const { depth, nodes, length } = this.#limits;
    let message: string | undefined;
    if (this.#stack.length >= depth) message = `elements are nested more than ${depth} deep`;
    else if (this.#nodes >= nodes) message = `the file has more than ${nodes} elements, texts and comments`;
    else if (this.#position >= length) message = `the file is longer than ${length} characters`;
    if (message === undefined) return false;
    const start = this.#position;
    const end = this.#text.length;
    this.#limitWasReached = true;
    const sentence = `Nothing is checked from here on: ${message}.`;
    this.#errors.add('limit-reached', start, Math.min(end, start + 1), sentence);
    this.#append({ kind: 'stray', start, end, parent: this.#current });
    this.#position = end;
    return true;
  }

  #append(node: OpenNode): void {
    this.#nodes++;
    const parent = this.#current;
    parent.children.push(node);
    if (node.kind === 'element') this.#containers.add(parent);
  }
}

function beginsMarkup(text: string, position: number): boolean {
  const code = text.charCodeAt(position);
  if (code === EXCLAMATION) return SectionScanner.begins(text, position - 1);
  return isNameStart(code) || code === SLASH || code === QUESTION;
}
