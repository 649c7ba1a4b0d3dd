/** Everything that the product does with an answer file, over one input. */
import assert from 'node:assert/strict';
import { bind } from '../../server/answer-file/bind';
import { redact } from '../../server/answer-file/redact';
import { TARGET_ARCHITECTURES, TARGET_FIRMWARES, TARGET_WINDOWS } from '../../server/answer-file/target';
import { fixAll } from '../../server/checks/fix-all';
import { autoClose } from '../../server/features/auto-close';
import { blockFamilies } from '../../server/features/blocks/block';
import { insertBlock } from '../../server/features/blocks/insert-block';
import { insertLayout } from '../../server/features/blocks/insert-layout';
import { listLayouts, questionsOf } from '../../server/features/blocks/layouts';
import { codeLenses } from '../../server/features/code-lens';
import { complete, describeCompletion } from '../../server/features/completion/completion';
import { definitions } from '../../server/features/definition';
import { documentColors, spellColor } from '../../server/features/document-colors';
import { documentLinks } from '../../server/features/document-links';
import { foldingRanges } from '../../server/features/folding';
import { formatDocument, formatRange } from '../../server/features/format/format';
import { formatOnType } from '../../server/features/format/on-type';
import { highlights } from '../../server/features/highlights';
import { hover } from '../../server/features/hover';
import { inlayHints } from '../../server/features/inlay-hints';
import { insertSetting } from '../../server/features/insert-setting';
import { linkedEditingRanges } from '../../server/features/linked-editing';
import { organize } from '../../server/features/organize';
import { refactorings } from '../../server/features/refactor/refactorings';
import { suppress } from '../../server/features/refactor/suppress';
import { references } from '../../server/features/references';
import { prepareRename, rename } from '../../server/features/rename/rename';
import { searchSettings } from '../../server/features/search-settings';
import { selectionRanges } from '../../server/features/selection-range';
import { semanticTokens } from '../../server/features/semantic-tokens';
import { withoutStops } from '../../server/features/skeleton';
import { type DocumentSymbol, documentSymbols } from '../../server/features/symbols';
import { workspaceSymbols } from '../../server/features/workspace-symbols';
import { makeUnattended } from '../../server/plan/make-unattended';
import { planSetup, WAYS_IN } from '../../server/plan/setup-plan';
import { createReportWriter, REPORT_FORMATS } from '../../server/report/formats';
import { planHtml } from '../../server/report/plan-html';
import { planMarkdown } from '../../server/report/plan-markdown';
import { planText } from '../../server/report/plan-text';
import { addToSummary, EMPTY_SUMMARY, toReportedFile } from '../../server/report/reported-file';
import { withFindings } from '../../server/report/reported-plan';
import { editBytes } from '../../server/syntax/edit-bytes';
import { parse } from '../../server/syntax/parser';
import { apply, fileOf, valuesOf } from '../support/editing';
import { rangesIn } from '../support/plans';
import type { Case } from './cases';
import { assertInside, assertNoSecret, assertPrintable, edited, type Subject } from './subject';

export interface Stage {
  readonly name: string;
  readonly run: (subject: Subject, made: Case) => void;
}

export const STAGES: readonly Stage[] = [
  { name: 'findings', run: checkFindings },
  { name: 'fixes', run: checkFixes },
  { name: 'places', run: checkPlaces },
  { name: 'completion', run: checkCompletion },
  { name: 'whole file', run: checkWholeFile },
  { name: 'formatting', run: checkFormatting },
  { name: 'edits', run: checkEdits },
  { name: 'blocks', run: checkBlocks },
  { name: 'plan', run: checkPlan },
  { name: 'reports', run: checkReports },
  { name: 'redaction', run: checkRedaction },
];

/** Where many findings or items give the same, some of them do. */
const SAMPLE = 12;

function checkFindings(subject: Subject): void {
  const { text, findings } = subject;
  for (const { range, message, related = [] } of findings) {
    assertInside(range, text);
    assert.ok(range.end > range.start || text === '', 'a finding of nothing');
    assert.ok(message.length > 0 && message.length <= 1000, `a message of ${message.length} characters`);
    for (const place of related) assertInside(place.range, text);
    assertNoSecret(subject, [message, related], 'a finding');
  }
}

function checkFixes(subject: Subject): void {
  const { file, findings, random } = subject;
  for (const { rule, fixes, range } of sampled(subject, findings)) {
    for (const { title, edits } of fixes?.() ?? []) {
      edited(subject, edits, `the fix "${title}" of ${rule.id}`);
      assertNoSecret(subject, title, `a fix of ${rule.id}`);
      assert.ok(title.length < 500, `a title of ${title.length} characters of ${rule.id}`);
    }
    if (!random.once(4)) continue;
    for (const { title, edits } of suppress(file, rule.id, range)) edited(subject, edits, title);
  }
  edited(subject, fixAll(findings), 'fixing all');
}

function checkPlaces(subject: Subject): void {
  const { text, file, offsets, random } = subject;
  for (const offset of offsets) {
    const shown = hover(file, offset, (id) => id);
    if (shown) {
      assertInside(shown.range, text);
      assertNoSecret(subject, shown.markdown, 'a hover');
    }
    for (const { origin, range, selection } of definitions(file, offset)) {
      for (const place of [origin, range, selection]) assertInside(place, text);
    }
    for (const place of references(file, offset, true)) assertInside(place, text);
    for (const place of highlights(file, offset)) assertInside(place, text);
    for (const place of linkedEditingRanges(file, offset) ?? []) assertInside(place, text);
    const selections = selectionRanges(file, offset);
    for (const place of selections) assertInside(place, text);
    const renamable = prepareRename(file, offset);
    if (!('refusal' in renamable)) assertInside(renamable, text);
    const edits = rename(file, offset, random.pick(['a', '7', '<', 'ä b', '__proto__', '', '&"']));
    if (!('refusal' in edits)) edited(subject, edits, 'renaming');
    autoClose(file, offset);
    spellColor(file, offset, { red: 0, green: 1, blue: Number.NaN, alpha: 1 });
  }
}

function checkCompletion(subject: Subject): void {
  const { text, file, offsets } = subject;
  for (const offset of offsets) {
    const { range, items } = complete(file, offset, { ruleIds: ['a-rule'], titleOfRule: () => 'A title' });
    for (const item of sampled(subject, items)) {
      const replaced = item.range ?? range;
      assert.ok(replaced.start <= offset && offset <= replaced.end, 'a completion beside the cursor');
      assertInside(replaced, text);
      apply(text, [{ ...replaced, newText: item.newText }, ...(item.additionalEdits ?? [])]);
      assertNoSecret(subject, [item.label, item.detail, item.documentation], 'a completion');
      if (typeof item.documentation === 'object') describeCompletion(file.library, item.documentation);
    }
  }
}

function checkWholeFile(subject: Subject): void {
  const { text, file, random } = subject;
  const symbols = documentSymbols(file);
  for (const symbol of symbols) checkSymbol(symbol, text);
  assertNoSecret(subject, symbols, 'a symbol');
  for (const range of foldingRanges(file)) assertInside(range, text);
  const whole = { start: 0, end: text.length };
  const hints = inlayHints(file, whole);
  for (const { offset } of hints) assertInside({ start: offset, end: offset }, text);
  assertNoSecret(subject, hints, 'a hint');
  let last = 0;
  for (const token of semanticTokens(file, whole)) {
    assertInside(token, text);
    assert.ok(token.start >= last, 'tokens out of order');
    last = token.start;
  }
  const lenses = codeLenses(file, () => 1);
  for (const { range } of lenses) assertInside(range, text);
  assertNoSecret(subject, lenses, 'a lens');
  for (const link of documentLinks(file)) assertInside(link, text);
  for (const { range } of documentColors(file)) assertInside(range, text);
  const found = workspaceSymbols(file, random.pick(['', 'a', '__proto__', '(']));
  for (const { range } of found) assertInside(range, text);
  assertNoSecret(subject, found, 'a symbol of the workspace');
}

function checkSymbol({ range, selection, children }: DocumentSymbol, text: string): void {
  assertInside(range, text);
  assert.ok(range.start <= selection.start && selection.end <= range.end, 'a name outside its symbol');
  for (const child of children) checkSymbol(child, text);
}

function checkFormatting(subject: Subject, { input }: Case): void {
  const { text, file, offsets, random } = subject;
  // Behind the root of a broken file may stand a text, which a new line would make longer.
  const insertFinalNewline = file.tree.errors.length === 0;
  const options = { indent: random.pick(['  ', '\t', '    ']), insertFinalNewline };
  const edits = formatDocument(file, options);
  const after = edited(subject, edits, 'formatting');
  assert.deepEqual(valuesOf(after), valuesOf(text), 'formatting changes a value');
  assert.deepEqual(formatDocument(fileOf(after), options), [], 'formatting twice');
  if (typeof input !== 'string' && file.source) editBytes(input, file.source, edits);
  const [first = 0, second = 0] = offsets;
  formatRange(file, { start: Math.min(first, second), end: Math.max(first, second) }, options);
  for (const offset of offsets) {
    const typed = edited(subject, formatOnType(file, offset, random.pick(['>', '\n']), options), 'typing');
    assert.equal(typed.replace(/[ \t]/g, ''), text.replace(/[ \t]/g, ''), 'typing changes more than blanks');
  }
}

function checkEdits(subject: Subject): void {
  const { text, file, offsets, random } = subject;
  const sorted = edited(subject, organize(file), 'organizing');
  assert.deepEqual(valuesOf(sorted).toSorted(), valuesOf(text).toSorted(), 'organizing changes a value');
  for (const start of offsets) {
    const end = random.once(2) ? start : Math.min(text.length, start + random.below(400));
    for (const { title, edits } of refactorings(file, { start, end })) edited(subject, edits, title);
  }
}

function checkBlocks(subject: Subject): void {
  const { file, random } = subject;
  const blocks = blockFamilies().flatMap((family) => family.blocks);
  const block = random.pick(blocks);
  const values = Object.fromEntries(
    questionsOf(block, file).map(({ name }) => [name, random.pick(['a', '<&"\'>', '${1}', '$&', '', '5'])]),
  );
  for (const given of [values, undefined]) {
    const { edits } = insertBlock(file, block, given);
    edited(subject, edits, `inserting ${block.id}`);
  }
  const layout = random.pick(listLayouts(file));
  const insertion = insertLayout(file, layout.block);
  edited(subject, insertion.edits, `inserting ${layout.block.id}`);
  assertNoSecret(subject, [insertion.changes, insertion.warnings], 'a layout');
  const match = random.pick(
    searchSettings(file, random.pick(['pass', 'disk', '__proto__ constructor', 'é']), 20),
  );
  if (!match) return;
  const inserted = insertSetting(file, match.component, match.path);
  if (inserted.kind === 'inserted') edited(subject, inserted.edits, `inserting ${match.path}`);
}

function checkPlan(subject: Subject): void {
  const { text, file, random, findings } = subject;
  const options = {
    wayIn: random.pick(WAYS_IN),
    diskSizeMB: random.pick([1, 1000, 65536, 2 ** 31, Number.MAX_SAFE_INTEGER]),
  };
  const plan = withFindings(planSetup(file, options), findings);
  for (const range of rangesIn(plan)) assertInside(range, text);
  const name = file.fileName ?? '-';
  for (const [format, printed] of [
    ['json', JSON.stringify(plan)],
    ['text', planText(plan, name, { colors: false })],
    ['markdown', planMarkdown(plan, name)],
    ['html', planHtml(plan, name)],
  ] as const) {
    assertNoSecret(subject, printed, `the plan as ${format}`);
    if (format !== 'json') assertPrintable(printed, `the plan as ${format}`);
    if (format === 'html') assert.doesNotMatch(printed, /<script|<[^>]*(?:javascript:|\son\w+\s*=)/i);
  }
  for (const questions of [undefined, ...plan.questions.map(({ id }) => [id])]) {
    const edits = makeUnattended(file, options, questions);
    const plain = edits.map(({ start, end, snippet }) => ({ start, end, newText: withoutStops(snippet) }));
    edited(subject, plain, 'making it unattended');
  }
  const target = {
    windows: random.pick(TARGET_WINDOWS),
    architecture: random.pick(TARGET_ARCHITECTURES),
    firmware: random.pick(TARGET_FIRMWARES),
  };
  planSetup(bind(parse(text), { library: file.library, target }), options);
}

function checkReports(subject: Subject): void {
  const { file, findings } = subject;
  const reported = toReportedFile(file.fileName ?? '-', file, findings);
  const summary = addToSummary(EMPTY_SUMMARY, reported);
  for (const format of REPORT_FORMATS) {
    const writer = createReportWriter(format, { colors: false, version: '1.0.0' });
    const printed = writer.begin() + writer.file(reported) + writer.end(summary);
    assertNoSecret(subject, printed, `the report as ${format}`);
    if (format === 'text') assertPrintable(printed, 'the report as text');
    if (format === 'json') JSON.parse(printed);
  }
}

function checkRedaction(subject: Subject): void {
  assertNoSecret(subject, edited(subject, redact(subject.file), 'redacting'), 'the redacted file');
}

function sampled<Item>({ random }: Subject, items: readonly Item[]): readonly Item[] {
  if (items.length <= SAMPLE) return items;
  return Array.from({ length: SAMPLE }, () => random.pick(items));
}
