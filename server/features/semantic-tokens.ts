/** Semantic tokens: passes, components, references, secrets, and settings that the target ignores. */
import type { AnswerFile, Component, Setting } from '../answer-file/answer-file';
import { isSensitive, SETUP, SHELL_SETUP } from '../answer-file/query';
import type { TextRange } from '../syntax/nodes';
import { attributeOf, nameRange, valueRangeOf } from '../syntax/query';
import { fitsPass, fitsTarget, passesOfChild } from './fit';

export const TOKEN_TYPES = ['pass', 'component', 'reference', 'secret', 'ignored'] as const;
export type TokenType = (typeof TOKEN_TYPES)[number];

export interface SemanticToken extends TextRange {
  readonly type: TokenType;
}

/** The tokens inside a range, in the order of the text; none lies on two lines. */
export function semanticTokens(file: AnswerFile, range: TextRange): readonly SemanticToken[] {
  const tokens: SemanticToken[] = [];
  for (const { node, known } of file.passes) {
    const attribute = known && attributeOf(node, 'pass');
    if (attribute) tokens.push({ ...valueRangeOf(attribute), type: 'pass' });
  }
  for (const component of file.components) {
    const attribute = attributeOf(component.node, 'name');
    const isProcessed = component.schema && !isIgnoredComponent(file, component);
    if (attribute && component.schema) {
      tokens.push({ ...valueRangeOf(attribute), type: isProcessed ? 'component' : 'ignored' });
    }
  }
  for (const setting of file.settings) tokens.push(...settingTokens(file, setting));
  const { text } = file.tree;
  return tokens
    .filter(
      ({ start, end }) => start < range.end && end > range.start && !/[\r\n]/.test(text.slice(start, end)),
    )
    .sort((a, b) => a.start - b.start);
}

function settingTokens(file: AnswerFile, setting: Setting): readonly SemanticToken[] {
  const { node, schema, value, valueRange, hasHole } = setting;
  if (!schema) return [];
  const tokens: SemanticToken[] = [];
  if (isIgnoredSetting(file, setting)) {
    tokens.push({ ...nameRange(node), type: 'ignored' });
    if (node.endTag) tokens.push({ start: node.endTag.nameStart, end: node.endTag.nameEnd, type: 'ignored' });
  }
  if (value === '' || hasHole || setting.settings.length > 0) return tokens;
  if (isSensitive(schema)) tokens.push({ ...valueRange, type: 'secret' });
  else if (isReference(setting)) tokens.push({ ...valueRange, type: 'reference' });
  return tokens;
}

/** True for a setting that the pass or the target leaves out; what is inside an ignored one is not marked again. */
function isIgnoredSetting(file: AnswerFile, setting: Setting): boolean {
  const { schema, component } = setting;
  const parent = setting.parent ?? component;
  return !fitsPass(passesOfChild(parent, schema!), component.pass.known) || !fitsTarget(file, schema!);
}

function isIgnoredComponent(file: AnswerFile, { schema, pass, architecture }: Component): boolean {
  const { target } = file;
  const isStated = target.evidence.some(({ fact, from }) => fact === 'architecture' && from !== 'file');
  const isOther =
    isStated && architecture !== target.architecture && !/^(?:wow64|neutral|)$|\W/.test(architecture);
  return isOther || !fitsPass(schema?.passes, pass.known) || !fitsTarget(file, schema ?? {});
}

function isReference({ component, name, path }: Setting): boolean {
  if (component.schema?.title === SETUP) return name === 'PartitionID' || name === 'DiskID';
  return component.schema?.title === SHELL_SETUP && path === 'AutoLogon/Username';
}
