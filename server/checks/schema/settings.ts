/** What the component schemas know: names, types, values, passes and versions of settings. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { removeElement, removeWithEmptyParents, renameElement, setValue } from '../../answer-file/edits';
import { inheritedFact } from '../../answer-file/query';
import { type LocatedProblem, schemaProblems } from '../../answer-file/schema-problems';
import { kernelOf } from '../../answer-file/target';
import { occurrenceSchema } from '../../schema/component-schema';
import type { SchemaProblem } from '../../schema/validator';
import { compareWindowsVersions, type WindowsVersion } from '../../schema/windows-version';
import type { TextRange } from '../../syntax/nodes';
import { nameRange } from '../../syntax/query';
import type { Fix, Report, Rule } from '../rule';

const REFERENCE = 'learn.microsoft.com unattend reference';

export const settingNameCase: Rule = {
  id: 'setting-name-case',
  title: 'The name of a setting is spelt with other capitals',
  subject: 'schema',
  severity: 'warning',
  docs: {
    why: 'XML distinguishes capitals, and the documentation spells each setting in one way. Files with other capitals have been published, but nothing promises that Setup finds such a setting.',
    wrong: '<Computername>PC1</Computername>',
    right: '<ComputerName>PC1</ComputerName>',
    sources: [REFERENCE],
  },
  check(file, report) {
    for (const setting of file.settings) {
      if (!setting.schema || setting.name === setting.node.localName) continue;
      report(nameRange(setting.node), `The setting is spelt ${setting.name}.`, {
        fixes: () => [
          {
            title: `Rename to ${setting.name}`,
            edits: renameElement(setting.node, setting.name),
            preferred: true,
          },
        ],
      });
    }
  },
};

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
      report(setting.valueRange, problem.message, {
        ...(meant && { fixes: () => [replaceBy(file, setting, meant)] }),
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
        problem.allowed
          .slice(0, 8)
          .map((value) => ({ ...replaceBy(file, setting, value), preferred: false }));
      report(setting.valueRange, problem.message, { fixes });
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
    wrong: '<ProtectYourPC>9</ProtectYourPC>',
    right: '<ProtectYourPC>3</ProtectYourPC>',
    sources: [REFERENCE],
  },
  check(file, report) {
    for (const { setting, message } of problemsOf(file, 'range')) {
      // With another number Windows takes its default: join-timeout-range says so.
      if (setting && setting.name !== 'TimeoutPeriodInMinutes') report(setting.valueRange, message);
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
      if (!problem.setting || problem.setting.name === 'ComputerName') continue;
      const length = [...problem.setting.value].length;
      report(problem.setting.valueRange, `${problem.message} It has ${length}.`);
    }
  },
};

export const valueFormat: Rule = {
  id: 'value-format',
  title: 'The value does not have the form that the setting needs',
  subject: 'schema',
  severity: 'error',
  docs: {
    why: 'The documentation gives a form for the value, and Setup may reject any other.',
    wrong: '<Letter>D:</Letter>',
    right: '<Letter>D</Letter>',
    sources: [REFERENCE],
  },
  check: reportAtValue('pattern'),
};

export const settingMissing: Rule = {
  id: 'setting-missing',
  title: 'A setting that its parent needs is missing',
  subject: 'schema',
  severity: 'error',
  docs: {
    why: 'Setup cannot use the parent without it: the list item is left out, or the pass ends with an error.',
    wrong: '<InstallTo>\n  <DiskID>0</DiskID>\n</InstallTo>',
    right: '<InstallTo>\n  <DiskID>0</DiskID>\n  <PartitionID>3</PartitionID>\n</InstallTo>',
    sources: [REFERENCE],
  },
  check(file, report) {
    for (const { setting, component, message } of problemsOf(file, 'required')) {
      report(nameRange(setting?.node ?? component.node), message);
    }
  },
};

export const duplicateSetting: Rule = {
  id: 'duplicate-setting',
  title: 'A setting that is not a list stands twice',
  subject: 'schema',
  severity: 'error',
  docs: {
    why: 'Setup stops with "A component or non-list setting is specified more than once in the answer file". Only list items may repeat.',
    wrong: '<ComputerName>PC1</ComputerName>\n<ComputerName>PC2</ComputerName>',
    right: '<ComputerName>PC1</ComputerName>',
    sources: ['github:boxcutter/windows-batch#50', 'https://support.microsoft.com/help/2425962'],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    for (const parent of [...file.components, ...file.settings]) {
      if (parent.settings.length < 2) continue;
      const seen = new Map<string, Setting>();
      for (const setting of parent.settings) {
        if (!setting.schema || setting.schema.type === 'array') continue;
        const first = seen.get(setting.name);
        if (!first) {
          seen.set(setting.name, setting);
          continue;
        }
        const same = first.value === setting.value && setting.settings.length === 0;
        report(
          nameRange(setting.node),
          `${setting.name} stands twice in ${parent.name}: Setup stops because a setting is specified more than once.`,
          {
            related: [{ range: nameRange(first.node), message: 'The first one' }],
            fixes: () => [
              {
                title: `Remove this ${setting.name}`,
                edits: [removeElement(file.tree.text, setting.node)],
                preferred: same,
              },
            ],
          },
        );
      }
    }
  },
};

export const settingWrongPass: Rule = {
  id: 'setting-wrong-pass',
  title: 'The setting is not processed in this pass',
  subject: 'schema',
  severity: 'warning',
  docs: {
    why: 'The component takes part in this pass, but this setting does not. Setup ignores it or stops because it cannot apply it.',
    wrong:
      '<settings pass="oobeSystem">\n  <component name="Microsoft-Windows-Shell-Setup" …>\n    <ComputerName>PC1</ComputerName>',
    right:
      '<settings pass="specialize">\n  <component name="Microsoft-Windows-Shell-Setup" …>\n    <ComputerName>PC1</ComputerName>',
    sources: [`${REFERENCE}: "Valid Configuration Passes" of each setting`],
  },
  check(file, report) {
    for (const setting of file.settings) {
      const passes = setting.schema?.passes;
      const pass = setting.component.pass.known;
      if (!passes?.length || !pass || passes.includes(pass)) continue;
      if (!setting.component.schema?.passes?.includes(pass) || parentIsWrong(setting.parent, pass)) continue;
      report(
        nameRange(setting.node),
        `${setting.name} is not processed in ${pass}; it belongs in ${passes.join(', ')}.`,
      );
    }
  },
};

export const settingTooNew: Rule = {
  id: 'setting-too-new',
  title: 'The setting does not exist yet in the target version',
  subject: 'schema',
  severity: 'error',
  docs: {
    why: 'An older Windows does not know the setting and stops with "A component or setting specified in the answer file does not exist".',
    wrong: '<!-- unattend-target: windows-7 -->\n<HideOnlineAccountScreens>true</HideOnlineAccountScreens>',
    right: '',
    appliesTo: 'Files whose target version is known.',
    sources: ['learn.microsoft.com changed-answer-file-settings'],
  },
  check(file, report) {
    const kernel = kernelOf(file.target);
    if (!kernel) return;
    const [major] = kernel.split(' ');
    for (const setting of file.settings) {
      const since = setting.schema?.since;
      if (!since || compareWindowsVersions(since, kernel) <= 0) continue;
      // A release within the major version is often unknown: the image may be a newer one than its name says.
      const sameMajor = since.split(' ')[0] === major;
      report(
        nameRange(setting.node),
        `${setting.name} exists since Windows ${since}: ${nameOfTarget(file)} does not know it.`,
        {
          ...(sameMajor && { severity: 'info' }),
          fixes: () => [
            {
              title: `Remove ${setting.name}`,
              edits: [removeWithEmptyParents(file.tree.text, setting.node)],
            },
          ],
        },
      );
    }
  },
};

export const settingRemoved: Rule = {
  id: 'setting-removed',
  title: 'The setting no longer works in the target version',
  subject: 'schema',
  severity: 'warning',
  docs: {
    why: 'The target version ignores the setting; some removed settings have also been seen to stop Setup because they do not exist.',
    wrong: '<!-- unattend-target: windows-11 -->\n<ShowMediaCenter>true</ShowMediaCenter>',
    right: '',
    appliesTo: 'Files whose target version is known.',
    sources: ['learn.microsoft.com changed-answer-file-settings'],
  },
  check(file, report) {
    const kernel = kernelOf(file.target);
    if (!kernel) return;
    for (const setting of file.settings) {
      if (!endsBefore(setting, kernel)) continue;
      report(
        nameRange(setting.node),
        `${setting.name} works only up to Windows ${lastVersionOf(setting)}: ${nameOfTarget(file)} ignores it.`,
        {
          // Newer versions still accept what is only deprecated.
          ...(setting.schema?.deprecated && { severity: 'info' }),
          tag: 'unnecessary',
          fixes: () => [
            {
              title: `Remove ${setting.name}`,
              edits: [removeWithEmptyParents(file.tree.text, setting.node)],
            },
          ],
        },
      );
    }
  },
};

/** The last version in which a setting works, where its schema or, for an outermost one, its component says so. */
function lastVersionOf({ schema, parent, component }: Setting): WindowsVersion | undefined {
  return schema?.until ?? (parent ? undefined : component.schema?.until);
}

/** True when a setting stopped working in a major version before `kernel`. */
function endsBefore(setting: Setting, kernel: WindowsVersion): boolean {
  const until = lastVersionOf(setting);
  if (until === undefined || until.split(' ')[0] === kernel.split(' ')[0]) return false;
  return compareWindowsVersions(kernel, until) > 0;
}

export const settingDeprecated: Rule = {
  id: 'setting-deprecated',
  title: 'The setting is deprecated',
  subject: 'schema',
  severity: 'hint',
  docs: {
    why: 'Microsoft has deprecated the setting. It may still work, but a later version of Windows can drop it.',
    wrong: '<SkipUserOOBE>true</SkipUserOOBE>',
    right: '',
    sources: ['learn.microsoft.com changed-answer-file-settings'],
  },
  check(file, report) {
    const kernel = kernelOf(file.target);
    for (const setting of file.settings) {
      if (!setting.schema?.deprecated) continue;
      const since = setting.schema.deprecatedSince;
      if (since && kernel && compareWindowsVersions(kernel, since) < 0) continue;
      if (kernel && endsBefore(setting, kernel)) continue;
      const when = since ? ` since Windows ${since}` : '';
      report(nameRange(setting.node), `${setting.name} is deprecated${when}.`, { tag: 'deprecated' });
    }
  },
};

export const emptyElementNotSupported: Rule = {
  id: 'empty-element-not-supported',
  title: 'The setting must not be empty',
  subject: 'schema',
  severity: 'warning',
  docs: {
    why: 'The documentation says of some settings that they do not support empty elements; an empty one can make Setup fail. Leave the element out instead.',
    wrong: '<Label></Label>',
    right: '',
    sources: ['learn.microsoft.com best-practices-for-authoring-answer-files'],
  },
  check(file, report) {
    for (const setting of file.settings) {
      if (!isEmpty(setting)) continue;
      const schema = occurrenceSchema(setting.schema!);
      if (schema.emptyAllowed !== false || HAS_RULE_OF_ITS_OWN.test(setting.path)) continue;
      if (isRequired(setting)) {
        report(setting.node, `${setting.name} must not be empty: give it a value.`);
        continue;
      }
      report(setting.node, `${setting.name} must not be empty: leave the element out.`, {
        fixes: () => [
          {
            title: `Remove ${setting.name}`,
            edits: [removeWithEmptyParents(file.tree.text, setting.node)],
            preferred: true,
          },
        ],
      });
    }
  },
};

export const emptyElementNoise: Rule = {
  id: 'empty-element-noise',
  title: 'An empty setting has no effect',
  subject: 'schema',
  severity: 'hint',
  docs: {
    why: 'An empty element that the setting supports does nothing but make the installation slower.',
    wrong: '<RegisteredOrganization></RegisteredOrganization>',
    right: '',
    sources: ['learn.microsoft.com best-practices-for-authoring-answer-files'],
  },
  check(file, report) {
    for (const setting of file.settings) {
      if (!isEmpty(setting)) continue;
      const schema = occurrenceSchema(setting.schema!);
      if (
        schema.type === 'object' ||
        schema.emptyAllowed === false ||
        MEANINGFUL_WHEN_EMPTY.has(setting.name) ||
        HAS_RULE_OF_ITS_OWN.test(setting.path) ||
        isRequired(setting)
      )
        continue;
      report(setting.node, `${setting.name} is empty: it has no effect.`, {
        tag: 'unnecessary',
        fixes: () => [
          { title: `Remove ${setting.name}`, edits: [removeWithEmptyParents(file.tree.text, setting.node)] },
        ],
      });
    }
  },
};

/** The parent of an empty setting that it needs is as good as without it: other rules say so. */
function isRequired({ name, parent, component }: Setting): boolean {
  const schema = parent ? parent.schema && occurrenceSchema(parent.schema) : component.schema;
  return schema?.required?.includes(name) === true;
}

/** Empty means something of its own: a random name, no password, the key of the firmware. */
const MEANINGFUL_WHEN_EMPTY = new Set(['ComputerName', 'Value', 'Key']);

export const whitespaceInValue: Rule = {
  id: 'whitespace-in-value',
  title: 'A line break stands in a value, or white space around it',
  subject: 'schema',
  severity: 'warning',
  docs: {
    why: 'White space is part of the value: it counts towards its length and changes commands and names. It typically comes from an XML formatter that wraps long lines.',
    wrong: '<Path>\n  cmd.exe /c echo done\n</Path>',
    right: '<Path>cmd.exe /c echo done</Path>',
    sources: ['github:cschneegans/unattend-generator#6'],
  },
  check(file, report) {
    const { text } = file.tree;
    for (const setting of file.settings) {
      const { node, value } = setting;
      if (value === '' || setting.settings.length > 0 || !setting.schema || !node.endTag || setting.hasHole)
        continue;
      // Text where settings should be is the business of type-mismatch.
      if (occurrenceSchema(setting.schema).type === 'object') continue;
      if (node.children.length !== 1 || node.children[0]!.kind !== 'text') continue;
      const raw = text.slice(node.startTagEnd, node.endTag.start);
      const padded = raw.trim() !== raw;
      const broken = /[\r\n]/.test(raw.trim());
      if (!padded && !broken) continue;
      // Blanks around a command or the key of an image stand in many files that work; wrapped lines do harm.
      const doesHarm = /[\r\n]/.test(raw) || !HARMLESS_WHEN_PADDED.test(setting.path);
      const message = broken
        ? `A line break stands in the value of ${setting.name}: Setup takes it for a part of the value.`
        : `White space stands around the value of ${setting.name}: Setup takes it for a part of the value.`;
      const tidy = raw
        .split(/[\r\n]+/)
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join(' ');
      report({ start: node.startTagEnd, end: node.endTag.start }, message, {
        severity: doesHarm ? 'warning' : 'info',
        fixes: () => [
          {
            title: broken ? 'Join the lines' : 'Remove the white space',
            edits: [{ start: node.startTagEnd, end: node.endTag!.start, newText: tidy }],
            preferred: !broken,
          },
        ],
      });
    }
  },
};

/** Rules such as productkey-empty and metadata-incomplete say more. */
const HAS_RULE_OF_ITS_OWN =
  /ProductKey\/Key$|MetaData\/(?:Key|Value)$|^UserData\/AcceptEula$|^UserAccounts\/LocalAccounts\/LocalAccount\/Name$/;

const HARMLESS_WHEN_PADDED = /Command\/(?:CommandLine|Path|Description)$|MetaData\/Key$/;

function problemsOf(file: AnswerFile, kind: SchemaProblem['kind']): readonly LocatedProblem[] {
  return schemaProblems(file).filter((problem) => problem.kind === kind);
}

function reportAtValue(kind: SchemaProblem['kind']): Rule['check'] {
  return (file: AnswerFile, report: Report) => {
    for (const { setting, message } of problemsOf(file, kind)) {
      if (setting) report(setting.valueRange satisfies TextRange, message);
    }
  };
}

function replaceBy(file: AnswerFile, setting: Setting, value: string): Fix {
  return {
    title: `Replace by ${value}`,
    edits: [setValue(file.tree.text, setting.node, value)],
    preferred: true,
  };
}

function parentIsWrong(parent: Setting | undefined, pass: string): boolean {
  const passes = parent && inheritedFact(parent, 'passes');
  return passes !== undefined && passes.length > 0 && !passes.some((known) => known === pass);
}

function isEmpty(setting: Setting): boolean {
  return (
    setting.settings.length === 0 && setting.value === '' && setting.schema !== undefined && !setting.hasHole
  );
}

function nameOfTarget(file: AnswerFile): string {
  return file.target
    .windows!.replace('windows-', 'Windows ')
    .replace('server-', 'Windows Server ')
    .replace('-r2', ' R2');
}
