/** Settings that are misspelt in their capitals, missing, there twice, or in a pass that does not process them. */

import type { Component, Setting } from '../../answer-file/answer-file';
import { removeElement, renameLocalName } from '../../answer-file/edits';
import { notableSettings } from '../../answer-file/notable-settings';
import { inheritedFact, SHELL_SETUP } from '../../answer-file/query';
import { nameRange } from '../../syntax/query';
import type { Rule } from '../rule';
import { problemsOf, REFERENCE } from './problems';

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
    for (const setting of notableSettings(file).speltOtherwise) {
      report(
        nameRange(setting.node),
        `The setting is spelt ${setting.name}: with other capitals Setup may not find it.`,
        {
          fixes: () => [
            {
              title: `Rename to ${setting.name}`,
              edits: renameLocalName(setting.node, setting.name),
              preferred: true,
            },
          ],
        },
      );
    }
  },
};

export const settingMissing: Rule = {
  id: 'setting-missing',
  title: 'A setting that its parent needs is missing',
  subject: 'schema',
  severity: 'error',
  docs: {
    why: 'Setup cannot use the parent without it: the list item is left out, or the pass ends with an error.',
    wrong:
      '<SynchronousCommand wcm:action="add">\n  <CommandLine>notepad.exe</CommandLine>\n</SynchronousCommand>',
    right:
      '<SynchronousCommand wcm:action="add">\n  <Order>1</Order>\n  <CommandLine>notepad.exe</CommandLine>\n</SynchronousCommand>',
    sources: [REFERENCE],
  },
  check(file, report) {
    for (const { setting, component, message, allowed } of problemsOf(file, 'required')) {
      if (setting && HAS_RULE_OF_ITS_OWN.test(`${setting.path}/${allowed[0]}`)) continue;
      report(
        nameRange(setting?.node ?? component.node),
        `${message.replace(/\.$/, '')}, or Setup cannot use it.`,
      );
    }
  },
};

/** Rules such as installto-incomplete and tcpip-identifier say more. */
const HAS_RULE_OF_ITS_OWN =
  /^DiskConfiguration\/Disk\/(?:DiskID|ModifyPartitions\/ModifyPartition\/PartitionID)$|\/InstallTo\/(?:DiskID|PartitionID)$|\/MetaData\/(?:Key|Value)$|^Interfaces\/Interface\/(?:Identifier|Routes\/Route\/Prefix)$/;

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
    for (const parent of [
      ...file.components.filter(mayRepeat),
      ...notableSettings(file).containers.filter(mayRepeat),
    ]) {
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

/** False for a few settings of different names, which most parents have: they need no table of names. */
function mayRepeat({ settings }: Component | Setting): boolean {
  if (settings.length > 12) return true;
  for (let index = 1; index < settings.length; index++) {
    for (let before = 0; before < index; before++) {
      if (settings[before]!.name === settings[index]!.name) return true;
    }
  }
  return false;
}

export const settingWrongPass: Rule = {
  id: 'setting-wrong-pass',
  title: 'The setting is not processed in this pass',
  subject: 'schema',
  severity: 'warning',
  docs: {
    why: 'The component takes part in this pass, but this setting does not. Setup ignores it or stops because it cannot apply it.',
    wrong:
      '<settings pass="specialize">\n  <component name="Microsoft-Windows-Shell-Setup" …>\n    <OOBE>\n      <ProtectYourPC>3</ProtectYourPC>',
    right:
      '<settings pass="oobeSystem">\n  <component name="Microsoft-Windows-Shell-Setup" …>\n    <OOBE>\n      <ProtectYourPC>3</ProtectYourPC>',
    sources: [`${REFERENCE}: "Valid Configuration Passes" of each setting`],
  },
  check(file, report) {
    for (const setting of notableSettings(file).withPasses) {
      const passes = setting.schema?.passes;
      const pass = setting.component.pass.known;
      if (!passes?.length || !pass || passes.includes(pass)) continue;
      if (!setting.component.schema?.passes?.includes(pass) || parentIsWrong(setting.parent, pass)) continue;
      // computername-wrong-pass says more.
      if (setting.path === 'ComputerName' && setting.component.schema.title === SHELL_SETUP) continue;
      report(
        nameRange(setting.node),
        `${setting.name} is not processed in ${pass}; it belongs in ${passes.join(', ')}.`,
      );
    }
  },
};

function parentIsWrong(parent: Setting | undefined, pass: string): boolean {
  const passes = parent && inheritedFact(parent, 'passes');
  return passes !== undefined && passes.length > 0 && !passes.some((known) => known === pass);
}
