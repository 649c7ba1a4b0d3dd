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

export function documentSymbols(file: AnswerFile): readonly DocumentSymbol[] {
  return file.passes.map((pass) => ({
    name: pass.name || 'settings',
    detail: '',
    kind: 'pass',
    range: pass.node,
    selection: nameRange(pass.node),
    children: pass.components.map(componentSymbol),
  }));
}

function componentSymbol(component: Component): DocumentSymbol {
  return {
    name: component.name || 'component',
    detail: component.architecture,
    kind: 'component',
    range: component.node,
    selection: nameRange(component.node),
    children: component.settings.map(settingSymbol),
  };
}

function settingSymbol(setting: Setting): DocumentSymbol {
  const isLeaf = setting.settings.length === 0;
  return {
    name: setting.node.localName || setting.node.name,
    detail: isLeaf ? shownValue(setting) : (listKeyOf(setting) ?? ''),
    kind: isLeaf ? leafKind(setting) : 'container',
    range: setting.node,
    selection: nameRange(setting.node),
    children: setting.settings.map(settingSymbol),
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
