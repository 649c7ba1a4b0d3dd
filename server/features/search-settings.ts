/** Search over all settings of all components, for a list in which to pick one to insert. */
import type { AnswerFile } from '../answer-file/answer-file';
import { settingsAt } from '../answer-file/query';
import {
  childSchemas,
  type InheritedFacts,
  PASSES,
  type PassName,
  type SettingSchema,
} from '../schema/component-schema';
import type { SchemaLibrary } from '../schema/library';
import type { TextRange } from '../syntax/nodes';
import { nameRange } from '../syntax/query';
import { containsInOrder } from './contains-in-order';
import { typeOf } from './describe';
import { factsBelow, fitsTarget } from './fit';
import { likelyPass } from './likely-pass';
import { usageOf } from './usage';

export interface SettingMatch {
  readonly component: string;
  /** Path of the setting below its component. */
  readonly path: string;
  /** What it does, Markdown of a sentence or more. */
  readonly description: string;
  /** One short phrase about its value. */
  readonly type: string;
  /** The passes that process it. */
  readonly passes: readonly PassName[];
  /** Where it goes when nobody chooses. */
  readonly likelyPass: PassName;
  readonly deprecated: boolean;
  /** False when the target of the file is known and does not have it. */
  readonly fits: boolean;
  /** Where the file has it. */
  readonly places: readonly { readonly pass: string; readonly range: TextRange }[];
}

/** The best `limit` settings for the words of `query`; the most used ones when there are none. */
export function searchSettings(file: AnswerFile, query: string, limit = 50): readonly SettingMatch[] {
  const words = query
    .toLowerCase()
    .split(/[\s/]+/)
    .filter((word) => word !== '');
  return indexOf(file.library)
    .map((entry) => ({ entry, score: scoreOf(entry, words) + (fitsTarget(file, entry.facts) ? FITTING : 0) }))
    .filter(({ score }) => Number.isFinite(score))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ entry }) => toMatch(file, entry));
}

export interface SettingEntry {
  readonly component: string;
  readonly path: string;
  readonly schema: SettingSchema;
  /** Its own facts and those of what is around it. */
  readonly facts: InheritedFacts;
}

/** Finds a setting by component and path, exactly or else without regard to case. */
export function settingEntry(
  library: SchemaLibrary,
  component: string,
  path: string,
): SettingEntry | undefined {
  const key = `${component}/${path}`.toLowerCase();
  const same = indexOf(library).filter((entry) => entry.key === key);
  return same.find((entry) => entry.path === path) ?? same[0];
}

interface IndexedEntry extends SettingEntry {
  /** `component/path` in lower case. */
  readonly key: string;
  readonly name: string;
  readonly words: string;
  readonly usage: number;
}

/** What does not fit the target comes behind all that does. */
const FITTING = 1000;
const indexes = new WeakMap<SchemaLibrary, readonly IndexedEntry[]>();

function indexOf(library: SchemaLibrary): readonly IndexedEntry[] {
  let index = indexes.get(library);
  if (!index) {
    index = library.componentNames.flatMap((name) => {
      const schema = library.component(name)!;
      return entriesBelow(name, '', schema, factsBelow({}, schema));
    });
    indexes.set(library, index);
  }
  return index;
}

function entriesBelow(
  component: string,
  above: string,
  schema: SettingSchema,
  inherited: InheritedFacts,
): readonly IndexedEntry[] {
  return Object.entries(childSchemas(schema)).flatMap(([name, child]) => {
    const path = above === '' ? name : `${above}/${name}`;
    const facts = factsBelow(inherited, child);
    const key = `${component}/${path}`.toLowerCase();
    const entry: IndexedEntry = {
      component,
      path,
      schema: child,
      facts,
      key,
      name: name.toLowerCase(),
      words: child.description.toLowerCase(),
      usage: usageOf(`${component}/${path}`),
    };
    return [entry, ...entriesBelow(component, path, child, facts)];
  });
}

/** The sum over the words, each of which must be found somewhere; minus infinity for a setting that lacks one. */
function scoreOf(entry: IndexedEntry, words: readonly string[]): number {
  let score = entry.usage * 20 - entry.path.split('/').length - (entry.schema.deprecated ? 10 : 0);
  for (const word of words) {
    const found = scoreOfWord(entry, word, words.length === 1);
    if (found === 0) return Number.NEGATIVE_INFINITY;
    score += found;
  }
  return score;
}

function scoreOfWord({ name, key, words }: IndexedEntry, word: string, isOnly: boolean): number {
  if (name === word) return isOnly ? 100 : 60;
  if (name.startsWith(word)) return isOnly ? 70 : 55;
  if (name.includes(word)) return 50;
  if (key.includes(word)) return 35;
  if (words.includes(word)) return 9;
  return word.length > 2 && word[0] === name[0] && containsInOrder(name, word) ? 8 : 0;
}

function toMatch(file: AnswerFile, { component, path, schema, facts }: SettingEntry): SettingMatch {
  const passes = facts.passes ?? PASSES;
  return {
    component,
    path,
    description: schema.description,
    type: typeOf(schema).replaceAll('`', ''),
    passes,
    likelyPass: likelyPass(file, component, path, passes),
    deprecated: schema.deprecated === true,
    fits: fitsTarget(file, facts),
    places: settingsAt(file, component, path).map(({ component: { pass }, node }) => ({
      pass: pass.name,
      range: nameRange(node),
    })),
  };
}
