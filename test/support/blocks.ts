/** Files to put building blocks into, and the findings that a block adds. */
import assert from 'node:assert/strict';
import type { AnswerFile } from '../../server/answer-file/answer-file';
import { applyEdits, removeWithEmptyParents } from '../../server/answer-file/edits';
import { settingsAt } from '../../server/answer-file/query';
import { TARGET_WINDOWS, type TargetFirmware, type TargetWindows } from '../../server/answer-file/target';
import type { Rule } from '../../server/checks/rule';
import { RULES } from '../../server/checks/rules';
import type { Block } from '../../server/features/blocks/block';
import { splitSetting } from '../../server/features/blocks/fitting';
import type { Answers } from '../../server/features/new-answer-file/answers';
import { firmwaresFor } from '../../server/features/new-answer-file/choices';
import { createAnswerFile } from '../../server/features/new-answer-file/create';
import { findingsOf, library } from './findings';
import { bindText } from './marked-text';

/** Each target that a file can be made for, with each kind of firmware that it starts with. */
export const TARGETS: readonly { readonly windows: TargetWindows; readonly firmware: TargetFirmware }[] =
  TARGET_WINDOWS.flatMap((windows) =>
    firmwaresFor(windows, 'amd64').map((firmware) => ({ windows, firmware })),
  );

/** The least that has to be answered for a target. */
export function leastAnswers(windows: TargetWindows, firmware?: TargetFirmware): Answers {
  const password = 'Pa55-w0rd!';
  return {
    windows,
    ...(firmware && { firmware }),
    ...(windows.startsWith('server-')
      ? { administratorPassword: password }
      : { accounts: [{ name: 'owner', password }] }),
  };
}

/** A file that installs that Windows without a question and without a finding. */
export function cleanFile(windows: TargetWindows, firmware?: TargetFirmware): string {
  const { text, problems } = createAnswerFile(library, leastAnswers(windows, firmware));
  assert.deepEqual(problems, []);
  return text!;
}

/** The text without the settings that a block would repeat. */
export function withoutConflicts(text: string, { conflicts = [] }: Block): string {
  let result = text;
  for (const conflict of conflicts) {
    const [component, path] = splitSetting(conflict);
    for (;;) {
      const [setting] = settingsAt(bindText(result), component, path);
      if (!setting) break;
      result = applyEdits(result, [removeWithEmptyParents(result, setting.node)]);
    }
  }
  return result;
}

/** The rules with an error or a warning in `after` that report less in `before`. */
export function newFindings(
  before: string,
  after: string,
  rules: readonly Rule[] = RULES,
): readonly string[] {
  const count = (text: string): Map<string, string[]> => {
    const found = new Map<string, string[]>();
    for (const { rule, severity, message } of findingsOf(text, { fileName: 'autounattend.xml' }, rules)) {
      if (severity !== 'error' && severity !== 'warning') continue;
      found.set(rule.id, [...(found.get(rule.id) ?? []), message]);
    }
    return found;
  };
  const known = count(before);
  return [...count(after)].flatMap(([id, messages]) =>
    messages.length > (known.get(id)?.length ?? 0) ? [`${id}: ${messages.at(-1)}`] : [],
  );
}

/** Where something can be inserted: before the end tag of each element that holds elements or may hold some. */
export function placesIn({ tree, passes, components, settings }: AnswerFile): readonly number[] {
  const containers = settings.filter((setting) => setting.settings.length > 0);
  const nodes = [tree.root, ...[...passes, ...components, ...containers].map(({ node }) => node)];
  return nodes.flatMap((node) => (node?.endTag ? [node.endTag.start] : []));
}
