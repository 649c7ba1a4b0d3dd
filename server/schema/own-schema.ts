/**
 * Reads component schemas that users bring along. What schemas/vocabulary.json says is checked here in a few lines,
 * without compiling it, and more strictly where a schema could do harm: its size, its depth, its names and patterns.
 */
import { type ComponentSchema, PASSES, type SettingSchema } from './component-schema';
import { nearestName } from './nearest-name';
import { problemOfPattern } from './safe-pattern';

export type ReadSchema =
  | { readonly schema: ComponentSchema; readonly problem?: undefined }
  | { readonly schema?: undefined; readonly problem: string };

/** In UTF-16 units; the largest schema of this project has 100 KB. */
const LONGEST_TEXT = 2 * 1024 * 1024;
const DEEPEST_SETTING = 16;
const MOST_SETTINGS = 5000;
/** A setting and all below it are compiled together, which takes some milliseconds each. */
const MOST_SETTINGS_TOGETHER = 200;

/** Reads the text of a component schema; the problem is one sentence that names the place. Never throws. */
export function readComponentSchema(text: string): ReadSchema {
  if (text.length > LONGEST_TEXT) return { problem: 'It is larger than 2 MB.' };
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { problem: `It is not JSON: ${(error as Error).message}.` };
  }
  try {
    readSetting(value, { path: [], depth: 0, count: { all: 0, together: 0 } });
    return { schema: value as ComponentSchema };
  } catch (error) {
    if (error instanceof SchemaFault) return { problem: error.message };
    throw error;
  }
}

interface Place {
  /** Names of settings from the component down. */
  readonly path: readonly string[];
  readonly depth: number;
  readonly count: { all: number; together: number };
}

class SchemaFault extends Error {}

type Keywords = Readonly<Record<string, unknown>>;
type Judge = (value: unknown, schema: Keywords, place: Place) => string | undefined;

/** What the value of each keyword must be, as the end of the sentence "<keyword> must be …"; undefined when it is. */
const KEYWORDS: Readonly<Record<string, Judge>> = {
  $schema: atTop(text),
  $id: atTop(text),
  $comment: text,
  title: text,
  description: text,
  type: oneOf(['object', 'array', 'string', 'boolean', 'integer']),
  properties: record,
  additionalProperties: (value) => (value === false ? undefined : 'false'),
  required: childNames(0),
  items: record,
  enum: (value) =>
    isList(value, 1) && value.every((item) => ['string', 'number'].includes(typeof item))
      ? undefined
      : 'a list of texts or numbers',
  enumDescriptions: (value, schema) => texts(1)(value) ?? sameLength(value, schema.enum),
  default: (value) => (['string', 'number', 'boolean'].includes(typeof value) ? undefined : 'a single value'),
  minimum: number,
  maximum: number,
  minLength: count,
  maxLength: count,
  maxBytes: count,
  pattern: text,
  passes: listOf(PASSES, 0),
  since: version,
  until: version,
  deprecated: boolean,
  deprecatedSince: (value, schema) =>
    version(value) ?? ('deprecated' in schema ? undefined : 'beside "deprecated"'),
  list: (value) =>
    isRecord(value) &&
    Object.keys(value).every((key) => key === 'key') &&
    ['string', 'undefined'].includes(typeof value.key)
      ? undefined
      : 'an object with the name of the "key"',
  order: childNames(2),
  sensitive: (value) => (value === true ? undefined : 'true'),
  values: oneOf([
    'time-zones',
    'locales',
    'display-languages',
    'keyboards',
    'product-keys',
    'partition-types',
    'image-metadata-keys',
    'groups',
  ]),
  unit: oneOf([
    'MB',
    'KB',
    'bytes',
    'seconds',
    'minutes',
    'hours',
    'days',
    'milliseconds',
    'pixels',
    'percent',
    'hertz',
    'bits',
  ]),
  emptyAllowed: boolean,
  architectures: listOf(['x86', 'amd64', 'ia64', 'wow64', 'arm', 'arm64'], 1),
  products: listOf(['client', 'server'], 1),
  example: text,
  docs: (value) =>
    typeof value === 'string' && /^[a-z0-9_-]+$/.test(value) ? undefined : 'the name of a page',
  sources: texts(1),
};

/** The keywords that a component schema may use. */
export const SCHEMA_KEYWORDS: readonly string[] = Object.keys(KEYWORDS);

/** Checks a setting and all below it; one without a description gets an empty one. */
function readSetting(value: unknown, place: Place): void {
  const schema: Keywords = isRecord(value) ? value : fault(place, 'must be an object');
  if (place.depth > DEEPEST_SETTING) fault(place, 'lies too deep');
  countSetting(place);
  for (const [keyword, part] of Object.entries(schema)) {
    const judge = Object.hasOwn(KEYWORDS, keyword) ? KEYWORDS[keyword] : undefined;
    if (!judge) fault(place, unknownKeyword(keyword));
    const wanted = judge!(part, schema, place);
    if (wanted) fault(place, `: "${keyword}" must be ${wanted}`);
  }
  if (schema.type === undefined) fault(place, 'has no "type"');
  if (place.depth === 0) checkComponent(schema, place);
  if (typeof schema.pattern === 'string') checkPattern(schema.pattern, place);
  const listParts = [schema.type === 'array', schema.items !== undefined, schema.list !== undefined];
  if (new Set(listParts).size > 1) fault(place, 'needs "type": "array", "list" and "items" together');
  if (schema.type !== 'object' && schema.properties !== undefined)
    fault(place, 'has "properties" but is no object');
  if (schema.description === undefined) Object.assign(schema, { description: '' });
  if (schema.items !== undefined) readSetting(schema.items, { ...place, depth: place.depth + 1 });
  for (const [name, child] of Object.entries(
    (schema.properties ?? {}) as SettingSchema['properties'] & object,
  )) {
    const below = { ...place, path: [...place.path, name], depth: place.depth + 1 };
    if (!isSettingName(name)) fault(below, 'has a name that no setting can have');
    readSetting(child, below);
  }
}

function countSetting(place: Place): void {
  const { count, path } = place;
  if (path.length <= 1) count.together = 0;
  if (++count.all > MOST_SETTINGS) fault(place, `is one of more than ${MOST_SETTINGS} settings`);
  if (++count.together > MOST_SETTINGS_TOGETHER)
    fault(place, `is one of more than ${MOST_SETTINGS_TOGETHER} settings below ${path[0]}`);
}

function checkComponent({ title, type, properties }: Keywords, place: Place): void {
  if (typeof title !== 'string' || !isSettingName(title))
    fault(place, 'needs the name of the component as its "title"');
  if (type !== 'object' || !isRecord(properties)) fault(place, 'needs "type": "object" and "properties"');
}

function checkPattern(pattern: string, place: Place): void {
  const problem = problemOfPattern(pattern);
  if (problem) fault(place, `: its "pattern" ${problem}`);
}

/** A name of XML that no object of JavaScript has by itself. */
function isSettingName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_.-]{0,127}$/u.test(name) && !(name in Object.prototype);
}

function unknownKeyword(keyword: string): string {
  const nearest = nearestName(keyword, SCHEMA_KEYWORDS);
  const shown = keyword.length > 40 ? `${keyword.slice(0, 40)}…` : keyword;
  return `: there is no keyword "${shown}"${nearest ? `, did you mean "${nearest}"?` : ' in schemas/vocabulary.json'}`;
}

function fault({ path }: Place, what: string): never {
  const subject = path.length === 0 ? 'The component' : path.join('/');
  const sentence = what.startsWith(':') ? `${subject}${what}` : `${subject} ${what}`;
  throw new SchemaFault(/[.?]$/.test(sentence) ? sentence : `${sentence}.`);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? undefined : 'a text';
}

function number(value: unknown): string | undefined {
  return typeof value === 'number' ? undefined : 'a number';
}

function count(value: unknown): string | undefined {
  return Number.isInteger(value) && (value as number) >= 0 ? undefined : 'a whole number of 0 or more';
}

function boolean(value: unknown): string | undefined {
  return typeof value === 'boolean' ? undefined : 'true or false';
}

function record(value: unknown): string | undefined {
  return isRecord(value) ? undefined : 'an object';
}

function version(value: unknown): string | undefined {
  const isVersion =
    typeof value === 'string' && /^(Vista|7|8|8\.1|10|11)( [0-9]{2}[0-9H][0-9])?$/.test(value);
  return isVersion ? undefined : 'a Windows version such as "10" or "10 1709"';
}

function atTop(judge: Judge): Judge {
  return (value, schema, place) =>
    place.depth === 0 ? judge(value, schema, place) : 'at the top of the file only';
}

function oneOf(allowed: readonly string[]): Judge {
  return (value) => (allowed.includes(value as string) ? undefined : `one of ${allowed.join(', ')}`);
}

function listOf(allowed: readonly string[], least: number): Judge {
  return (value) =>
    isList(value, least) &&
    new Set(value).size === value.length &&
    value.every((item) => allowed.includes(item as string))
      ? undefined
      : `a list of ${allowed.join(', ')}`;
}

function texts(least: number): (value: unknown) => string | undefined {
  return (value) =>
    isList(value, least) && value.every((item) => text(item) === undefined) ? undefined : 'a list of texts';
}

function childNames(least: number): Judge {
  return (value, { properties }) =>
    isList(value, least) &&
    new Set(value).size === value.length &&
    value.every((name) => typeof name === 'string' && isRecord(properties) && Object.hasOwn(properties, name))
      ? undefined
      : 'a list of names of "properties"';
}

function sameLength(value: unknown, other: unknown): string | undefined {
  return isList(other, 0) && isList(value, 0) && value.length === other.length
    ? undefined
    : 'as long as "enum"';
}

function isList(value: unknown, least: number): value is readonly unknown[] {
  return Array.isArray(value) && value.length >= least;
}

function isRecord(value: unknown): value is Keywords {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
