/** Values that are not what the schema of their setting allows. */

import type { Setting } from '../../answer-file/answer-file';
import { COMMAND_LINE_SETTINGS } from '../../answer-file/commands';
import type { LocatedProblem } from '../../answer-file/schema-problems';
import { replaceValue } from '../fixes';
import type { Fix, Rule } from '../rule';
import { problemsOf, REFERENCE } from './problems';

export const typeMismatch: Rule = {
  id: 'type-mismatch',
  title: 'The value does not have the type of the setting',
  subject: 'schema',
  severity: 'error',
  docs: {
    why: 'Setup rejects a value that it cannot read: "The answer file is invalid" or "The settings specified in the answer file cannot be applied".',
    wrong: '<AcceptEula>yes</AcceptEula>',
    right: '<AcceptEula>true</AcceptEula>',
    sources: [REFERENCE, 'learn.microsoft.com component-settings-and-properties-reference'],
  },
  check(file, report) {
    for (const problem of problemsOf(file, 'type')) {
      const { setting } = problem;
      if (!setting || setting.path === KEY_WITHOUT_ELEMENT) continue;
      const meant = problem.allowed.includes('true')
        ? MEANT_BOOLEAN.get(setting.value.toLowerCase())
        : undefined;
      report(setting.valueRange, withOutcome(problem), {
        ...(meant && { fixes: () => [replaceValue(file, setting, meant, true)] }),
      });
    }
  },
};

/** A key that stands here as text has a rule of its own. */
const KEY_WITHOUT_ELEMENT = 'UserData/ProductKey';

const MEANT_BOOLEAN: ReadonlyMap<string, string> = new Map([
  ['1', 'true'],
  ['yes', 'true'],
  ['on', 'true'],
  ['0', 'false'],
  ['no', 'false'],
  ['off', 'false'],
]);

export const enumValue: Rule = {
  id: 'enum-value',
  title: 'The value is not one of those that the setting takes',
  subject: 'schema',
  severity: 'error',
  docs: {
    why: 'Setup rejects a value that is not in the list of the setting, or goes on as if the setting were absent.',
    wrong: '<WillShowUI>Sometimes</WillShowUI>',
    right: '<WillShowUI>OnError</WillShowUI>',
    sources: [REFERENCE],
  },
  check(file, report) {
    for (const problem of problemsOf(file, 'enum')) {
      const { setting } = problem;
      if (!setting) continue;
      const fixes = (): readonly Fix[] =>
        problem.allowed.slice(0, 8).map((value) => replaceValue(file, setting, value));
      report(setting.valueRange, withOutcome(problem), { fixes });
    }
  },
};

export const valueOutOfRange: Rule = {
  id: 'value-out-of-range',
  title: 'The number is too small or too large',
  subject: 'schema',
  severity: 'error',
  docs: {
    why: 'Setup rejects a number outside the documented limits, or goes on with a default of its own.',
    wrong: '<RunSynchronousCommand wcm:action="add">\n  <Order>501</Order>',
    right: '<RunSynchronousCommand wcm:action="add">\n  <Order>1</Order>',
    sources: [REFERENCE],
  },
  check(file, report) {
    for (const { setting, message } of problemsOf(file, 'range')) {
      // With another number Windows takes its default: join-timeout-range says so.
      if (setting && setting.name !== 'TimeoutPeriodInMinutes')
        report(setting.valueRange, withOutcome({ message }));
    }
  },
};

export const stringTooLong: Rule = {
  id: 'string-too-long',
  title: 'The value is longer or shorter than the setting allows',
  subject: 'schema',
  severity: 'error',
  docs: {
    why: 'Setup rejects a value that is longer than the documented maximum: the pass ends with "The settings specified in the answer file cannot be applied".',
    wrong: '<RegisteredOrganization>(more than 256 characters)</RegisteredOrganization>',
    right: '<RegisteredOrganization>Contoso</RegisteredOrganization>',
    sources: [REFERENCE, 'github:cschneegans/unattend-generator#6'],
  },
  check(file, report) {
    for (const problem of problemsOf(file, 'length')) {
      const { setting } = problem;
      // computername-too-long and command-too-long say more.
      if (!setting || setting.name === 'ComputerName' || isCommandLine(setting)) continue;
      const length = [...setting.value].length;
      report(setting.valueRange, `${problem.message} It has ${length}: Setup rejects the value.`);
    }
  },
};

/** The schema says what is right; what Setup does with anything else is the same for all settings. */
function withOutcome({ message }: Pick<LocatedProblem, 'message'>): string {
  return `${message.replace(/\.$/, '')}: Setup rejects any other value.`;
}

function isCommandLine({ component, path }: Setting): boolean {
  return COMMAND_LINE_SETTINGS.includes(`${component.schema?.title}/${path}`);
}

export const valueFormat: Rule = {
  id: 'value-format',
  title: 'The value does not have the form that the setting needs',
  subject: 'schema',
  severity: 'error',
  docs: {
    why: 'The schema of the setting gives a form for the value, and Setup or the program that reads it may reject any other. Of the settings that Unattend knows itself only drive letters have such a form, which letter-invalid reports; this rule is for schemas of your own.',
    wrong: '<!-- a schema of yours has "pattern": "^AT-[0-9]{4}$" -->\n<AssetTag>12</AssetTag>',
    right: '<AssetTag>AT-0012</AssetTag>',
    sources: [REFERENCE],
  },
  check(file, report) {
    for (const { setting, message } of problemsOf(file, 'pattern')) {
      // letter-invalid says more.
      if (setting && !setting.path.endsWith('ModifyPartition/Letter')) report(setting.valueRange, message);
    }
  },
};
