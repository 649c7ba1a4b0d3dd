/** Reads what `unattend.config.json` or the settings of an editor say, and names each mistake in them. */
import {
  TARGET_ARCHITECTURES,
  TARGET_FIRMWARES,
  TARGET_WINDOWS,
  type TargetOverrides,
} from '../answer-file/target';
import { nearestName } from '../schema/nearest-name';
import type { RuleSeverities } from './rule';
import { RULE_IDS } from './rules';
import { GROUPS, PROFILES, type Profile, SEVERITIES } from './severity';

export const CONFIGURATION_FILE = 'unattend.config.json';

export interface Configuration {
  readonly target: TargetOverrides;
  /** Undefined when nothing is said. */
  readonly profile: Profile | undefined;
  /** By rule id or subject. */
  readonly rules: RuleSeverities;
  /** Paths of component schemas, relative to the folder of the file. */
  readonly schemas: readonly string[];
  /** Globs of files that the command line leaves out, relative to the folder of the file. */
  readonly ignore: readonly string[];
}

export interface ConfigurationProblem {
  /** Keys, and indexes in lists, down to what is wrong. */
  readonly path: readonly (string | number)[];
  /** True when the key itself is wrong, not its value. */
  readonly ofKey: boolean;
  /** One or two full sentences. */
  readonly message: string;
}

export interface ReadConfiguration {
  /** What is right; the rest is left out. */
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
}

export const NO_CONFIGURATION: Configuration = {
  target: {},
  profile: undefined,
  rules: {},
  schemas: [],
  ignore: [],
};

/** Reads the value of a JSON text, or a section of settings. */
export function readConfiguration(value: unknown): ReadConfiguration {
  const problems: ConfigurationProblem[] = [];
  const found = new Map<string, unknown>();
  const place: Place = { path: [], report: (problem) => problems.push(problem) };
  for (const [key, part] of entriesOf(value, place, 'The configuration')) {
    if (key === '$schema') continue; // for the editor only
    const below = inside(place, key);
    const read = READERS.get(key);
    if (read) found.set(key, read(part, below));
    else unknownName(below, [...READERS.keys()], `There is no key "${key}".`);
  }
  const given = Object.fromEntries([...found].filter(([, part]) => part !== undefined));
  return { configuration: { ...NO_CONFIGURATION, ...given }, problems };
}

/** Joins two configurations key by key; `stronger` wins. */
export function mergeConfigurations(weaker: Configuration, stronger: Configuration): Configuration {
  return {
    target: mergeTargets(weaker.target, stronger.target),
    profile: stronger.profile ?? weaker.profile,
    rules: { ...weaker.rules, ...stronger.rules },
    schemas: [...new Set([...weaker.schemas, ...stronger.schemas])],
    ignore: [...new Set([...weaker.ignore, ...stronger.ignore])],
  };
}

/** Joins what two sources say about the target; the build of one Windows says nothing about another. */
export function mergeTargets(weaker: TargetOverrides, stronger: TargetOverrides): TargetOverrides {
  const isOther = stronger.windows !== undefined && stronger.windows !== weaker.windows;
  const facts = Object.entries(weaker).filter(([fact]) => !(isOther && fact === 'build'));
  return { ...Object.fromEntries(facts), ...stronger };
}

interface Place {
  readonly path: readonly (string | number)[];
  readonly report: (problem: ConfigurationProblem) => void;
}

type Read = (value: unknown, place: Place) => unknown;

const READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['target', readTarget],
  ['profile', (value, place) => readChoice(value, PROFILES, place)],
  ['rules', readRules],
  ['schemas', readPaths],
  ['ignore', readTexts],
]);

const TARGET_READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['windows', (value, place) => readChoice(value, TARGET_WINDOWS, place)],
  ['build', readBuild],
  ['edition', readText],
  ['architecture', (value, place) => readChoice(value, TARGET_ARCHITECTURES, place)],
  ['firmware', (value, place) => readChoice(value, TARGET_FIRMWARES, place)],
]);

function readTarget(value: unknown, place: Place): TargetOverrides {
  const target: Record<string, unknown> = {};
  for (const [key, part] of entriesOf(value, place, 'target')) {
    const below = inside(place, key);
    const read = TARGET_READERS.get(key);
    if (!read) unknownName(below, [...TARGET_READERS.keys()], `target has no key "${key}".`);
    const fact = read?.(part, below);
    if (fact !== undefined) target[key] = fact;
  }
  return target;
}

function readRules(value: unknown, place: Place): RuleSeverities {
  const rules: Record<string, RuleSeverities[string]> = {};
  for (const [name, part] of entriesOf(value, place, 'rules')) {
    const below = inside(place, name);
    if (!RULE_IDS.has(name) && !GROUPS.has(name)) {
      unknownName(below, [...RULE_IDS, ...GROUPS], `There is no rule or group of rules "${name}".`);
      continue;
    }
    const severity = readChoice(part, SEVERITIES, below);
    if (severity) rules[name] = severity;
  }
  return rules;
}

function readChoice<Choice extends string>(
  value: unknown,
  choices: readonly Choice[],
  place: Place,
): Choice | undefined {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) {
    const nearest = typeof value === 'string' ? nearestName(value, choices) : undefined;
    const allowed = `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
    wrongValue(place, `must be ${allowed}, not ${shown(value)}.${didYouMean(nearest)}`);
  }
  return found;
}

function readText(value: unknown, place: Place): string | undefined {
  if (typeof value === 'string' && value.trim() !== '') return value;
  wrongValue(place, `must be a text, not ${shown(value)}.`);
  return undefined;
}

function readTexts(value: unknown, place: Place): readonly string[] | undefined {
  if (!Array.isArray(value)) {
    wrongValue(place, `must be a list of texts, not ${shown(value)}.`);
    return undefined;
  }
  return value
    .map((item, index) => readText(item, inside(place, index)))
    .filter((item) => item !== undefined);
}

function readPaths(value: unknown, place: Place): readonly string[] | undefined {
  const paths = readTexts(value, place);
  if (!paths || paths.length <= MOST_SCHEMAS) return paths;
  wrongValue(place, `may name ${MOST_SCHEMAS} files at most.`);
  return paths.slice(0, MOST_SCHEMAS);
}

/** Nobody has so many; each is read whenever something changes. */
const MOST_SCHEMAS = 100;

function readBuild(value: unknown, place: Place): number | undefined {
  if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 1_000_000) return value;
  wrongValue(place, `must be a build number such as 26100, not ${shown(value)}.`);
  return undefined;
}

function entriesOf(value: unknown, place: Place, name: string): readonly [string, unknown][] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value);
  place.report({
    path: place.path,
    ofKey: false,
    message: `${name} must be an object, not ${shown(value)}.`,
  });
  return [];
}

function inside(place: Place, part: string | number): Place {
  return { ...place, path: [...place.path, part] };
}

function unknownName({ path, report }: Place, known: readonly string[], message: string): void {
  const nearest = nearestName(String(path.at(-1)), known);
  report({ path, ofKey: true, message: message + didYouMean(nearest) });
}

function wrongValue({ path, report }: Place, message: string): void {
  report({ path, ofKey: false, message: `${nameOf(path)} ${message}` });
}

function nameOf(path: readonly (string | number)[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : index > 0 ? `.${part}` : part))
    .join('');
}

function didYouMean(name: string | undefined): string {
  return name ? ` Did you mean ${name}?` : '';
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
