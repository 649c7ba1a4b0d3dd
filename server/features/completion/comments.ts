/** Completion inside a comment: the directives that speak to this tool. */
import type { AnswerFile } from '../../answer-file/answer-file';
import type { Location } from '../../answer-file/locate';
import { TARGET_WINDOWS } from '../../answer-file/target';
import type { Completion } from './completion';

export function completeComment(file: AnswerFile, location: Location & { slot: 'section' }): Completion {
  const { node, offset, range } = location;
  if (node.kind !== 'comment') return { range, items: [] };
  const before = file.tree.text.slice(node.start + 4, offset);
  const word = /[\w.-]*$/.exec(before)![0];
  const replaced = { start: offset - word.length, end: offset };
  if (/^\s*[\w-]*$/.test(before)) {
    return {
      range: replaced,
      items: [
        directive('unattend-disable-next-line', 'Switches a rule off for the next line', '$1: $2'),
        directive('unattend-disable', 'Switches a rule off for the whole file', '$1: $2'),
        directive('unattend-target:', 'Says for which Windows this file is', `\${1|${TARGET_WINDOWS.join(',')}|}`),
      ],
    };
  }
  if (/^\s*unattend-target:/.test(before)) {
    const words = [...TARGET_WINDOWS, 'uefi', 'bios', 'amd64', 'x86', 'arm64'];
    return { range: replaced, items: words.map((label) => ({ label, kind: 'value', newText: label })) };
  }
  return { range, items: [] };
}

function directive(label: string, documentation: string, rest: string) {
  return { label, kind: 'comment', newText: `${label} ${rest}`, isSnippet: true, documentation } as const;
}
