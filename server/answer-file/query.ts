/** Questions about an answer file that rules and features share. */
import type { InheritedFacts, PassName, SettingSchema } from '../schema/component-schema';
import type { TextRange } from '../syntax/nodes';
import { attributeOf, nameRange, valueRangeOf } from '../syntax/query';
import type { AnswerFile, Component, Setting } from './answer-file';
import { perFile } from './per-file';
import { rawRanges } from './raw-ranges';

export const SETUP = 'Microsoft-Windows-Setup';
export const SHELL_SETUP = 'Microsoft-Windows-Shell-Setup';
export const DEPLOYMENT = 'Microsoft-Windows-Deployment';
export const INTERNATIONAL_CORE = 'Microsoft-Windows-International-Core';
export const INTERNATIONAL_CORE_WINPE = 'Microsoft-Windows-International-Core-WinPE';
export const UNATTENDED_JOIN = 'Microsoft-Windows-UnattendedJoin';

/** The components of that name, compared without regard to case, in all passes or in one. */
export function componentsNamed(file: WithComponents, name: string, pass?: PassName): readonly Component[] {
  const named = namedComponents(file, name);
  return pass === undefined ? named : named.filter((component) => component.pass.known === pass);
}

/** What can be asked before the target is known. */
type WithComponents = Pick<AnswerFile, 'components'>;

function namedComponents(file: WithComponents, name: string): readonly Component[] {
  return componentsByName(file).get(lowerCaseOf(name)) ?? NO_COMPONENTS;
}

/** By their name in lower case. */
const componentsByName = perFile((file: WithComponents): ReadonlyMap<string, readonly Component[]> => {
  const byName = new Map<string, Component[]>();
  for (const component of file.components) {
    const name = component.name.toLowerCase();
    const named = byName.get(name);
    if (named) named.push(component);
    else byName.set(name, [component]);
  }
  return byName;
});

const NO_COMPONENTS: readonly Component[] = [];

/** Hundreds of rules ask for the same few names, which come from code. */
function lowerCaseOf(name: string): string {
  let lower = lowerCase.get(name);
  if (lower === undefined) {
    lower = name.toLowerCase();
    lowerCase.set(name, lower);
  }
  return lower;
}

const lowerCase = new Map<string, string>();

/** Where the name of a component stands: the value of the attribute, or the tag when there is none. */
export function componentNameRange({ node }: Component): TextRange {
  const attribute = attributeOf(node, 'name');
  return attribute ? valueRangeOf(attribute) : nameRange(node);
}

/** The settings at `path` in every component of that name, in all passes or in one. */
export function settingsAt(
  file: WithComponents,
  component: string,
  path: string,
  pass?: PassName,
): readonly Setting[] {
  const names = namesIn(path);
  const found: Setting[] = [];
  for (const parent of namedComponents(file, component)) {
    if (pass === undefined || parent.pass.known === pass) addSettingsAt(parent, names, 0, found);
  }
  return found;
}

/** The settings at `path` below a component or another setting; several where a part of the path is a list. */
export function settingsIn(parent: Component | Setting, path: string): readonly Setting[] {
  const found: Setting[] = [];
  addSettingsAt(parent, namesIn(path), 0, found);
  return found;
}

function addSettingsAt(
  parent: Component | Setting,
  names: readonly string[],
  depth: number,
  found: Setting[],
): void {
  for (const setting of parent.settings) {
    if (setting.name !== names[depth]) continue;
    if (depth + 1 === names.length) found.push(setting);
    else addSettingsAt(setting, names, depth + 1, found);
  }
}

/** Paths come from code and schemas: they are few, and each is asked for again and again. */
function namesIn(path: string): readonly string[] {
  let names = namesByPath.get(path);
  if (!names) {
    names = path.split('/');
    namesByPath.set(path, names);
  }
  return names;
}

const namesByPath = new Map<string, readonly string[]>();

/** The first setting at `path` below a component or another setting. */
export function settingIn(parent: Component | Setting, path: string): Setting | undefined {
  return firstSettingAt(parent, namesIn(path), 0);
}

function firstSettingAt(
  parent: Component | Setting,
  names: readonly string[],
  depth: number,
): Setting | undefined {
  for (const setting of parent.settings) {
    if (setting.name !== names[depth]) continue;
    const found = depth + 1 === names.length ? setting : firstSettingAt(setting, names, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** The value of the first leaf at `path`; undefined when it is absent, empty or a template's placeholder. */
export function valueIn(parent: Component | Setting, path: string): string | undefined {
  return writtenValue(settingIn(parent, path));
}

/** The value of a leaf; undefined when it is absent, empty or a template's placeholder. */
export function writtenValue(setting: Setting | undefined): string | undefined {
  return setting && !setting.hasHole && setting.value !== '' ? setting.value : undefined;
}

/** What tells a list item from its siblings, as it is written; undefined when it has no key. */
export function listKeyOf({ schema, node, settings }: Setting): string | undefined {
  const key = schema?.list?.key;
  if (key === 'wcm:keyValue') return node.attributes.find(({ localName }) => localName === 'keyValue')?.value;
  return key === undefined ? undefined : settings.find(({ name }) => name === key)?.value;
}

/** The value as a whole number; undefined when it is not one. */
export function integerOf(setting: Setting | undefined): number | undefined {
  return setting && !setting.hasHole && INTEGER.test(setting.value) ? Number(setting.value) : undefined;
}

/** As far as a number holds all digits. */
export const INTEGER = /^[+-]?\d{1,15}$/;

/** The value as true or false, in any case; undefined when it is neither. */
export function booleanOf(setting: Setting | undefined): boolean | undefined {
  const value = setting?.value.toLowerCase();
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

/** A part of a value, without the blanks around it. */
export interface ValueItem extends TextRange {
  readonly text: string;
  /** False when comments or the like stand in the value: the range is all of it, and no edit may take it for the item. */
  readonly isPlaced: boolean;
}

/** The items of a value that separates them by semicolons. */
export function semicolonItems(file: AnswerFile, setting: Setting): readonly ValueItem[] {
  const { value, valueRange } = setting;
  const rangeOf = rawRanges(file.tree.text, setting);
  const items: ValueItem[] = [];
  for (const { 0: item, index } of value.matchAll(/[^;]+/g)) {
    const text = item.trim();
    if (text === '') continue;
    const start = index + item.length - item.trimStart().length;
    const range = rangeOf?.(start, start + text.length) ?? valueRange;
    items.push({ text, start: range.start, end: range.end, isPlaced: rangeOf !== undefined });
  }
  return items;
}

/** A fact that a setting takes from its schema or from the nearest schema around it. */
export function inheritedFact<Fact extends keyof InheritedFacts>(
  setting: Setting,
  fact: Fact,
): InheritedFacts[Fact] | undefined {
  for (let at: Setting | undefined = setting; at; at = at.parent) {
    const value = at.schema?.[fact];
    if (value !== undefined) return value;
  }
  return setting.component.schema?.[fact];
}

/** Every setting of a component or below a setting, in document order. */
export function walkSettings(parent: Component | Setting): readonly Setting[] {
  const found: Setting[] = [];
  addSettings(parent, found);
  return found;
}

function addSettings(parent: Component | Setting, found: Setting[]): void {
  for (const setting of parent.settings) {
    found.push(setting);
    if (setting.settings.length > 0) addSettings(setting, found);
  }
}

export function isSensitive(schema: SettingSchema | undefined): boolean {
  return (schema?.items?.sensitive ?? schema?.sensitive) === true;
}
