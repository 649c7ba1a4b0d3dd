/** A row of the table of pages, and what the rows have in common. */
import type { Setting } from '../../answer-file/answer-file';
import { booleanOf } from '../../answer-file/query';
import type { PassName } from '../../schema/component-schema';
import type { WindowsVersion } from '../../schema/windows-version';
import { type Circumstances, settingOf } from '../circumstances';
import type { Decider, DecidingSetting, PageVerdict, Phase } from '../model';
import { rangeOf, shownText } from '../text';
import type { Wanted } from '../wanted';

/** A page on which Setup, OOBE or Windows may stop and ask. Each row follows research of what suppresses the page. */
export interface Page {
  readonly id: string;
  readonly phase: Phase;
  /** The title in the version at hand. */
  readonly title: string | ((at: Circumstances) => string);
  /** The first and the last version that have the page. */
  readonly since?: WindowsVersion;
  readonly until?: WindowsVersion;
  readonly product?: 'client' | 'server';
  /** When somebody who installs by hand sees the page, as a clause; absent for a page that is always there. */
  readonly appearsWhen?: string;
  /** True for what only a file can bring about: without an answer file there is no such page. */
  readonly comesFromFile?: true;
  /** True for a page of OOBE that SkipMachineOOBE leaves out. */
  readonly machine?: true;
  /** False for what stays open behind Setup without holding anything up. */
  readonly blocks?: false;
  /** Undefined when this run has no such page. */
  readonly judge: (at: Circumstances) => Judgement | undefined;
  /** What has to be in the file so that the page stays away; nothing when no edit can see to it. */
  readonly remedy?: (at: Circumstances) => readonly Wanted[];
}

export interface Judgement {
  readonly verdict: PageVerdict;
  readonly because: string;
  readonly settings: readonly DecidingSetting[];
  readonly decidedBy?: Decider;
  /** What decides about a page that may not exist in the target, where it does. */
  readonly thenDecidedBy?: Decider;
  readonly blocks?: boolean;
}

export function suppressed(because: string, settings: readonly DecidingSetting[] = []): Judgement {
  return { verdict: 'suppressed', because, settings };
}

export function asks(because: string, settings: readonly DecidingSetting[] = []): Judgement {
  return { verdict: 'asks', because, settings };
}

export function asksIf(
  decidedBy: Decider,
  because: string,
  settings: readonly DecidingSetting[] = [],
): Judgement {
  return { verdict: 'asks-if', because, settings, decidedBy };
}

export function unknown(
  decidedBy: Decider,
  because: string,
  settings: readonly DecidingSetting[] = [],
): Judgement {
  return { verdict: 'unknown', because, settings, decidedBy };
}

/** The judgement about a page whose setting a template fills in. */
export function filledIn(settings: readonly DecidingSetting[]): Judgement {
  return unknown('template', 'A template fills in what decides it.', settings);
}

/** A setting that decides: the setting if it is there, and what is said of it in either case. */
export interface Place {
  readonly setting: Setting | undefined;
  readonly entry: DecidingSetting;
}

export function placeOf(at: Circumstances, pass: PassName, component: string, path: string): Place {
  const setting = settingOf(at, pass, component, path);
  return { setting, entry: { pass, component, path, range: setting ? rangeOf(setting) : null } };
}

/** A setting that is there, as one that decides. */
export function decidingSetting(setting: Setting): DecidingSetting {
  const { component, path } = setting;
  return {
    pass: component.pass.known ?? 'oobeSystem',
    component: component.name,
    path,
    range: rangeOf(setting),
  };
}

/** True when a WillShowUI brings its page up in any case. */
export function isAlways(setting: Setting | undefined): boolean {
  return setting?.value.toLowerCase() === 'always';
}

/** Judges a page that one true setting hides. */
export function hiddenBy(
  at: Circumstances,
  place: readonly [pass: PassName, component: string, path: string],
  otherwise: (settings: readonly DecidingSetting[]) => Judgement,
): Judgement {
  const { setting, entry } = placeOf(at, ...place);
  const name = place[2].split('/').at(-1)!;
  if (setting?.hasHole) return filledIn([entry]);
  return booleanOf(setting) === true ? suppressed(`${name} is true.`, [entry]) : otherwise([entry]);
}

/** A value as a sentence may show it. */
export function quoted({ file }: Circumstances, setting: Setting): string {
  return shownText(file, setting.value).slice(0, 60);
}
