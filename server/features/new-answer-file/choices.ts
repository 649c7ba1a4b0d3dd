/** What there is to choose from for each answer, given the answers before it. */

import { type PublishedKey, publishedKey } from '../../answer-file/product-keys';
import {
  TARGET_WINDOWS,
  type TargetFirmware,
  type TargetWindows,
  windowsNamedIn,
} from '../../answer-file/target';
import { type ValueEntry, valueTable } from '../../schema/library';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface EditionChoice extends Choice {
  /** Name of its image on Microsoft's media. */
  readonly imageName: string;
  readonly serverCore: boolean;
}

export function windowsChoices(): readonly Choice[] {
  return TARGET_WINDOWS.toReversed().map((value) => ({
    value,
    label: String(versionEntry(value)?.label ?? value),
  }));
}

/** The architectures for which a version of Windows exists. */
export function architecturesFor(windows: TargetWindows): readonly string[] {
  const known = (versionEntry(windows)?.architectures as readonly string[] | undefined) ?? ['amd64'];
  return known.filter((one) => one === 'x86' || one === 'amd64' || one === 'arm64');
}

/** The firmware with which such a computer can start, the usual one first. */
export function firmwaresFor(windows: TargetWindows, architecture: string): readonly TargetFirmware[] {
  if (architecture === 'arm64' || windows === 'windows-11') return ['uefi'];
  // The versions before Windows 8 start with UEFI only on 64-bit computers.
  if (isBeforeWindows8(windows)) return architecture === 'x86' ? ['bios'] : ['bios', 'uefi'];
  return ['uefi', 'bios'];
}

/** The editions whose images are known, the usual one first. */
export function editionsFor(windows: TargetWindows): readonly EditionChoice[] {
  return valueTable('image-names')
    .entries.filter((entry) => entry.editionId && isFor(entry, windows))
    .map((entry) => ({
      value: String(entry.editionId),
      label: entry.label,
      imageName: entry.value,
      serverCore: entry.installation === 'core',
    }))
    .sort((a, b) => editionRank(a) - editionRank(b));
}

/** The published keys of an edition. */
export function keysFor(windows: TargetWindows, edition: string): readonly PublishedKey[] {
  return valueTable('product-keys')
    .entries.filter((entry) => entry.editionId === edition && isFor(entry, windows))
    .flatMap(({ value }) => publishedKey(value) ?? []);
}

/** True for a Windows that takes its key from the firmware of a computer that was sold with it. */
export function takesFirmwareKey(windows: TargetWindows): boolean {
  return !windows.startsWith('server-') && !isBeforeWindows8(windows);
}

/** True when Setup stops without a key: only Windows 7 and volume licences go on. */
export function needsKey(windows: TargetWindows, edition: string): boolean {
  if (windows.startsWith('server-') || windows === 'windows-7') return false;
  return windows === 'windows-vista' || /^(?:core|professional)/i.test(edition);
}

/** The languages for which there are media; `keyboard` is the one that belongs to each. */
export function languageChoices(): readonly (Choice & { readonly keyboard: string })[] {
  return valueTable('display-languages')
    .entries.filter(({ media }) => media === true)
    .map(({ value, label, keyboard }) => ({ value, label, keyboard: String(keyboard ?? '0409:00000409') }));
}

export function localeChoices(): readonly Choice[] {
  return valueTable('locales')
    .entries.filter(({ neutral }) => neutral !== true)
    .map(({ value, label }) => ({ value, label }));
}

/** The keyboards, each as language and layout as the file wants them, by the names of their layouts. */
export function keyboardChoices(): readonly Choice[] {
  const { entries, languages = [] } = valueTable('keyboards');
  const known = new Set(languages.map(({ lcid }) => lcid));
  return entries
    .filter(({ value, type }) => type === 'layout' && known.has(value.slice(4)))
    .map(({ value, label }) => ({ value: `${value.slice(4)}:${value}`, label }));
}

/** True for an InputLocale value of which Windows knows every language and layout. */
export function isKeyboard(value: string): boolean {
  const { languages = [] } = valueTable('keyboards');
  return value.split(';').every((item) => {
    const [lcid, layout] = item.toLowerCase().split(':');
    if (layout === undefined) return isLocale(item);
    return (
      languages.some((one) => one.lcid.toLowerCase() === lcid) &&
      valueTable('keyboards').find(layout) !== undefined
    );
  });
}

export function isLocale(value: string): boolean {
  const entry = valueTable('locales').find(value);
  return entry !== undefined && entry.neutral !== true;
}

export function timeZoneChoices(): readonly Choice[] {
  return valueTable('time-zones').entries.map(({ value, label }) => ({ value, label }));
}

function versionEntry(windows: TargetWindows): ValueEntry | undefined {
  return valueTable('windows-versions').find(windows.replace(/^windows-/, '').replace('vista', 'Vista'));
}

function isBeforeWindows8(windows: TargetWindows): boolean {
  return ['windows-vista', 'windows-7', 'server-2008', 'server-2008-r2'].includes(windows);
}

function isFor({ windows }: ValueEntry, target: TargetWindows): boolean {
  return [windows ?? []].flat().some((one) => one === target || windowsNamedIn(`Windows ${one}`) === target);
}

/** The editions that most people mean when they name none. */
const USUAL = ['Professional', 'ServerStandard', 'Business', 'Core', 'Enterprise'];

function editionRank({ value, serverCore }: EditionChoice): number {
  const index = USUAL.indexOf(value);
  return (index === -1 ? USUAL.length : index) * 2 + (serverCore ? 1 : 0);
}
