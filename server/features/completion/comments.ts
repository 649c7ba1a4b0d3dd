/** Completion inside a comment: the directives that speak to this tool. */
import type { AnswerFile } from '../../answer-file/answer-file';
import type { Location } from '../../answer-file/locate';
import { TARGET_ARCHITECTURES, TARGET_FIRMWARES, TARGET_WINDOWS } from '../../answer-file/target';
import { valueTable } from '../../schema/library';
import type { Completion, CompletionItem } from './item';

/** What comments may name: the rules, which a feature does not know by itself. */
export interface CommentTexts {
  readonly ruleIds: readonly string[];
  readonly titleOfRule: (id: string) => string | undefined;
}

export function completeComment(
  file: AnswerFile,
  { node, offset, parent }: Location & { slot: 'section' },
  { ruleIds, titleOfRule }: CommentTexts,
): Completion {
  const nothing = { range: { start: offset, end: offset }, items: [] };
  if (node.kind !== 'comment' || offset < node.start + 4) return nothing;
  const { text } = file.tree;
  const before = text.slice(node.start + 4, offset);
  // Looking back keeps a long word from being tried at each of its characters.
  const word = /(?<![\w.=-])[\w.=-]*$/.exec(before)![0];
  const behind = /^[\w.=]*(?:-(?!->)[\w.=]*)*/.exec(text.slice(offset, node.end))![0];
  const range = { start: offset - word.length, end: offset + (word === '' ? 0 : behind.length) };
  if (/^\s*[\w:-]*$/.test(before)) {
    const isTop = parent.kind === 'document' || parent === file.tree.root;
    const rest = text.slice(range.end, node.end);
    // What somebody wrote for people is no directive.
    if (!/^\s*(?:-->|$)/.test(rest) && !/^\s*unattend/.test(text.slice(node.start + 4, node.end)))
      return nothing;
    return { range, items: directives(rest, isTop) };
  }
  const suppression = /^\s*unattend-disable(?:-next-line)?\s+([a-z0-9-]+\s*,\s*)*[a-z0-9-]*$/.exec(before);
  if (suppression) {
    const named = new Set(before.slice(0, before.length - word.length).match(/[a-z0-9-]+/g) ?? []);
    const items = ruleIds
      .filter((id) => !named.has(id))
      .map((label): CompletionItem => {
        const title = titleOfRule(label);
        return {
          label,
          kind: 'value',
          newText: label,
          ...(title && { detail: title, filterText: `${label} ${title}` }),
        };
      });
    return { range, items };
  }
  if (/^\s*unattend-target:[^\n]*$/.test(before))
    return { range, items: targetWords(before.slice(0, before.length - word.length)) };
  return nothing;
}

function directives(rest: string, isTop: boolean): readonly CompletionItem[] {
  const hasRest = !/^\s*(?:-->|$)/.test(rest);
  const directive = (label: string, documentation: string, snippet: string): CompletionItem => ({
    label,
    kind: 'comment',
    newText: hasRest ? label : `${label} ${snippet}`,
    documentation,
    ...(!hasRest && { isSnippet: true, suggestsNext: true }),
  });
  return [
    directive('unattend-disable-next-line', 'Switches a rule off for the next line', '$1: ${2:reason}'),
    directive('unattend-disable', 'Switches a rule off for the whole file', '$1: ${2:reason}'),
    ...(isTop ? [directive('unattend-target:', 'Says for which Windows this file is', '$1')] : []),
  ];
}

/** A fact that the comment states already is not offered again. */
function targetWords(before: string): readonly CompletionItem[] {
  const words = new Set(before.split(/\s+/));
  const groups: readonly (readonly string[])[] = [
    TARGET_WINDOWS,
    TARGET_FIRMWARES,
    TARGET_ARCHITECTURES,
    [...words].some((word) => word.startsWith('edition='))
      ? []
      : valueTable('editions').entries.map(({ value }) => `edition=${value}`),
  ];
  return groups
    .filter((group) => !group.some((label) => words.has(label)))
    .flat()
    .map((label) => ({ label, kind: 'value', newText: label }));
}
