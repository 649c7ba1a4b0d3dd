/** Hover over the comments that speak to this tool: suppressed rules and the target. */

import type { AnswerFile } from '../answer-file/answer-file';
import { suppressionComments } from '../answer-file/suppression-comments';
import type { Target } from '../answer-file/target';
import { windowsLabel } from '../answer-file/windows-names';
import type { CharacterNode } from '../syntax/nodes';
import type { Hover, RuleText } from './hover-answer';

export function hoverComment(
  file: AnswerFile,
  { kind, start, end }: CharacterNode,
  offset: number,
  ruleText: RuleText,
): Hover | undefined {
  if (kind !== 'comment') return undefined;
  const suppression = suppressionComments(file).find(({ comment }) => comment.start === start);
  if (suppression) {
    const { rules, isForNextLine } = suppression;
    const rule = rules.find(({ range }) => offset >= range.start && offset <= range.end);
    if (rule) return { markdown: ruleText(rule.id) ?? `There is no rule \`${rule.id}\`.`, range: rule.range };
    const ids = rules.map(({ id }) => `\`${id}\``).join(', ');
    const scope = isForNextLine ? 'on the next line' : 'in this file';
    return { markdown: `Switches ${ids} off ${scope}.`, range: { start, end } };
  }
  const text = file.tree.text.slice(start, end);
  if (!/^<!--\s*unattend-target:/.test(text)) return undefined;
  return {
    markdown: `Says for which Windows this file is.\n\n${describeTarget(file.target)}`,
    range: { start, end },
  };
}

/** The facts about the target, each with where it comes from. */
function describeTarget(target: Target): string {
  const lines = target.evidence.map(({ fact, from }) => {
    const shown = fact === 'windows' ? windowsLabel(target.windows!) : target[fact];
    return `- ${NAMES[fact]}: ${shown} *(${SOURCES[from]})*`;
  });
  return lines.length > 0 ? lines.join('\n') : 'Nothing is known about the target.';
}

const NAMES = {
  windows: 'Windows',
  build: 'Build',
  edition: 'Edition',
  architecture: 'Architecture',
  firmware: 'Firmware',
} as const;

const SOURCES = { file: 'from the file', comment: 'from a comment', override: 'from the settings' } as const;
