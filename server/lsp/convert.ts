/** From offsets and plain data to the types of LSP: the only place that knows both. */
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  FoldingRangeKind,
  type CodeLens as LspCodeLens,
  type DocumentLink as LspDocumentLink,
  type DocumentSymbol as LspDocumentSymbol,
  type FoldingRange as LspFoldingRange,
  type InlayHint as LspInlayHint,
  type TextEdit as LspTextEdit,
  type Range,
  SelectionRange,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from '../answer-file/edits';
import type { Finding, Fix } from '../checks/rule';
import type { CodeLens } from '../features/code-lens';
import type { DocumentLink } from '../features/document-links';
import type { FoldingRange } from '../features/folding';
import type { InlayHint } from '../features/inlay-hints';
import type { DocumentSymbol } from '../features/symbols';
import type { WorkspaceSymbol } from '../features/workspace-symbols';
import type { TextRange } from '../syntax/nodes';
import { fileIn } from './addresses';
import { DOCUMENTATION_SCHEME, EDIT_COMMAND, OPEN_PREVIEW, SHOW_PROBLEMS, SHOW_RULE } from './protocol';
import type { ClientAbilities } from './session';

export const SOURCE = 'unattend';

export function toRange(document: TextDocument, { start, end }: TextRange): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

export function toOffsets(document: TextDocument, { start, end }: Range): TextRange {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

export function toTextEdit(document: TextDocument, edit: TextEdit): LspTextEdit {
  return { range: toRange(document, edit), newText: edit.newText };
}

export function toTextEdits(document: TextDocument, edits: readonly TextEdit[]): LspTextEdit[] {
  return edits.map((edit) => toTextEdit(document, edit));
}

/** `client` says whether it opens the pages of the rules: a code leads nowhere else, least of all to the network. */
export function toDiagnostic(
  document: TextDocument,
  finding: Finding,
  client: Pick<ClientAbilities, 'opensDocumentation'>,
): Diagnostic {
  const { rule, severity, tag, related } = finding;
  return {
    range: toRange(document, finding.range),
    message: finding.message,
    severity: SEVERITIES[severity],
    source: SOURCE,
    code: rule.id,
    ...(client.opensDocumentation && { codeDescription: { href: ruleAddress(rule.id) } }),
    ...(tag && { tags: [tag === 'deprecated' ? DiagnosticTag.Deprecated : DiagnosticTag.Unnecessary] }),
    ...(related?.length && {
      relatedInformation: related.map(({ range, message }) => ({
        location: { uri: document.uri, range: toRange(document, range) },
        message,
      })),
    }),
  };
}

function ruleAddress(id: string): string {
  return `${DOCUMENTATION_SCHEME}:/rules/${id}.md`;
}

/** The page of a rule as a link in Markdown, where editors let only commands and web addresses pass. */
export function ruleCommandLink(id: string): string {
  return `command:${SHOW_RULE}?${encodeURIComponent(JSON.stringify([id]))}`;
}

export function toCodeAction(document: TextDocument, diagnostic: Diagnostic, fix: Fix): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: { changes: { [document.uri]: toTextEdits(document, fix.edits) } },
    ...(fix.preferred && { isPreferred: true }),
  };
}

/** An action that stands for itself, without a diagnostic. */
export function toAction(
  document: TextDocument,
  title: string,
  kind: string,
  edits: readonly TextEdit[],
): CodeAction {
  return {
    title,
    kind,
    edit: { changes: { [document.uri]: toTextEdits(document, edits) } },
  };
}

export function toInlayHint(document: TextDocument, { offset, label, tooltip }: InlayHint): LspInlayHint {
  return {
    position: document.positionAt(offset),
    label,
    paddingLeft: true,
    ...(tooltip && { tooltip }),
  };
}

export function toCodeLens(
  document: TextDocument,
  { range, title, action }: CodeLens,
  { runsCommands }: ClientAbilities,
): LspCodeLens {
  const place = toRange(document, range);
  const command = action && runsCommands ? LENS_COMMANDS[action] : '';
  return {
    range: place,
    command: {
      title,
      command,
      ...((command === OPEN_PREVIEW || command === EDIT_COMMAND) && {
        arguments: [document.uri, place.start],
      }),
    },
  };
}

const LENS_COMMANDS = {
  preview: OPEN_PREVIEW,
  'show-findings': SHOW_PROBLEMS,
  'edit-command': EDIT_COMMAND,
} as const;

export function toDocumentSymbol(document: TextDocument, symbol: DocumentSymbol): LspDocumentSymbol {
  const { name, detail, kind, selection, children } = symbol;
  const range = toRange(document, symbol.range);
  // The name stands behind the `<` that the range begins with: no position has to be searched for.
  const nameStart = range.start.character + selection.start - symbol.range.start;
  return {
    name,
    ...(detail !== '' && { detail }),
    kind: SYMBOL_KINDS[kind],
    range,
    selectionRange: {
      start: { line: range.start.line, character: nameStart },
      end: { line: range.start.line, character: nameStart + selection.end - selection.start },
    },
    ...(children.length > 0 && { children: children.map((child) => toDocumentSymbol(document, child)) }),
  };
}

export function toWorkspaceSymbol(
  document: TextDocument,
  { name, kind, container, range }: WorkspaceSymbol,
): SymbolInformation {
  return {
    name,
    kind: WORKSPACE_SYMBOL_KINDS[kind],
    containerName: container,
    location: { uri: document.uri, range: toRange(document, range) },
  };
}

/** Returns undefined for a link to a file beside a document that lies in no folder. */
export function toDocumentLink(
  document: TextDocument,
  { target, ...range }: DocumentLink,
): LspDocumentLink | undefined {
  const uri =
    'url' in target
      ? target.url
      : 'rule' in target
        ? ruleAddress(target.rule)
        : besideDocument(document.uri, target.path);
  return uri === undefined ? undefined : { range: toRange(document, range), target: uri };
}

/** The address of a file beside a document; undefined for one that lies in no folder. */
export function besideDocument(uri: string, path: string): string | undefined {
  return fileIn(uri.slice(0, uri.lastIndexOf('/')), path);
}

/** Returns undefined for a range on a single line, which cannot fold. */
export function toFoldingRange(document: TextDocument, range: FoldingRange): LspFoldingRange | undefined {
  const startLine = document.positionAt(range.start).line;
  const endLine = document.positionAt(range.end).line - (range.kind === 'element' ? 1 : 0);
  if (endLine <= startLine) return undefined;
  const kind =
    range.kind === 'region'
      ? FoldingRangeKind.Region
      : range.kind === 'comment'
        ? FoldingRangeKind.Comment
        : undefined;
  return { startLine, endLine, ...(kind && { kind }) };
}

/** Builds the nested value of LSP from ranges that are sorted from the inside out. */
export function toSelectionRange(document: TextDocument, ranges: readonly TextRange[]): SelectionRange {
  let outer: SelectionRange | undefined;
  for (const range of ranges.toReversed()) outer = SelectionRange.create(toRange(document, range), outer);
  return outer!;
}

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

const SYMBOL_KINDS = {
  pass: SymbolKind.Module,
  component: SymbolKind.Class,
  container: SymbolKind.Object,
  setting: SymbolKind.String,
  boolean: SymbolKind.Boolean,
  number: SymbolKind.Number,
} as const;

const WORKSPACE_SYMBOL_KINDS = {
  component: SymbolKind.Class,
  account: SymbolKind.Variable,
  'computer-name': SymbolKind.Constant,
} as const;
