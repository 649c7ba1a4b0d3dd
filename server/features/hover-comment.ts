/** Hover over the comments that speak to this tool: suppressed rules and the target. */

import type { AnswerFile } from '../answer-file/answer-file';
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
  const text = file.tree.text.slice(start, end);
  const suppression = SUPPRESSION.exec(text);
  if (suppression) {
    const list = suppression[2]!;
    const from = start + text.indexOf(list, suppression[1]!.length + 4);
    for (const { 0: id, index } of list.matchAll(/[a-z0-9-]+/g)) {
      const range = { start: from + index, end: from + index + id.length };
      if (offset < range.start || offset > range.end) continue;
      return { markdown: ruleText(id) ?? `There is no rule \`${id}\`.`, range };
    }
    const scope = suppression[1] === 'unattend-disable' ? 'in this file' : 'on the next line';
    const ids = [...list.matchAll(/[a-z0-9-]+/g)].map(([id]) => `\`${id}\``);
    return { markdown: `Switches ${ids.join(', ')} off ${scope}.`, range: { start, end } };
  }
  if (!/^<!--\s*unattend-target:/.test(text)) return undefined;
  return {
    markdown: `Says for which Windows this file is.\n\n${describeTarget(file.target)}`,
    range: { start, end },
  };
}

const SUPPRESSION = /^<!--\s*(unattend-disable(?:-next-line)?)\s+([a-z0-9-]+(?:\s*,\s*[a-z0-9-]+)*)/;

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
