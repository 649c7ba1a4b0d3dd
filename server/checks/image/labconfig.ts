/** Commands that make Setup of Windows 11 pass over its checks of the hardware. */

import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { COMMAND_LINE_SETTINGS } from '../../answer-file/commands';
import { removeWithEmptyParents } from '../../answer-file/edits';
import { perFile } from '../../answer-file/per-file';
import { isServer, kernelOf } from '../../answer-file/target';
import { nearestName } from '../../schema/nearest-name';
import { isOlder } from '../../schema/windows-version';
import type { TextRange } from '../../syntax/nodes';
import { replaceText } from '../fixes';
import type { Fix, Rule } from '../rule';

const SOURCES = ['github:cschneegans/unattend-generator@d079b05', 'github:pbatard/rufus:src/wue.c'];

const EFFECTIVE = ['BypassTPMCheck', 'BypassSecureBootCheck', 'BypassRAMCheck'];
/** Lets the installed Windows be upgraded on a computer that Windows 11 does not support. */
const UPGRADE_VALUE = /AllowUpgradesWithUnsupportedTPMOrCPU/i;
const MADE_UP = ['BypassCPUCheck', 'BypassStorageCheck', 'BypassDiskCheck'];

export const win11LabConfig: Rule = {
  id: 'win11-labconfig',
  title: 'The registry value that should skip a check has no effect',
  subject: 'image',
  severity: 'warning',
  docs: {
    why: `Setup of Windows 11 reads ${EFFECTIVE.join(', ')} under HKLM\\SYSTEM\\Setup\\LabConfig. A value of another name is not read, so that Setup stops with "This PC can't run Windows 11"; older versions of Windows read none of them.`,
    wrong: '<Path>reg.exe add HKLM\\SYSTEM\\Setup\\LabConfig /v BypassTPM /t REG_DWORD /d 1 /f</Path>',
    right: '<Path>reg.exe add HKLM\\SYSTEM\\Setup\\LabConfig /v BypassTPMCheck /t REG_DWORD /d 1 /f</Path>',
    appliesTo: 'Windows 11.',
    settings: COMMAND_LINE_SETTINGS,
    sources: SOURCES,
  },
  check(file, report) {
    const kernel = kernelOf(file.target);
    const isInVain = isOlder(kernel, '11') || (kernel !== undefined && isServer(file.target));
    for (const { name, range, setting } of labConfigValues(file)) {
      if (MADE_UP.some((known) => same(known, name))) continue;
      if (!EFFECTIVE.some((known) => same(known, name))) {
        const meant = nearestName(name, EFFECTIVE) ?? EFFECTIVE.find((known) => same(known, `${name}Check`));
        report(
          range ?? setting.valueRange,
          `Setup does not read ${name}; the values that skip a check are ${EFFECTIVE.join(', ')}.`,
          {
            ...(meant && range && !isInVain && { fixes: () => [replaceText(range, meant)] }),
          },
        );
      } else if (isInVain) {
        report(
          range ?? setting.valueRange,
          `Only Setup of Windows 11 reads ${name}: here it has no effect.`,
          { severity: 'info' },
        );
      }
    }
  },
};

export const labConfigMadeUp: Rule = {
  id: 'labconfig-madeup',
  title: 'The registry value is not known to skip any check',
  subject: 'image',
  severity: 'info',
  docs: {
    why: `${MADE_UP.join(', ')} are passed on from file to file, but the authors of two widely used tools found that Setup does nothing with them. ${EFFECTIVE.join(', ')} do work.`,
    wrong: '<Path>reg.exe add HKLM\\SYSTEM\\Setup\\LabConfig /v BypassCPUCheck /t REG_DWORD /d 1 /f</Path>',
    right: '',
    appliesTo: 'Windows 11.',
    settings: COMMAND_LINE_SETTINGS,
    sources: SOURCES,
  },
  check(file, report) {
    for (const { name, range, setting } of labConfigValues(file)) {
      if (!MADE_UP.some((known) => same(known, name))) continue;
      report(
        range ?? setting.valueRange,
        `${name} is not known to do anything: the values that skip a check are ${EFFECTIVE.join(', ')}.`,
        {
          tag: 'unnecessary',
          fixes: () => removeCommand(file, setting),
        },
      );
    }
  },
};

export const labConfigWrongPass: Rule = {
  id: 'labconfig-wrong-pass',
  title: 'The check is over, or yet to come, when the command runs',
  subject: 'image',
  severity: 'warning',
  docs: {
    why: 'Setup checks the hardware in windowsPE, so that the values of LabConfig must be there in that pass: in specialize or at the first logon they come too late. `AllowUpgradesWithUnsupportedTPMOrCPU` is for later upgrades of the installed Windows; in windowsPE it would go into the registry of Windows PE and be lost.',
    wrong:
      '<settings pass="specialize">\n  …\n  <Path>reg.exe add HKLM\\SYSTEM\\Setup\\LabConfig /v BypassTPMCheck /t REG_DWORD /d 1 /f</Path>',
    right:
      '<settings pass="windowsPE">\n  …\n  <Path>reg.exe add HKLM\\SYSTEM\\Setup\\LabConfig /v BypassTPMCheck /t REG_DWORD /d 1 /f</Path>',
    appliesTo: 'Windows 11.',
    settings: COMMAND_LINE_SETTINGS,
    sources: ['github:cschneegans/unattend-generator@2fe2def'],
  },
  check(file, report) {
    // A file that also sets the values in windowsPE repeats them in the installed system on purpose.
    const values = labConfigValues(file);
    const inTime = new Set(
      values.flatMap(({ name, setting }) => (inWindowsPE(setting) ? [name.toLowerCase()] : [])),
    );
    for (const { name, range, setting } of values) {
      if (inWindowsPE(setting) || inTime.has(name.toLowerCase())) continue;
      const pass = setting.component.pass.name;
      report(
        range ?? setting.valueRange,
        `Setup checks the hardware in windowsPE: ${name} comes too late in ${pass}.`,
      );
    }
    for (const setting of commandsWith(file, UPGRADE_VALUE)) {
      if (!inWindowsPE(setting) || /\bload\b/i.test(setting.value)) continue;
      const range = rangeOf(file, setting, UPGRADE_VALUE.source) ?? setting.valueRange;
      report(
        range,
        'AllowUpgradesWithUnsupportedTPMOrCPU is read by the installed Windows: set it in specialize, in windowsPE it is lost.',
      );
    }
  },
};

interface LabConfigValue {
  readonly name: string;
  /** Where the name stands; undefined when it is written with entities. */
  readonly range: TextRange | undefined;
  readonly setting: Setting;
}

/** The values that commands add to LabConfig. */
const labConfigValues = perFile((file): readonly LabConfigValue[] =>
  [...commandsWith(file, /LabConfig/i)].flatMap((setting) => readValues(file, setting)),
);

function readValues(file: AnswerFile, setting: Setting): readonly LabConfigValue[] {
  const names = setting.value.matchAll(/LabConfig\W[^&|]{0,80}?(?:\/v|-Name)\s+["']?(\w+)/gi);
  return [...names].map(([, name]) => ({ name: name!, range: rangeOf(file, setting, name!), setting }));
}

function* commandsWith(file: AnswerFile, word: RegExp): Generator<Setting> {
  if (!word.test(file.tree.text)) return;
  for (const setting of file.settings) {
    const isCommand = setting.name === 'Path' || setting.name === 'CommandLine';
    if (isCommand && word.test(setting.value)) yield setting;
  }
}

function rangeOf(file: AnswerFile, { valueRange }: Setting, word: string): TextRange | undefined {
  const offset = file.tree.text.slice(valueRange.start, valueRange.end).indexOf(word);
  const start = valueRange.start + offset;
  return offset === -1 ? undefined : { start, end: start + word.length };
}

function inWindowsPE(setting: Setting): boolean {
  return setting.component.pass.known === 'windowsPE';
}

/** A command that does more must stay. */
function removeCommand(file: AnswerFile, { parent, value }: Setting): readonly Fix[] {
  if (!parent || value.includes('&')) return [];
  return [{ title: 'Remove the command', edits: [removeWithEmptyParents(file.tree.text, parent.node)] }];
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
