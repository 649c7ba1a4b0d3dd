/** Completion items as LSP writes them; what most of them share is said once, to clients that understand it. */
import {
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem as LspCompletionItem,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Completion, CompletionItem } from '../features/completion/item';
import { toRange, toTextEdits } from './convert';
import { toMarkup, withoutSnippet } from './plain-clients';
import { OPEN_SUGGESTIONS } from './protocol';
import type { ClientAbilities } from './session';

export function toCompletionList(
  document: TextDocument,
  { range, items }: Completion,
  client: ClientAbilities,
): CompletionList {
  const defaults = client.completionDefaults;
  const snippets = items.map((item, index) => toCompletionItem(document, item, range, index, client));
  const written = client.insertsSnippets ? snippets : snippets.map((item) => withoutSnippet(document, item));
  const plain = { isIncomplete: false, items: written };
  if (items.length < 2) return plain;
  const shared: NonNullable<CompletionList['itemDefaults']> = {};
  if (defaults.includes('editRange')) {
    shared.editRange = toRange(document, range);
    for (const [index, item] of written.entries()) if (!items[index]!.range) dropRange(item);
  }
  // An item without characters needs them empty where others have some: only what all have is shared.
  for (const name of SHAREABLE) {
    if (defaults.includes(name)) share(name, written, shared);
  }
  return Object.keys(shared).length > 0 ? { ...plain, itemDefaults: shared } : plain;
}

const SHAREABLE = ['commitCharacters', 'insertTextFormat', 'insertTextMode'] as const;

/** The text of the edit is the label for an item that says none. */
function dropRange(item: LspCompletionItem): void {
  const { newText } = item.textEdit!;
  delete item.textEdit;
  if (newText !== item.label) item.textEditText = newText;
}

/** Takes a property from all items into the defaults when all say the same. */
function share(
  name: (typeof SHAREABLE)[number],
  items: readonly LspCompletionItem[],
  shared: NonNullable<CompletionList['itemDefaults']>,
): void {
  const value = items[0]?.[name];
  const text = JSON.stringify(value);
  if (value === undefined || items.some((item) => JSON.stringify(item[name]) !== text)) return;
  Object.assign(shared, { [name]: value });
  for (const item of items) delete item[name];
}

function toCompletionItem(
  document: TextDocument,
  item: CompletionItem,
  range: Completion['range'],
  index: number,
  client: ClientAbilities,
): LspCompletionItem {
  const { documentation, additionalEdits } = item;
  return {
    label: item.label,
    kind: COMPLETION_KINDS[item.kind],
    sortText: String(index).padStart(4, '0'),
    ...(item.filterText !== undefined && { filterText: item.filterText }),
    textEdit: { range: toRange(document, item.range ?? range), newText: item.newText },
    ...(item.isSnippet && {
      insertTextFormat: InsertTextFormat.Snippet,
      insertTextMode: InsertTextMode.adjustIndentation,
    }),
    ...(item.detail && { detail: item.detail }),
    ...(typeof documentation === 'string' && { documentation: toMarkup(documentation, client) }),
    ...(typeof documentation === 'object' && { data: documentation }),
    ...(additionalEdits && {
      additionalTextEdits: toTextEdits(document, additionalEdits),
    }),
    ...(item.deprecated && { tags: [CompletionItemTag.Deprecated] }),
    ...(item.preselect && { preselect: true }),
    ...(item.commitCharacters && { commitCharacters: [...item.commitCharacters] }),
    ...(item.suggestsNext &&
      client.runsCommands && { command: { title: 'Suggest', command: OPEN_SUGGESTIONS } }),
  };
}

const COMPLETION_KINDS = {
  pass: CompletionItemKind.Module,
  component: CompletionItemKind.Class,
  container: CompletionItemKind.Struct,
  setting: CompletionItemKind.Property,
  list: CompletionItemKind.Field,
  attribute: CompletionItemKind.Variable,
  value: CompletionItemKind.Value,
  tag: CompletionItemKind.Keyword,
  comment: CompletionItemKind.Snippet,
  block: CompletionItemKind.Snippet,
} as const;
