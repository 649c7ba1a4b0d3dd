/** Gives every item of a plan its place in lines and columns, beside the one in offsets. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextRange } from '../syntax/nodes';
import { toRange } from './convert';
import type { Located } from './protocol';

/** Returns a copy in which each object with a `range` has an `lspRange` too. */
export function locateRanges<Value>(document: TextDocument, value: Value): Located<Value> {
  return locateAll(document, value) as Located<Value>;
}

function locateAll(document: TextDocument, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => locateAll(document, item));
  if (typeof value !== 'object' || value === null) return value;
  const located: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) {
    located[key] = locateAll(document, part);
    if (key === 'range') located.lspRange = part && toRange(document, part as TextRange);
  }
  return located;
}
