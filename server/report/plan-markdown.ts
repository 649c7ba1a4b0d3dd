/** The plan as Markdown, for issues, pull requests and wikis. */

import type { PlanDisk } from '../plan/setup-plan';
import { barSegments } from './disk-bar';
import { oneLine } from './one-line';
import type { OutlineItem, Tone } from './outline';
import { outlinePlan } from './plan-outline';
import type { ReportedPlan } from './reported-plan';

/** `name` is that of the file. */
export function planMarkdown(plan: ReportedPlan, name: string): string {
  const { title, target, verdict, sections } = outlinePlan(plan, name);
  const lines = [
    `# ${escapeMarkdown(title)}`,
    '',
    escapeMarkdown(target),
    '',
    `**Will Setup run to its end without asking? ${escapeMarkdown(verdict.word)}.** ${escapeMarkdown(verdict.headline)}`,
  ];
  for (const section of sections) {
    lines.push('', `## ${escapeMarkdown(section.title)}`, '');
    if (section.disk) lines.push(diskLine(section.disk), '');
    lines.push('| | | |', '| --- | --- | --- |', ...section.items.map(row));
  }
  return `${lines.join('\n')}\n`;
}

function row({ label, text, detail = '', tone, isCode }: OutlineItem): string {
  const mark = tone ? MARKS[tone] : '';
  const shown = isCode ? code(text) : escapeMarkdown(text);
  return `| ${[mark + escapeMarkdown(label), shown, escapeMarkdown(detail)].join(' | ')} |`;
}

const MARKS: Readonly<Record<Tone, string>> = { good: '✓ ', bad: '✗ ', doubt: '? ', plain: '' };

function diskLine(disk: PlanDisk): string {
  const segments = barSegments(disk, 100, 1);
  return segments
    .map(({ name, size }) => `\`[\` ${escapeMarkdown(name)} ${escapeMarkdown(size)} \`]\``)
    .join(' ');
}

/** A code span whose fence is longer than any row of backticks inside; a bar would end the cell. */
function code(text: string): string {
  const line = oneLine(text).replaceAll('|', '\\|');
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return line === '' ? '' : `${fence} ${line} ${fence}`;
}

function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_{}[\]|~#]/g, '\\$&');
}
