/** What clients get that cannot show snippets, Markdown or nested symbols. */
import type {
  CompletionItem,
  DocumentSymbol,
  MarkupContent,
  SymbolInformation,
  TextEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { withoutStops } from '../features/skeleton';
import type { ClientAbilities } from './session';

/** Text with emphasis, code and links, or the same in plain words for a client that would show the marks. */
export function toMarkup(value: string, { showsMarkdown }: ClientAbilities): MarkupContent {
  return showsMarkdown
    ? { kind: 'markdown', value: withoutImages(value) }
    : { kind: 'plaintext', value: plainText(value) };
}

/** An editor would fetch them: names and schemas of others may hold the address of one. */
export function withoutImages(markdown: string): string {
  return markdown.replace(/!(?=\[)/g, '!\u200b');
}

/** An item without tab stops, its further lines indented as the one that it is inserted into. */
export function withoutSnippet(document: TextDocument, item: CompletionItem): CompletionItem {
  const { insertTextFormat, insertTextMode, textEdit, ...rest } = item;
  if (insertTextFormat === undefined || !textEdit || !('range' in textEdit)) return item;
  const { start } = textEdit.range;
  const line = document.getText({ start: { line: start.line, character: 0 }, end: start });
  const indentation = /^\s*/.exec(line)![0];
  const newText = withoutStops(textEdit.newText).replaceAll('\n', `\n${indentation}`);
  return { ...rest, textEdit: { ...textEdit, newText } satisfies TextEdit };
}

/** All symbols one after the other, each with the name of the one around it. */
export function flatSymbols(
  uri: string,
  symbols: readonly DocumentSymbol[],
  containerName = '',
): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range }, ...(containerName && { containerName }) },
    ...flatSymbols(uri, children, name),
  ]);
}

function plainText(markdown: string): string {
  return markdown
    .replace(/^ *```.*\n?/gm, '')
    .replace(/^#+ /gm, '')
    .replace(/\[([^[\]]+)\]\((https?:[^()\s]+)\)/g, '$1 ($2)')
    .replace(/\[([^[\]]+)\]\([^()\s]+\)/g, '$1')
    .replace(/\*\*([^*\n]+)\*\*|`([^`\n]+)`/g, '$1$2')
    .replace(/\\([^\w\s])/g, '$1')
    .trim();
}
