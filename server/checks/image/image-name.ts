/** The name of the image, which must be the Name field of the .wim file and not the name that Setup displays. */
import { installationsOf, metaDataValue } from '../../answer-file/installation';
import { settingIn } from '../../answer-file/query';
import { windowsNamedIn } from '../../answer-file/target';
import { targetCertainty, targetVersion } from '../../answer-file/target-certainty';
import { versionLabel } from '../../answer-file/windows-names';
import { type ValueEntry, valueTable } from '../../schema/library';
import { nearestName } from '../../schema/nearest-name';
import { replaceValue } from '../fixes';
import type { Rule } from '../rule';

export const imageNameExact: Rule = {
  id: 'image-name-exact',
  title: 'No image of known media has this name',
  subject: 'image',
  severity: 'warning',
  docs: {
    why: 'Setup compares the value with the Name field of each image, not with the name it displays. On Server media the two differ: the image "Windows Server 2022 Standard (Desktop Experience)" has the Name "Windows Server 2022 SERVERSTANDARD". When no image matches, Setup asks which one to install.',
    wrong: '<Key>/IMAGE/NAME</Key>\n<Value>Windows 11 Professional</Value>',
    right: '<Key>/IMAGE/NAME</Key>\n<Value>Windows 11 Pro</Value>',
    appliesTo: 'Media of Microsoft; images of your own have the names that you give them.',
    settings: ['Microsoft-Windows-Setup/ImageInstall/OSImage/InstallFrom/MetaData/Value'],
    sources: ['github:kitknox/winode#9', 'github:kitknox/winode#10', 'github:StefanScherer/packer-windows'],
  },
  check(file, report) {
    const names = valueTable('image-names');
    for (const installation of installationsOf(file)) {
      const name = metaDataValue(installation.metaData, '/IMAGE/NAME');
      if (!name) continue;
      const found = names.find(name.value);
      if (found?.value === name.value) continue;
      const meant = found ?? meantName(name.value);
      const own = settingIn(installation.osImage!, 'InstallFrom/Path') !== undefined;
      if (!meant && (own || !/^(?:windows|hyper-v)\b/i.test(name.value))) continue;
      const message = found
        ? `Microsoft's media write this name "${found.value}"; nothing promises that Setup compares names without regard to case.`
        : meant
          ? `Microsoft's media name this image "${meant.value}": with another name no image matches and Setup asks which one to install.`
          : `"${name.value}" is not a known image name: if no image of the medium has it as Name, Setup asks which one to install.`;
      report(name.valueRange, message, {
        severity: found || !meant ? 'hint' : 'warning',
        ...(meant && {
          fixes: () =>
            [meant.value, ...otherInstallation(name.value, meant.value)].map((right) =>
              replaceValue(file, name, right),
            ),
        }),
      });
    }
  },
};

export const imageOsMismatch: Rule = {
  id: 'image-os-mismatch',
  title: 'The image is of another version than the target',
  subject: 'image',
  severity: 'error',
  docs: {
    why: 'The file is meant for one version of Windows, but picks the image of another by name. No image of the medium matches, and Setup asks which one to install. (Early media of Windows 11 named their images "Windows 10 …".)',
    wrong: '<!-- unattend-target: windows-11 -->\n<Value>Windows 8.1 Pro</Value>',
    right: '<!-- unattend-target: windows-11 -->\n<Value>Windows 11 Pro</Value>',
    appliesTo: 'Files whose target version is set by a comment, the configuration or the command line.',
    settings: ['Microsoft-Windows-Setup/ImageInstall/OSImage/InstallFrom/MetaData/Value'],
    sources: ['github:kitknox/winode#10'],
  },
  check(file, report) {
    if (targetCertainty(file) !== 'stated') return;
    const version = targetVersion(file)!;
    for (const { metaData } of installationsOf(file)) {
      const name = metaDataValue(metaData, '/IMAGE/NAME');
      const named = name && windowsNamedIn(name.value);
      if (!name || !named || named === file.target.windows) continue;
      const early = named === 'windows-10' && file.target.windows === 'windows-11';
      const edition = valueTable('image-names').find(name.value)?.editionId;
      const right = valueTable('image-names').entries.find(
        (entry) => entry.windows === version && entry.editionId === edition,
      );
      report(
        name.valueRange,
        `The target is ${versionLabel(version)}, but this image is of another version: no image of the medium matches.`,
        {
          ...(early && { severity: 'info' }),
          ...(edition !== undefined && right && { fixes: () => [replaceValue(file, name, right.value)] }),
        },
      );
    }
  },
};

/** The image that a display name, a long edition name or a typing error stands for. */
function meantName(written: string): ValueEntry | undefined {
  const names = valueTable('image-names');
  const spaced = written.replace(/\s+/g, ' ');
  const candidates = [
    spaced,
    spaced
      .replace(/\bProfessional\b/i, 'Pro')
      .replace(/\bSL\b/, 'Single Language')
      .replace(/\bHome Edition\b/i, 'Home'),
    // "Windows 7 Home Premium" is HOMEPREMIUM in the .wim file, "Windows 7 Pro" is PROFESSIONAL.
    spaced.replace(
      /^(Windows 7|Windows Vista) (.+)$/i,
      (_, version: string, edition: string) =>
        `${version} ${edition.replace(/^Pro$/i, 'Professional').replaceAll(' ', '')}`,
    ),
    serverName(spaced) ?? '',
  ];
  for (const candidate of candidates) {
    const found = names.find(candidate);
    if (found) return found;
  }
  const nearest = nearestName(
    spaced,
    names.entries.map(({ value }) => value),
  );
  return nearest && isTypingError(spaced, nearest) ? names.find(nearest) : undefined;
}

const SERVER_DISPLAY_NAME =
  /^Windows Server (20\d\d(?: ?R2)?) (SERVER)?(Standard|Datacenter|Enterprise|Web)(?: Edition)?(?: Evaluation)?(?: \((Desktop Experience|Server with a GUI|Full Installation|Server Core Installation|Core)\))?( Core)?$/i;

function serverName(written: string): string | undefined {
  const match = SERVER_DISPLAY_NAME.exec(written);
  if (!match) return undefined;
  const [, version, isName, edition, installation, core] = match;
  // From Server 2016 on the displayed name "Standard" means Server Core; the Name SERVERSTANDARD never does.
  const hasDesktop = isName !== undefined || !named2016OrLater(version!);
  const isDesktop = installation ? !/core/i.test(installation) : !core && hasDesktop;
  const suffix = isDesktop ? '' : 'CORE';
  return `Windows Server ${version!.replace(/ ?R2/i, ' R2')} SERVER${edition!.toUpperCase()}${suffix}`;
}

function named2016OrLater(version: string): boolean {
  return Number(version.slice(0, 4)) >= 2016;
}

/** The image with a desktop beside that of Server Core, or the reverse, when the name does not say which is meant. */
function otherInstallation(written: string, meant: string): readonly string[] {
  if (!/^Windows Server .* SERVER/.test(meant) || /\(|core| SERVER[A-Z]/i.test(written)) return [];
  return [meant.endsWith('CORE') ? meant.slice(0, -4) : `${meant}CORE`];
}

/** A name with other numbers or more words is an image that the table lacks, and so is one with an N behind it. */
function isTypingError(written: string, known: string): boolean {
  const digits = (name: string) => name.replace(/\D+/g, ' ').trim();
  const words = (name: string) => name.split(' ').length;
  if (digits(written) !== digits(known) || words(written) !== words(known)) return false;
  if (/(?:N|CORE)$/i.test(written) !== /(?:N|CORE)$/i.test(known)) return false;
  return Math.abs(written.length - known.length) <= 2 && sharedLetters(written, known) >= known.length - 2;
}

/** How many characters two names have in common at their beginnings and ends. */
function sharedLetters(a: string, b: string): number {
  const first = a.toLowerCase();
  const second = b.toLowerCase();
  const shortest = Math.min(first.length, second.length);
  let start = 0;
  while (start < shortest && first[start] === second[start]) start++;
  let end = 0;
  while (end < shortest - start && first[first.length - 1 - end] === second[second.length - 1 - end]) end++;
  return start + end;
}
