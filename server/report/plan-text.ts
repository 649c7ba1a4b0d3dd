/** The plan for a terminal of 80 columns: the verdict first, the disks as bars. */

import type { PlanDisk } from '../plan/setup-plan';
import { barSegments } from './disk-bar';
import { oneLine } from './one-line';
import type { OutlineItem, PlanOutline, Tone } from './outline';
import { outlinePlan } from './plan-outline';
import type { ReportedPlan } from './reported-plan';

/** `name` is that of the file; `colors` paints with the codes of a terminal. */
export function planText(plan: ReportedPlan, name: string, options: { readonly colors: boolean }): string {
  const outline = outlinePlan(plan, name);
  const paint = (tone: Tone | 'bold', text: string) =>
    options.colors && tone !== 'plain' ? `\u001b[${STYLES[tone]}m${text}\u001b[0m` : text;
  const lines = [...headLines(outline, paint)];
  for (const { title, disk, items } of outline.sections) {
    lines.push('', paint('bold', fit(oneLine(title).toUpperCase(), WIDTH)));
    if (disk) lines.push(...barLines(disk));
    const labelWidth = Math.min(20, Math.max(...items.map(({ label }) => oneLine(label).length)));
    for (const item of items) lines.push(...itemLines(item, labelWidth, paint));
  }
  return `${lines.join('\n')}\n`;
}

type Paint = (tone: Tone | 'bold', text: string) => string;

const WIDTH = 80;

const STYLES: Readonly<Record<Exclude<Tone, 'plain'> | 'bold', string>> = {
  good: '32',
  bad: '31',
  doubt: '33',
  bold: '1',
};

function headLines({ title, target, verdict }: PlanOutline, paint: Paint): readonly string[] {
  return [
    ...wrap(title, WIDTH),
    ...wrap(target, WIDTH),
    '',
    paint('bold', 'Will Setup run to its end without asking?'),
    ...wrap(`${verdict.word}: ${verdict.headline}`, WIDTH).map((line) => paint(verdict.tone, line)),
  ];
}

function itemLines(
  { label, text, detail, tone = 'plain' }: OutlineItem,
  labelWidth: number,
  paint: Paint,
): readonly string[] {
  const indent = labelWidth === 0 ? 2 : labelWidth + 4;
  const room = WIDTH - indent;
  const name = oneLine(label);
  const lines = wrap(text, room).map((line) => ' '.repeat(indent) + line);
  const start = `  ${name.padEnd(labelWidth)}  `;
  const own = name.length > labelWidth;
  const head = own ? [paint(tone, fit(`  ${name}`, WIDTH))] : [];
  if (!own) lines[0] = `${paint(tone, start.slice(0, indent))}${lines[0]!.slice(indent)}`;
  const details =
    detail === undefined ? [] : wrap(detail, room - 2).map((line) => ' '.repeat(indent + 2) + line);
  return [...head, ...lines, ...details];
}

/** Three lines: the frame, and in it what each partition is and how large. */
function barLines(disk: PlanDisk): readonly string[] {
  const segments = barSegments(disk, WIDTH - 3, 9);
  if (segments.length === 0) return [];
  const cells = segments.map(({ width }) => Math.max(0, width - 1));
  const rule = (left: string, middle: string, right: string) =>
    `  ${left}${cells.map((width) => '─'.repeat(width)).join(middle)}${right}`;
  const row = (texts: readonly string[]) =>
    `  │${cells.map((width, index) => fit(oneLine(texts[index]!), width).padEnd(width)).join('│')}│`;
  return [
    rule('┌', '┬', '┐'),
    row(segments.map(({ name }) => name)),
    row(segments.map(({ size }) => size.replace('size unknown', '?'))),
    rule('└', '┴', '┘'),
  ];
}

/** Breaks at blanks, and inside a word that is longer than a line. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of oneLine(text).split(' ')) {
    let rest = word;
    if (line !== '' && line.length + 1 + rest.length <= width) {
      line += ` ${rest}`;
      continue;
    }
    if (line !== '') lines.push(line);
    for (; rest.length > width; rest = rest.slice(width)) lines.push(rest.slice(0, width));
    line = rest;
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}

function fit(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`.slice(0, width);
}
