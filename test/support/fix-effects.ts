/** What a fix does to a file besides the cure: nothing that is worse, nothing elsewhere, and the cure only once. */
import { applyEdits } from '../../server/answer-file/edits';
import { fixAll } from '../../server/checks/fix-all';
import type { Finding, Fix, Rule } from '../../server/checks/rule';
import { RULES } from '../../server/checks/rules';
import { soundFixes } from '../../server/checks/sound-fixes';
import { parse } from '../../server/syntax/parser';
import { contentRange } from '../../server/syntax/query';
import { apply } from './editing';
import { findingsOf, type Judged } from './findings';
import { bindText } from './marked-text';

/** What is wrong with the fixes of the findings of these rules in a text; empty when they only cure. */
export function harmOfFixes(
  text: string,
  ofRules: readonly string[],
  options: Judged = {},
  rules: readonly Rule[] = RULES,
): string[] {
  const judge = (changed: string): readonly Finding[] => findingsOf(changed, options, rules);
  const findings = judge(text);
  return findings
    .filter(({ rule }) => ofRules.includes(rule.id))
    .flatMap((finding) =>
      soundFixes(text, finding, findings, judge).flatMap((fix) =>
        harmOf(text, finding, fix, findings, judge).map(
          (told) => `${finding.rule.id}, ${fix.title}: ${told}`,
        ),
      ),
    );
}

function harmOf(
  text: string,
  finding: Finding,
  fix: Fix,
  before: readonly Finding[],
  judge: (text: string) => readonly Finding[],
): string[] {
  const changed = apply(text, fix.edits);
  if (changed === text) return ['it changes nothing'];
  const after = judge(changed);
  const told: string[] = [];
  const [old, now] = [countOf(before.map(idOf)), countOf(after.map(idOf))];
  const { id } = finding.rule;
  const weight = (findings: readonly Finding[]): number =>
    findings.filter(({ rule }) => rule.id === id).reduce((sum, { severity }) => sum + WEIGHTS[severity], 0);
  if (weight(after) >= weight(before)) told.push(`the finding stays: ${messageOf(after, id)}`);
  for (const [other, count] of now) {
    if (other === id || count <= (old.get(other) ?? 0)) continue;
    const isGrave = after.some(
      ({ rule, severity }) => rule.id === other && WEIGHTS[severity] >= WEIGHTS.warning,
    );
    if (isGrave || !UNVEILS[id]?.includes(other)) told.push(`it causes ${other}: ${messageOf(after, other)}`);
  }
  if (parse(changed).errors.length > parse(text).errors.length) told.push('it breaks the syntax');
  const values = countOf(leavesOf(changed));
  for (const [leaf, count] of countOf(leavesOf(text, fix))) {
    if ((values.get(leaf) ?? 0) < count) told.push(`it changes ${leaf}`);
  }
  return told;
}

/** What the rules tell about a place only when it is readable: hints that a cure may bring to light. */
const UNVEILS: Readonly<Record<string, readonly string[]>> = {
  'computername-too-long': ['non-ascii-raw-characters'],
  'enum-value': ['esp-size-min', 'explicit-recovery-unneeded', 'recovery-attributes'],
  'foreign-child-of-unattend': ['empty-settings-or-component', 'duplicate-settings-pass'],
  'inputlocale-format': ['inputlocale-mismatch-hint'],
  'inputlocale-layout-unknown': ['inputlocale-mismatch-hint'],
  'locale-tag-unknown': ['inputlocale-mismatch-hint'],
  'inputlocale-lcid-1000': ['inputlocale-mismatch-hint'],
  'installto-missing': ['wipe-data-disk'],
  'installto-no-such-disk': ['diskid-order', 'windows-not-c', 'wipe-data-disk'],
  'letter-duplicate': ['windows-not-c'],
  'list-item-duplicate-key': ['wipe-data-disk'],
  'password-base64': ['server-password-complexity'],
  'typeid-format': ['explicit-recovery-unneeded', 'recovery-attributes'],
  'uefi-no-esp': ['msr-order'],
  'unknown-pass': ['firstlogon-without-autologon'],
};

/** What is wrong with the text that applying all certain fixes again and again leads to. */
export function harmOfFixingAll(
  text: string,
  options: Judged = {},
  rules: readonly Rule[] = RULES,
): string[] {
  const graveIn = (findings: readonly Finding[]): ReadonlyMap<string, number> =>
    countOf(findings.filter(({ severity }) => WEIGHTS[severity] >= WEIGHTS.warning).map(idOf));
  const before = findingsOf(text, options, rules);
  let [changed, after] = [text, before];
  for (let round = 0; ; round++) {
    const edits = fixAll(after);
    if (edits.length === 0) break;
    if (round === MOST_ROUNDS) return [`it does not end: ${edits.map(({ newText }) => newText).join(' | ')}`];
    changed = applyEdits(changed, edits);
    after = findingsOf(changed, options, rules);
  }
  const old = graveIn(before);
  return [...graveIn(after)]
    .filter(([id, count]) => count > (old.get(id) ?? 0) && !JUDGED_WHEN_READABLE.includes(id))
    .map(([id]) => `it causes ${id}: ${messageOf(after, id)}`);
}

/** Mistakes that a text has on top of those that hide them. */
const JUDGED_WHEN_READABLE = [
  'label-too-long-fat32',
  'productkey-edition-conflict',
  'productkey-os-conflict',
];

/** A fix may make another one possible, but not many in a row. */
const MOST_ROUNDS = 6;

const WEIGHTS = { error: 4, warning: 3, info: 2, hint: 1 } as const;

/** Each leaf that the fix does not touch, with its raw content. */
function leavesOf(text: string, fix?: Fix): readonly string[] {
  return bindText(text)
    .settings.filter(({ settings }) => settings.length === 0)
    .filter(({ node }) => !fix?.edits.some(({ start, end }) => start < node.end && end > node.start))
    .map(({ node, name }) => `${name}=${text.slice(contentRange(node).start, contentRange(node).end)}`);
}

function countOf(items: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function idOf({ rule }: Finding): string {
  return rule.id;
}

function messageOf(findings: readonly Finding[], id: string): string {
  return findings
    .filter(({ rule }) => rule.id === id)
    .map(({ message }) => message)
    .join(' | ');
}
