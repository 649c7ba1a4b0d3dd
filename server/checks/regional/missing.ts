/** Languages and regions that a file leaves open, so that Setup or OOBE asks for them. */

import { type AnswerFile, type Component, identityAttributes } from '../../answer-file/answer-file';
import { insertChild } from '../../answer-file/edits';
import { installsWindows, isForServer, oobeShells } from '../../answer-file/purpose';
import {
  componentNameRange,
  componentsNamed,
  INTERNATIONAL_CORE,
  INTERNATIONAL_CORE_WINPE,
  SETUP,
  settingIn,
  valueIn,
} from '../../answer-file/query';
import { hasNewSetup, kernelOf } from '../../answer-file/target';
import { isOlder } from '../../schema/windows-version';
import { lastElement } from '../../syntax/query';
import type { Fix, Rule, Severity } from '../rule';

const AUTOMATE_OOBE = 'learn.microsoft.com automate-oobe';

/** What OOBE wants to know about language and region, all of it. */
const FOUR_VALUES = ['InputLocale', 'SystemLocale', 'UILanguage', 'UserLocale'] as const;
type RegionalName = (typeof FOUR_VALUES)[number];

export const winpeUilanguageMissing: Rule = {
  id: 'winpe-uilanguage-missing',
  title: 'The windowsPE pass does not set UILanguage',
  subject: 'regional',
  severity: 'warning',
  judgesWholeFile: true,
  docs: {
    why: 'The new Setup of Windows 11 24H2 and Server 2025 shows its pages for language and keyboard unless International-Core-WinPE sets UILanguage to the language of the media. SetupUILanguage alone is not enough. Older versions skip the page when they find an answer file by themselves.',
    wrong:
      '<component name="Microsoft-Windows-International-Core-WinPE" …>\n  <SetupUILanguage><UILanguage>en-US</UILanguage></SetupUILanguage>\n</component>',
    right:
      '<component name="Microsoft-Windows-International-Core-WinPE" …>\n  <SetupUILanguage><UILanguage>en-US</UILanguage></SetupUILanguage>\n  <UILanguage>en-US</UILanguage>\n</component>',
    appliesTo: 'Windows 11 24H2, Windows Server 2025 and later.',
    settings: [
      'Microsoft-Windows-International-Core-WinPE/UILanguage',
      'Microsoft-Windows-International-Core-WinPE/SetupUILanguage/UILanguage',
    ],
    sources: ['learn.microsoft.com automate-windows-setup', 'github:cschneegans/unattend-generator#64'],
  },
  check(file, report) {
    if (file.hasDirectives || !installsWindows(file)) return;
    const severity = severityOfNewSetup(file);
    if (!severity) return;
    const components = componentsNamed(file, INTERNATIONAL_CORE_WINPE, 'windowsPE');
    if (components.some((component) => settingIn(component, 'UILanguage')?.value)) return;
    const place = components[0] ?? componentsNamed(file, SETUP, 'windowsPE')[0];
    if (!place) return;
    report(
      componentNameRange(place),
      'The windowsPE pass does not set UILanguage: Setup of Windows 11 24H2 and later stops at its language page.',
      {
        severity,
        fixes: () => addLanguage(file, components),
      },
    );
  },
};

export const oobeInternationalMissing: Rule = {
  id: 'oobe-international-missing',
  title: 'Nothing answers the questions of OOBE about region and keyboard',
  subject: 'regional',
  severity: 'warning',
  judgesWholeFile: true,
  docs: {
    why: 'OOBE of Windows 10 1703 and later asks for region and keyboard unless Microsoft-Windows-International-Core sets InputLocale, SystemLocale, UILanguage and UserLocale in oobeSystem. The values of the windowsPE pass do not count for it; Windows 7 and 8.1 take them from there.',
    wrong:
      '<settings pass="oobeSystem">\n  <component name="Microsoft-Windows-Shell-Setup" …>…</component>\n</settings>',
    right:
      '<settings pass="oobeSystem">\n  <component name="Microsoft-Windows-Shell-Setup" …>…</component>\n  <component name="Microsoft-Windows-International-Core" …>\n    <InputLocale>0409:00000409</InputLocale>\n    <SystemLocale>en-US</SystemLocale>\n    <UILanguage>en-US</UILanguage>\n    <UserLocale>en-US</UserLocale>\n  </component>\n</settings>',
    appliesTo: 'Windows 10 1703 and later.',
    settings: [
      'Microsoft-Windows-International-Core/InputLocale',
      'Microsoft-Windows-International-Core/SystemLocale',
      'Microsoft-Windows-International-Core/UILanguage',
      'Microsoft-Windows-International-Core/UserLocale',
    ],
    sources: [
      AUTOMATE_OOBE,
      'github:joefitzgerald/packer-windows#239',
      'github:StefanScherer/packer-windows#39',
      'github:cschneegans/unattend-generator#333',
    ],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    const severity = severityOfOobe(file);
    const shell = severity && oobeShells(file)[0];
    if (!shell || internationalCores(file).length > 0) return;
    report(
      componentNameRange(shell),
      'Nothing answers the pages of OOBE about region and keyboard: Windows 10 1703 and later asks, whatever the windowsPE pass says. Set InputLocale, SystemLocale, UILanguage and UserLocale of Microsoft-Windows-International-Core in oobeSystem.',
      {
        severity,
        fixes: () => addInternationalCore(file, shell),
      },
    );
  },
};

export const oobeInternationalIncomplete: Rule = {
  id: 'oobe-international-incomplete',
  title: 'Some of the four values for region and keyboard are missing',
  subject: 'regional',
  severity: 'warning',
  judgesWholeFile: true,
  docs: {
    why: 'OOBE of Windows 10 1703 and later skips its pages for region and keyboard only when InputLocale, SystemLocale, UILanguage and UserLocale are all set.',
    wrong: '<InputLocale>0407:00000407</InputLocale>\n<UserLocale>de-DE</UserLocale>',
    right:
      '<InputLocale>0407:00000407</InputLocale>\n<SystemLocale>de-DE</SystemLocale>\n<UILanguage>de-DE</UILanguage>\n<UserLocale>de-DE</UserLocale>',
    appliesTo: 'Windows 10 1703 and later.',
    settings: [
      'Microsoft-Windows-International-Core/InputLocale',
      'Microsoft-Windows-International-Core/SystemLocale',
      'Microsoft-Windows-International-Core/UILanguage',
      'Microsoft-Windows-International-Core/UserLocale',
    ],
    sources: [AUTOMATE_OOBE, 'github:cschneegans/unattend-generator#333'],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    const severity = severityOfOobe(file);
    if (!severity || oobeShells(file).length === 0) return;
    const cores = internationalCores(file);
    const core = cores.find(({ pass }) => pass.known === 'oobeSystem') ?? cores[0];
    if (!core) return;
    const missing = FOUR_VALUES.filter((name) => !cores.some((other) => settingIn(other, name)?.value));
    if (missing.length === 0) return;
    report(
      componentNameRange(core),
      `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing: OOBE asks for region and keyboard unless all of ${FOUR_VALUES.join(', ')} are set.`,
      {
        // A shipped file for 1903 leaves a value to windowsPE and is said to run through.
        severity: missing.every((name) => valueOfWindowsPE(file, name)) ? 'info' : severity,
        fixes: () => addMissing(file, core, missing),
      },
    );
  },
};

/** How sure it is that the media has the new Setup; undefined when it has not. */
function severityOfNewSetup({ target }: AnswerFile): Severity | undefined {
  if (!target.windows) return 'hint';
  const isNew = hasNewSetup(target);
  return isNew ? 'warning' : isNew === undefined ? 'info' : undefined;
}

/** How sure it is that OOBE asks for the region; undefined when it takes it from Windows PE. */
function severityOfOobe(file: AnswerFile): Severity | undefined {
  if (isForServer(file)) return undefined;
  const kernel = kernelOf(file.target);
  if (!kernel) return 'info';
  return isOlder(kernel, '10') ? undefined : 'warning';
}

function internationalCores(file: AnswerFile): readonly Component[] {
  return componentsNamed(file, INTERNATIONAL_CORE).filter(
    ({ pass }) => pass.known === 'oobeSystem' || pass.known === 'specialize',
  );
}

function addLanguage(file: AnswerFile, components: readonly Component[]): readonly Fix[] {
  const language = components
    .map((component) => valueIn(component, 'SetupUILanguage/UILanguage'))
    .find((tag) => tag);
  const edits = components
    .filter((component) => language && !settingIn(component, 'UILanguage'))
    .map(({ node }) =>
      insertChild(file.tree.text, node, `<UILanguage>${language}</UILanguage>`, lastElement(node)),
    );
  return edits.length === 0 ? [] : [{ title: `Add UILanguage ${language}`, edits }];
}

function addInternationalCore(file: AnswerFile, shell: Component): readonly Fix[] {
  const values = FOUR_VALUES.map((name) => [name, valueOfWindowsPE(file, name)] as const);
  if (values.some(([, value]) => value === undefined)) return [];
  const attributes = identityAttributes(shell.architecture);
  const lines = values.map(([name, value]) => `  <${name}>${value}</${name}>`);
  const xml = `<component name="${INTERNATIONAL_CORE}" ${attributes}>\n${lines.join('\n')}\n</component>`;
  return [
    {
      title: `Add ${INTERNATIONAL_CORE} with the values of windowsPE`,
      edits: [insertChild(file.tree.text, shell.pass.node, xml, shell.node)],
    },
  ];
}

function addMissing(file: AnswerFile, core: Component, missing: readonly RegionalName[]): readonly Fix[] {
  const values = missing.map(
    (name) => [name, valueOfWindowsPE(file, name) ?? valueBeside(core, name)] as const,
  );
  // An element that stands there empty needs a value, not a second element.
  if (values.some(([name, value]) => value === undefined || settingIn(core, name))) return [];
  const xml = values.map(([name, value]) => `<${name}>${value}</${name}>`).join('\n');
  return [
    {
      title: `Add ${missing.join(', ')}`,
      edits: [insertChild(file.tree.text, core.node, xml, lastElement(core.node))],
    },
  ];
}

function valueOfWindowsPE(file: AnswerFile, name: RegionalName): string | undefined {
  for (const component of componentsNamed(file, INTERNATIONAL_CORE_WINPE, 'windowsPE')) {
    const value = valueIn(component, name);
    if (value) return value;
  }
  return undefined;
}

/** A value that follows from the others: both locales are usually the same, and a tag names its default keyboard. */
function valueBeside(core: Component, name: RegionalName): string | undefined {
  const locale = valueIn(core, 'UserLocale') ?? valueIn(core, 'SystemLocale');
  return name === 'UILanguage' ? undefined : locale;
}
