/** The text of `unattend.config.json`: its settings, its mistakes with their places, and edits of it. */
import { lineBreakOf, replaceRange, type TextEdit } from '../answer-file/edits';
import type { TargetOverrides } from '../answer-file/target';
import { type JsonMember, type JsonNode, jsonMember, jsonRange, jsonValue, parseJson } from '../syntax/json';
import type { TextRange } from '../syntax/nodes';
import { type Configuration, NO_CONFIGURATION, readConfiguration } from './configuration';
import type { RuleSeverities } from './rule';

export interface PlacedProblem {
  readonly range: TextRange;
  readonly message: string;
}

export interface ReadConfigurationText {
  readonly configuration: Configuration;
  readonly problems: readonly PlacedProblem[];
  /** The places of the paths in `configuration.schemas`, in its order, for what turns out to be wrong with them. */
  readonly rangeOfSchema: (path: string) => TextRange;
}

/** Longer files are no configurations. */
const LONGEST_TEXT = 1024 * 1024;

/** Reads the text of a configuration file; never throws. */
export function readConfigurationText(text: string): ReadConfigurationText {
  const start = { start: 0, end: Math.min(1, text.length) };
  const broken = (range: TextRange, message: string) => ({
    configuration: NO_CONFIGURATION,
    problems: [{ range, message }],
    rangeOfSchema: () => start,
  });
  if (text.length > LONGEST_TEXT) return broken(start, 'The file is larger than 1 MB.');
  const { root, error } = parseJson(text);
  if (error) return broken(error, `This is not JSON: ${error.message}`);
  const { configuration, problems } = readConfiguration(jsonValue(root));
  return {
    configuration,
    problems: problems.map(({ path, ofKey, message }) => ({ range: jsonRange(root, path, ofKey), message })),
    rangeOfSchema: (path) => rangeOfSchema(root, path),
  };
}

/**
 * Returns the edit that gives a rule or group a severity in the text of a configuration file, an empty one included;
 * undefined when the text is too broken to be edited.
 */
export function setRuleEdit(
  text: string,
  rule: string,
  severity: RuleSeverities[string],
): TextEdit | undefined {
  return setMemberEdit(text, 'rules', rule, severity);
}

/**
 * Returns the edits after which a configuration file says that fact of the target, or nothing about it when `value`
 * is undefined; undefined when the text is too broken to be edited.
 */
export function setTargetEdits(
  text: string,
  fact: keyof TargetOverrides,
  value: string | undefined,
): readonly TextEdit[] | undefined {
  if (value !== undefined) {
    const edit = setMemberEdit(text, 'target', fact, value);
    return edit && [edit];
  }
  if (text.trim() === '') return [];
  const { root } = parseJson(text);
  if (root?.kind !== 'object') return undefined;
  const target = jsonMember(root, 'target')?.value;
  if (target?.kind !== 'object') return [];
  const known = jsonMember(target, fact);
  return known ? [removeMember(target, known)] : [];
}

function setMemberEdit(text: string, section: string, key: string, value: string): TextEdit | undefined {
  const wanted = JSON.stringify(value);
  if (text.trim() === '') {
    const whole = JSON.stringify({ [section]: { [key]: value } }, null, 2);
    return replaceRange({ start: 0, end: text.length }, `${whole}\n`);
  }
  const { root } = parseJson(text);
  if (root?.kind !== 'object') return undefined;
  const members = jsonMember(root, section);
  const layout = layoutOf(text, root);
  const member = `${JSON.stringify(key)}: ${wanted}`;
  if (!members)
    return insertMember(root, `${JSON.stringify(section)}: ${layout.object(1, member)}`, 1, layout);
  if (members.value.kind !== 'object') return undefined;
  const known = jsonMember(members.value, key);
  return known ? replaceRange(known.value, wanted) : insertMember(members.value, member, 2, layout);
}

function rangeOfSchema(root: JsonNode, path: string): TextRange {
  const list = jsonMember(root, 'schemas')?.value;
  const index = list?.kind === 'array' ? list.items.findIndex((item) => jsonValue(item) === path) : -1;
  return jsonRange(root, ['schemas', Math.max(index, 0)]);
}

interface Layout {
  /** What begins a line at this depth: the line break and the indentation; a blank in a file of one line. */
  readonly line: (depth: number) => string;
  readonly object: (depth: number, member: string) => string;
}

function layoutOf(text: string, root: JsonNode & { readonly kind: 'object' }): Layout {
  const first = root.members[0]?.keyRange.start ?? root.end - 1;
  const between = text.slice(root.start + 1, first);
  const isOneLine = root.members.length > 0 && !/[\r\n]/.test(between);
  const lineBreak = lineBreakOf(text);
  const unit = (root.members.length > 0 && /(?<![ \t])[ \t]*$/.exec(between)?.[0]) || '  ';
  const line = (depth: number) => (isOneLine ? ' ' : lineBreak + unit.repeat(depth));
  return { line, object: (depth, member) => `{${line(depth + 1)}${member}${line(depth)}}` };
}

/** Puts a member behind the last one of an object, or into an empty one whose members stand at `depth`. */
function insertMember(
  object: JsonNode & { readonly members: readonly JsonMember[] },
  member: string,
  depth: number,
  { line }: Layout,
): TextEdit {
  const last = object.members.at(-1);
  if (last) return replaceRange({ start: last.value.end, end: last.value.end }, `,${line(depth)}${member}`);
  return replaceRange(object, `{${line(depth)}${member}${line(depth - 1)}}`);
}

/** Removes a member with the comma that parts it from its neighbour. */
function removeMember(
  object: JsonNode & { readonly members: readonly JsonMember[] },
  member: JsonMember,
): TextEdit {
  const index = object.members.indexOf(member);
  const before = object.members[index - 1];
  const after = object.members[index + 1];
  if (before) return replaceRange({ start: before.value.end, end: member.value.end }, '');
  if (after) return replaceRange({ start: member.keyRange.start, end: after.keyRange.start }, '');
  return replaceRange(object, '{}');
}
