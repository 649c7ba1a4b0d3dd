/** Document symbols: passes, components and settings with their values, secrets masked. */
import type { AnswerFile, Component, Setting } from '../answer-file/answer-file';
import { MASK, maskSecrets } from '../answer-file/command-secrets';
import { isSensitive, listKeyOf } from '../answer-file/query';
import type { TextRange } from '../syntax/nodes';
import { nameRange } from '../syntax/query';

export interface DocumentSymbol {
  readonly name: string;
  /** The value of a leaf, or the architecture of a component. */
  readonly detail: string;
  readonly kind: 'pass' | 'component' | 'container' | 'setting' | 'boolean' | 'number';
  readonly range: TextRange;
  readonly selection: TextRange;
  readonly children: readonly DocumentSymbol[];
}

/** Editors become slow with more, and nobody reads them: of larger files the inner levels are left out. */
export const MOST_SYMBOLS = 10_000;

export function documentSymbols(file: AnswerFile): readonly DocumentSymbol[] {
  const levels = file.settings.length <= MOST_SYMBOLS ? Number.POSITIVE_INFINITY : levelsToShow(file);
  return file.passes.map((pass) => ({
    name: pass.name || 'settings',
    detail: '',
    kind: 'pass',
    range: pass.node,
    selection: nameRange(pass.node),
    children: pass.components.map((component) => componentSymbol(component, levels)),
  }));
}

/** How many levels of settings have no more than `MOST_SYMBOLS` together. */
function levelsToShow(file: AnswerFile): number {
  const counts: number[] = [];
  for (const { settings } of file.components) countLevels(settings, 0, counts);
  let shown = 0;
  let level = 0;
  for (; level < counts.length; level++) {
    shown += counts[level]!;
    if (shown > MOST_SYMBOLS) break;
  }
  return level;
}

/** The parser limits the depth of the tree, so that this recursion is bounded. */
function countLevels(settings: readonly Setting[], level: number, counts: number[]): void {
  counts[level] = (counts[level] ?? 0) + settings.length;
  for (const setting of settings) {
    if (setting.settings.length > 0) countLevels(setting.settings, level + 1, counts);
  }
}

function componentSymbol(component: Component, levels: number): DocumentSymbol {
  return {
    name: component.name || 'component',
    detail: component.architecture,
    kind: 'component',
    range: component.node,
    selection: nameRange(component.node),
    children: settingSymbols(component, levels),
  };
}

function settingSymbols(parent: Component | Setting, levels: number): readonly DocumentSymbol[] {
  return levels <= 0 ? [] : parent.settings.map((setting) => settingSymbol(setting, levels - 1));
}

function settingSymbol(setting: Setting, levelsBelow: number): DocumentSymbol {
  const isLeaf = setting.settings.length === 0;
  return {
    name: setting.node.localName || setting.node.name,
    detail: isLeaf ? shownValue(setting) : (listKeyOf(setting) ?? ''),
    kind: isLeaf ? leafKind(setting) : 'container',
    range: setting.node,
    selection: nameRange(setting.node),
    children: settingSymbols(setting, levelsBelow),
  };
}

/** The value on one line, shortened; a mask for a secret. */
function shownValue({ schema, value }: Setting): string {
  if (value === '') return '';
  if (isSensitive(schema)) return MASK;
  const line = maskSecrets(value.replace(/\s+/g, ' '));
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

function leafKind({ schema }: Setting): DocumentSymbol['kind'] {
  const type = schema?.items?.type ?? schema?.type;
  return type === 'boolean' ? 'boolean' : type === 'integer' ? 'number' : 'setting';
}
