/** What the client shows: texts that go through `l10n.t`, and what looks like a text and does not. */
import { readFileSync } from 'node:fs';
import { parseSync } from '@swc/core';
import { globSync } from 'tinyglobby';

export interface ClientTexts {
  /** Each once. */
  readonly translatable: readonly string[];
  readonly others: readonly string[];
}

/** The texts of all files of the client. */
export function clientTexts(): ClientTexts {
  const files = globSync('client/**/*.{ts,tsx}').sort();
  const found = files.map((file) => textsOf(readFileSync(file, 'utf8'), file.endsWith('x')));
  return {
    translatable: [...new Set(found.flatMap(({ translatable }) => translatable))],
    others: [...new Set(found.flatMap(({ others }) => others))],
  };
}

/** Throws when `l10n.t` gets anything but a literal: nobody could translate it. */
export function textsOf(source: string, hasTags = false): ClientTexts {
  const translatable: string[] = [];
  const others: string[] = [];
  const visit = (value: unknown, isShown: boolean): void => {
    if (Array.isArray(value)) {
      for (const one of value) visit(one, isShown);
    } else if (isNode(value)) {
      visitNode(value, isShown);
    } else if (typeof value === 'object' && value !== null) {
      for (const one of Object.values(value)) visit(one, isShown);
    }
  };
  const visitNode = (node: Node, isShown: boolean): void => {
    const text = textOf(node);
    if (text !== undefined) {
      if (isShown ? /\p{L}{2}/u.test(text) : looksLikeText(text)) others.push(text.trim());
      return;
    }
    if (isNeverShown(node)) return;
    if (calleeOf(node) === 'l10n.t') {
      const [first, ...values] = node.arguments as readonly { readonly expression: Node }[];
      if (first?.expression.type !== 'StringLiteral') throw new Error('l10n.t needs a literal as its text.');
      translatable.push(first.expression.value as string);
      visit(values, false);
      return;
    }
    const shows = isShowing(node);
    for (const [name, child] of Object.entries(node)) visit(child, (shows ?? isShown) && name !== 'key');
  };
  visit(parseSync(source, { syntax: 'typescript', tsx: hasTags }).body, false);
  return { translatable, others };
}

/** The bundle of the English texts, as VS Code wants it: each text is its own key. Its order outlives moved code. */
export function englishBundle(): Readonly<Record<string, string>> {
  return Object.fromEntries([...clientTexts().translatable].sort().map((text) => [text, text]));
}

interface Node {
  readonly type: string;
  readonly [part: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Of a literal, a piece of a template or words between tags. */
function textOf(node: Node): string | undefined {
  switch (node.type) {
    case 'StringLiteral':
    case 'JSXText':
      return node.value as string;
    case 'TemplateElement':
      return withoutTags(node.cooked as string);
    default:
      return undefined;
  }
}

/** Templates write HTML and SVG; a gap may stand in the middle of a tag. */
function withoutTags(text: string): string {
  return text.replace(/^[^<>]*>|<[^<>]*(?:>|$)/g, ' ');
}

/** Two words beside each other, or one that begins a sentence. */
function looksLikeText(text: string): boolean {
  return /\p{L}{2}[,:;.!?…]? \p{L}{2}/u.test(text) || /^\s*\p{Lu}\p{Ll}+[.!?…]?\s*$/u.test(text);
}

/** Addresses of modules, types, what is compared, names of styles, and the log, which is for those who help. */
function isNeverShown(node: Node): boolean {
  const { type } = node;
  if (['ImportDeclaration', 'ExportNamedDeclaration', 'TsLiteralType'].includes(type)) return true;
  if (type === 'BinaryExpression') return /^[!=]==$/.test(String(node.operator));
  if (type === 'JSXAttribute') return nameOf(node.name) === 'class';
  return /^log\./.test(calleeOf(node) ?? '');
}

/** Whether what stands in it is shown to a person; undefined when that is said further out. */
function isShowing(node: Node): boolean | undefined {
  switch (node.type) {
    case 'CallExpression':
      return /^window\.(?:show\w+Message|setStatusBarMessage)$/.test(calleeOf(node) ?? '');
    case 'JSXElement':
      return true;
    case 'JSXAttribute':
    case 'KeyValueProperty':
      return SHOWN.has(nameOf(node.type === 'JSXAttribute' ? node.name : node.key) ?? '');
    case 'AssignmentExpression':
      return SHOWN.has(nameOf((node.left as Node).property) ?? '');
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return false;
    default:
      return undefined;
  }
}

const SHOWN: ReadonlySet<string> = new Set([
  'alt',
  'aria-label',
  'description',
  'detail',
  'label',
  'placeHolder',
  'placeholder',
  'prompt',
  'title',
  'tooltip',
  'validationMessage',
]);

/** `window.showErrorMessage` of a call of it. */
function calleeOf({ type, callee }: Node): string | undefined {
  if (type !== 'CallExpression' || !isNode(callee) || callee.type !== 'MemberExpression') return undefined;
  const [object, property] = [nameOf(callee.object), nameOf(callee.property)];
  return object && property && `${object}.${property}`;
}

/** Of an identifier, or of a key in quotation marks. */
function nameOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  return ['Identifier', 'StringLiteral'].includes(value.type) ? String(value.value) : undefined;
}
