/** Inserts one setting with everything around it that is missing, or finds the place where it exists. */
import type { AnswerFile, Component, Setting } from '../answer-file/answer-file';
import type { TextEdit } from '../answer-file/edits';
import {
  childSchema,
  occurrenceSchema,
  PASSES,
  type PassName,
  type SettingSchema,
} from '../schema/component-schema';
import type { TextRange } from '../syntax/nodes';
import { nameRange } from '../syntax/query';
import { declarationsFor, writeFragment } from './blocks/insert-block';
import { type Fragment, placeOfSetting, planParts, takesElements } from './blocks/plan';
import { fitsPass, fitsTarget } from './fit';
import { likelyPass } from './likely-pass';
import { type SettingEntry, settingEntry } from './search-settings';
import { listAttributes, nextListKey, settingSkeleton, withoutStops } from './skeleton';

export type SettingInsertion =
  | {
      readonly kind: 'inserted';
      /** Edits of the text, which do not overlap. */
      readonly edits: readonly TextEdit[];
      /** What to select in the text as it reads after the edits: the value, or the place for one. */
      readonly selection: TextRange;
    }
  /** The setting is there already, at this place of the text. */
  | { readonly kind: 'exists'; readonly range: TextRange }
  /** Why it cannot be inserted, as a sentence. */
  | { readonly kind: 'problem'; readonly message: string };

/**
 * Inserts the setting of that component and path into a pass: the one that is given, else one that has the component
 * already, else the first that processes it. A list gets a further item.
 */
export function insertSetting(
  file: AnswerFile,
  component: string,
  path: string,
  wanted?: PassName,
): SettingInsertion {
  const entry = settingEntry(file.library, component, path);
  if (!entry) return problem(`There is no setting ${component}/${path}.`);
  const passes = entry.facts.passes ?? PASSES;
  if (wanted && !passes.includes(wanted)) {
    return problem(`${path} is not processed in ${wanted}, only in ${passes.join(', ')}.`);
  }
  const pass = wanted ?? likelyPass(file, entry.component, entry.path, passes);
  const found = deepest(file, entry, pass);
  if (found.exists) return { kind: 'exists', range: nameRange(found.exists.node) };
  const fragments = fragmentsFor(file, entry, pass, found);
  if (!fragments)
    return problem('The element that would take the setting is not closed, or the file is no answer file.');
  return written(file, fragments);
}

/** How far the path exists: the deepest component or setting, and the names that are missing below it. */
interface Reached {
  readonly at: Component | Setting | undefined;
  readonly missing: readonly string[];
  readonly exists?: Setting;
}

function deepest(file: AnswerFile, { component, path }: SettingEntry, pass: PassName): Reached {
  const lower = component.toLowerCase();
  const names = path.split('/');
  const start = file.components.find(
    ({ name, pass: { known } }) => name.toLowerCase() === lower && known === pass,
  );
  return start ? descend(start, names) : { at: undefined, missing: names };
}

function descend(at: Component | Setting, names: readonly string[]): Reached {
  const [name, ...rest] = names;
  const same = at.settings.filter((setting) => setting.name === name);
  const isList = at.schema && childSchema(at.schema, name!)?.schema.type === 'array';
  if (same.length === 0 || (rest.length === 0 && isList)) return { at, missing: names };
  if (rest.length === 0) return { at, missing: [], exists: same[0]! };
  const below = same.map((setting) => descend(setting, rest));
  return below.find(({ exists }) => !exists) ?? below[0]!;
}

function fragmentsFor(
  file: AnswerFile,
  { component, path }: SettingEntry,
  pass: PassName,
  { at, missing }: Reached,
): readonly Fragment[] | undefined {
  const base = path.split('/').slice(0, -missing.length);
  const above = at?.schema ?? file.library.component(component)!;
  const xml = xmlOf(file, [component, ...base], missing, above, at?.settings ?? [], pass);
  if (!at) return planParts(file, [{ pass, component, body: xml.split('\n') }]);
  if (!takesElements(at.node)) return undefined;
  const siblings = at.settings.filter(({ name }) => name === missing[0]);
  return [{ parent: at.node, after: siblings.at(-1)?.node ?? placeOfSetting(at, missing[0]!), xml }];
}

/** The missing elements, the innermost with what it needs; the first tab stop lies between two marks. */
function xmlOf(
  file: AnswerFile,
  base: readonly string[],
  [name, ...rest]: readonly string[],
  above: SettingSchema,
  siblings: readonly Setting[],
  pass: PassName,
): string {
  const { schema } = childSchema(above, name!)!;
  const path = [...base, name!];
  if (rest.length === 0) {
    const fits = (one: SettingSchema): boolean => fitsTarget(file, one) && fitsPass(one.passes, pass);
    return withSelection(settingSkeleton({ key: path.join('/'), schema, siblings, fits }));
  }
  const inner = [xmlOf(file, path, rest, schema, [], pass)];
  const key = schema.list?.key;
  const { properties, order } = occurrenceSchema(schema);
  const keySchema = key === rest[0] ? undefined : properties?.[key ?? ''];
  if (keySchema) {
    // A name is for the user to choose, a number is not.
    const value = keySchema.type === 'integer' ? nextListKey(name!, schema, siblings) : '';
    const isBehind = order !== undefined && order.indexOf(key!) > order.indexOf(rest[0]!);
    inner.splice(isBehind ? 1 : 0, 0, `<${key}>${value}</${key}>`);
  }
  return `<${name}${listAttributes(name!, schema, siblings)}>\n${inner.join('\n').replace(/^/gm, '  ')}\n</${name}>`;
}

const START = '\ue002';
const END = '\ue003';

function withSelection(skeleton: string): string {
  const first = /\$\{1\|(?:[^\\|]|\\.)*\|\}|\$\{1:(?:[^\\}]|\\.)*\}|\$\{1\}|\$1(?!\d)/;
  return withoutStops(skeleton.replace(first, (stop) => `${START}${withoutStops(stop)}${END}`));
}

function written(file: AnswerFile, fragments: readonly Fragment[]): SettingInsertion {
  const { text } = file.tree;
  const declared = declarationsFor(file, fragments);
  const marked = fragments.map((fragment) => writeFragment(text, fragment, fragment.xml));
  const edit = marked.find(({ newText }) => newText.includes(START)) ?? marked[0]!;
  const shift = declared.reduce(
    (sum, { start, newText }) => sum + (start <= edit.start ? newText.length : 0),
    0,
  );
  const start = edit.start + shift + Math.max(0, edit.newText.indexOf(START));
  const length = Math.max(0, edit.newText.indexOf(END) - edit.newText.indexOf(START) - 1);
  const edits = [
    ...declared,
    ...marked.map((one) => ({ ...one, newText: one.newText.replace(/[\ue002\ue003]/g, '') })),
  ];
  return { kind: 'inserted', edits, selection: { start, end: start + length } };
}

function problem(message: string): SettingInsertion {
  return { kind: 'problem', message };
}
