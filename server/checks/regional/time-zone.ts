/** The time zone: Windows knows its zones by names of its own, which are never translated. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { installsWindows, isForServer, oobeShells } from '../../answer-file/purpose';
import {
  booleanOf,
  componentNameRange,
  componentsNamed,
  SHELL_SETUP,
  settingIn,
  settingsAt,
} from '../../answer-file/query';
import { kernelOf, type Target } from '../../answer-file/target';
import { isForEditing } from '../../answer-file/template-holes';
import { type ValueEntry, valueTable } from '../../schema/library';
import { nearestName } from '../../schema/nearest-name';
import { replaceValue } from '../fixes';
import type { Rule } from '../rule';

const REFERENCE = 'learn.microsoft.com microsoft-windows-shell-setup-timezone';
const ZONES = 'learn.microsoft.com default-time-zones';

/** Switches daylight saving time off when it stands behind the name of a zone. */
const NO_DAYLIGHT_SAVING = '_dstoff';

/** Names of zones that Windows Vista and 7 had on the first media and later versions dropped. */
const DROPPED = new Set(['armenian standard time', 'mexico standard time', 'mexico standard time 2']);

export const timezoneUnknown: Rule = {
  id: 'timezone-unknown',
  title: 'Windows has no time zone of this name',
  subject: 'regional',
  severity: 'error',
  docs: {
    why: 'TimeZone takes the names under which Windows keeps its zones in the registry, in English on every media (`tzutil /l` lists them). With an IANA name, a translated name or an offset Setup stops with "The settings specified in the answer file cannot be applied", or Windows keeps the zone of its region.',
    wrong: '<TimeZone>Europe/Berlin</TimeZone>',
    right: '<TimeZone>W. Europe Standard Time</TimeZone>',
    settings: ['Microsoft-Windows-Shell-Setup/TimeZone'],
    sources: [REFERENCE, ZONES, 'github:VirtualEngine/Lability#271'],
  },
  check(file, report) {
    for (const { setting, name, suffix } of zonesOf(file)) {
      if (findZone(name)) continue;
      const meant = meantZones(name);
      const hint = meant.length === 1 ? ` Did you mean ${meant[0]!.value}?` : '';
      const dropped = DROPPED.has(name.toLowerCase());
      report(
        setting.valueRange,
        `Windows has no time zone "${name}": Setup cannot apply the setting, or Windows keeps another zone.${hint}`,
        {
          ...((dropped || isForEditing(name)) && { severity: 'warning' }),
          fixes: () =>
            meant.map((zone) =>
              replaceValue(file, setting, zone.value + suffix, meant.length === 1 && isExact(name)),
            ),
        },
      );
    }
  },
};

export const timezoneTooNew: Rule = {
  id: 'timezone-too-new',
  title: 'The time zone may be missing on the media of the target version',
  subject: 'regional',
  severity: 'info',
  docs: {
    why: 'Windows gets new time zones by updates. Original media of the target version may not have this one, and then Setup treats it as unknown.',
    wrong: '<!-- unattend-target: windows-7 -->\n<TimeZone>Astrakhan Standard Time</TimeZone>',
    right: '<!-- unattend-target: windows-7 -->\n<TimeZone>Caucasus Standard Time</TimeZone>',
    appliesTo: 'Files whose target version is known.',
    settings: ['Microsoft-Windows-Shell-Setup/TimeZone'],
    sources: [ZONES],
  },
  check(file, report) {
    const release = releaseOf(file.target);
    if (!release) return;
    for (const { setting, name } of zonesOf(file)) {
      const missing = findZone(name)?.mayBeMissingOnRtm as readonly string[] | undefined;
      if (!missing?.includes(release)) continue;
      report(
        setting.valueRange,
        `${name} came with an update: original media of Windows ${release} may not have it.`,
      );
    }
  },
};

export const timezoneCase: Rule = {
  id: 'timezone-case',
  title: 'The time zone is spelt with other capitals',
  subject: 'regional',
  severity: 'hint',
  docs: {
    why: 'Windows finds a zone whatever its capitals, but other tools that read the file may not.',
    wrong: '<TimeZone>w. europe standard time</TimeZone>',
    right: '<TimeZone>W. Europe Standard Time</TimeZone>',
    settings: ['Microsoft-Windows-Shell-Setup/TimeZone'],
    sources: [ZONES],
  },
  check(file, report) {
    for (const { setting, name, suffix } of zonesOf(file)) {
      const zone = findZone(name);
      if (!zone || zone.value === name) continue;
      report(setting.valueRange, `The time zone is spelt ${zone.value}.`, {
        fixes: () => [replaceValue(file, setting, zone.value + suffix, true)],
      });
    }
  },
};

export const dstoff: Rule = {
  id: 'dstoff',
  title: 'Daylight saving time is switched off twice, or in a zone that has none',
  subject: 'regional',
  severity: 'info',
  docs: {
    why: '`_dstoff` behind the name of a zone switches daylight saving time off, which DisableAutoDaylightTimeSet does as well. One of them is enough, and a zone without daylight saving time needs neither.',
    wrong:
      '<TimeZone>Pacific Standard Time_dstoff</TimeZone>\n<DisableAutoDaylightTimeSet>true</DisableAutoDaylightTimeSet>',
    right:
      '<TimeZone>Pacific Standard Time</TimeZone>\n<DisableAutoDaylightTimeSet>true</DisableAutoDaylightTimeSet>',
    settings: [
      'Microsoft-Windows-Shell-Setup/TimeZone',
      'Microsoft-Windows-Shell-Setup/DisableAutoDaylightTimeSet',
    ],
    sources: [REFERENCE],
  },
  check(file, report) {
    for (const { setting, name, suffix } of zonesOf(file)) {
      const zone = suffix === '' ? undefined : findZone(name);
      if (!zone) continue;
      const isTwice = booleanOf(settingIn(setting.component, 'DisableAutoDaylightTimeSet')) === true;
      const hasNone = zone.observesDaylightSaving === false;
      if (!isTwice && !hasNone) continue;
      const message = isTwice
        ? 'DisableAutoDaylightTimeSet switches daylight saving time off already: _dstoff adds nothing.'
        : `${zone.value} has no daylight saving time: _dstoff adds nothing.`;
      report(setting.valueRange, message, { fixes: () => [replaceValue(file, setting, zone.value, true)] });
    }
  },
};

export const timezoneMissing: Rule = {
  id: 'timezone-missing',
  title: 'The file sets no time zone',
  subject: 'regional',
  severity: 'info',
  judgesWholeFile: true,
  docs: {
    why: 'Without TimeZone Windows takes a zone that fits the region: Pacific time for en-US. Windows Vista and 7 show the page with date and time instead.',
    wrong:
      '<component name="Microsoft-Windows-Shell-Setup" …>\n  <ComputerName>PC1</ComputerName>\n</component>',
    right:
      '<component name="Microsoft-Windows-Shell-Setup" …>\n  <ComputerName>PC1</ComputerName>\n  <TimeZone>UTC</TimeZone>\n</component>',
    settings: ['Microsoft-Windows-Shell-Setup/TimeZone'],
    sources: [REFERENCE],
  },
  check(file, report) {
    if (file.hasDirectives || !installsWindows(file)) return;
    const shells = componentsNamed(file, SHELL_SETUP).filter(
      ({ schema, pass }) => schema && pass.known !== 'windowsPE',
    );
    if (shells.length === 0 || shells.some((shell) => settingIn(shell, 'TimeZone'))) return;
    const first = shells.find(({ pass }) => pass.known === 'specialize') ?? shells[0]!;
    const kernel = kernelOf(file.target);
    const asks = (kernel === '7' || kernel === 'Vista') && !isForServer(file) && oobeShells(file).length > 0;
    const effect = asks
      ? 'OOBE asks for it'
      : 'Windows takes one that fits UserLocale, Pacific time for en-US';
    report(componentNameRange(first), `The file sets no TimeZone: ${effect}.`);
  },
};

interface WrittenZone {
  readonly setting: Setting;
  /** The name without the ending that switches daylight saving time off. */
  readonly name: string;
  readonly suffix: string;
}

function* zonesOf(file: AnswerFile): Generator<WrittenZone> {
  for (const setting of settingsAt(file, SHELL_SETUP, 'TimeZone')) {
    const { value } = setting;
    if (value === '' || setting.hasHole || setting.settings.length > 0) continue;
    const hasSuffix = value.toLowerCase().endsWith(NO_DAYLIGHT_SAVING);
    const name = hasSuffix ? value.slice(0, -NO_DAYLIGHT_SAVING.length) : value;
    yield { setting, name, suffix: value.slice(name.length) };
  }
}

function findZone(name: string): ValueEntry | undefined {
  return valueTable('time-zones').find(name);
}

/** Zones that somebody may mean by a name that Windows does not know. */
function meantZones(name: string): readonly ValueEntry[] {
  const alias = aliases().get(plain(name));
  if (alias) return [alias];
  const offset = /^(?:GMT|UTC)\s*([+-])\s*(\d{1,2})(?::?(\d\d))?$/i.exec(name);
  const { entries } = valueTable('time-zones');
  if (offset) {
    const utcOffset = `${offset[1]}${offset[2]!.padStart(2, '0')}:${offset[3] ?? '00'}`;
    return entries.filter((zone) => zone.utcOffset === utcOffset && !zone.since).slice(0, 8);
  }
  const nearest = nearestName(
    name,
    entries.map(({ value }) => value),
  );
  const zone = nearest && findZone(nearest);
  return zone ? [zone] : [];
}

/** True for a name that means one zone beyond doubt. */
function isExact(name: string): boolean {
  return aliases().has(plain(name));
}

let aliasTable: ReadonlyMap<string, ValueEntry> | undefined;

/** Zones by the other names that people write: IANA names, labels, translations. */
function aliases(): ReadonlyMap<string, ValueEntry> {
  aliasTable ??= new Map(
    valueTable('time-zones').entries.flatMap((zone) =>
      [zone.value, zone.label, zone.label.replace(/^\(.*?\) /, ''), ...(zone.aliases ?? [])].map(
        (name) => [plain(name), zone] as const,
      ),
    ),
  );
  return aliasTable;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/\s+/g, '');
}

/** The release of the target, as the table of time zones writes it. */
function releaseOf(target: Target): string | undefined {
  const kernel = kernelOf(target);
  if (!kernel || target.build === undefined) return kernel;
  const version = valueTable('windows-versions').find(kernel);
  const builds = (version?.builds ?? []) as readonly { readonly release: string; readonly build: number }[];
  const release = builds.find(({ build }) => build === target.build)?.release;
  return release && release !== 'RTM' ? `${kernel} ${release}` : kernel;
}
