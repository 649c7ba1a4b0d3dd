/** The values of a block's placeholders: what fits the file, what the user gave, and what is wrong with that. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { encodePassword } from '../../answer-file/passwords';
import { windowsNamedIn } from '../../answer-file/target';
import { type ValueEntry, valueTable } from '../../schema/library';
import type { Block, Placeholder } from './block';
import { presentValues, windowsPlace } from './present';

export type BlockValues = Readonly<Record<string, string>>;

export interface ResolvedValues {
  /** A value for each placeholder, as it is written into the file, not yet escaped. */
  readonly values: BlockValues;
  /** What is wrong with the values that were given, a sentence each. */
  readonly problems: readonly string[];
}

/** The values that a block has when nobody chooses; undefined when the file leaves none that fits. */
export function defaultValues(block: Block, file: AnswerFile): BlockValues | undefined {
  const values: Record<string, string> = {};
  for (const [name, placeholder] of Object.entries(block.placeholders ?? {})) {
    const value = values[placeholder.same ?? ''] ?? defaultValue(placeholder, file);
    if (value === undefined) return undefined;
    values[name] = value;
  }
  return values;
}

/** Completes what was given with the defaults and checks it. */
export function resolveValues(block: Block, file: AnswerFile, given: BlockValues): ResolvedValues {
  const placeholders = block.placeholders ?? {};
  const problems = Object.keys(given)
    .filter((name) => !Object.hasOwn(placeholders, name))
    .map((name) => `${block.id} has no value "${name}".`);
  const values: Record<string, string> = {};
  for (const [name, placeholder] of Object.entries(placeholders)) {
    const chosen = Object.hasOwn(given, name) ? given[name] : values[placeholder.same ?? ''];
    const value = chosen ?? defaultValue(placeholder, file);
    const problem =
      value === undefined
        ? `${placeholder.title}: nothing fits the edition of the file.`
        : (problemOf(placeholder, value) ?? repetition(placeholder, value, file));
    if (problem) problems.push(problem);
    values[name] = value ?? placeholder.default;
  }
  return { values: problems.length === 0 ? withHiddenPasswords(block, values) : values, problems };
}

function defaultValue(placeholder: Placeholder, file: AnswerFile): string | undefined {
  const { target } = file;
  const { from, unique, table, kind } = placeholder;
  if (from === 'architecture') return target.architecture ?? placeholder.default;
  if (from) return windowsPlace(file)[from];
  const usual = (target.windows && placeholder.defaults?.[target.windows]) ?? placeholder.default;
  if (unique) return freeValue(placeholder, usual, presentValues(file, unique));
  if (!table || !kind) return usual;
  const entries = valueTable(table).entries.filter(
    (entry) => entry.kind === kind && fitsEdition(entry, file),
  );
  return (entries.find(({ value }) => value === usual) ?? entries.find(isUsualEdition) ?? entries[0])?.value;
}

/** True for a key of the version and edition that the file is for. */
function fitsEdition({ windows, editionId }: ValueEntry, { target }: AnswerFile): boolean {
  const versions = [windows ?? []].flat().map(String);
  const isVersion = (written: string): boolean =>
    written === target.windows || windowsNamedIn(`Windows ${written}`) === target.windows;
  if (target.windows && versions.length > 0 && !versions.some(isVersion)) return false;
  return !target.edition || editionId === target.edition;
}

function isUsualEdition({ editionId }: ValueEntry): boolean {
  return editionId === 'Professional' || editionId === 'ServerStandard' || editionId === 'Business';
}

/** The next number, letter or name that is not in use. */
function freeValue({ type }: Placeholder, usual: string, used: ReadonlySet<string>): string {
  if (type === 'letter') {
    const letters = [...'CDEFGHIJKLMNOPQRSTUVWYZ'];
    return letters.slice(letters.indexOf(usual)).find((letter) => !used.has(letter.toLowerCase())) ?? usual;
  }
  for (let number = 2, value = usual; ; number++) {
    if (!used.has(value.toLowerCase())) return value;
    value = type === 'number' ? String(Number(value) + 1) : `${usual}${number}`;
  }
}

function repetition({ title, unique }: Placeholder, value: string, file: AnswerFile): string | undefined {
  const isUsed = unique !== undefined && presentValues(file, unique).has(value.toLowerCase());
  return isUsed ? `${title}: the file has "${value}" already.` : undefined;
}

function problemOf(placeholder: Placeholder, value: string): string | undefined {
  const { title, type, choices, minimum = 0, maximum, maxLength, pattern, patternTitle } = placeholder;
  if (/[\0-\u001f\ue000-\ue003\ufffe\uffff]/.test(value))
    return `${title}: line breaks and control characters cannot be written.`;
  switch (type) {
    case 'number': {
      const most = maximum ?? Number.MAX_SAFE_INTEGER;
      if (/^\d{1,15}$/.test(value) && Number(value) >= minimum && Number(value) <= most) return undefined;
      return `${title}: must be a whole number from ${minimum} to ${most}, not "${value}".`;
    }
    case 'letter':
      return /^[C-WYZ]$/i.test(value)
        ? undefined
        : `${title}: must be a letter from C to Z other than X, not "${value}".`;
    case 'choice':
      return choices?.includes(value)
        ? undefined
        : `${title}: must be one of ${choices?.join(', ')}, not "${value}".`;
    case 'secret':
      // Local accounts may have a blank password, shares and domains hardly.
      return value === '' && !placeholder.place ? `${title}: must not be empty.` : undefined;
    case 'text':
      if (value.trim() !== value || value === '')
        return `${title}: must not be empty or have blanks at its ends.`;
      if (maxLength !== undefined && value.length > maxLength)
        return `${title}: must have at most ${maxLength} characters.`;
      return pattern && !new RegExp(pattern).test(value)
        ? `${title}: must be ${patternTitle}, not "${value}".`
        : undefined;
  }
}

function withHiddenPasswords(block: Block, values: BlockValues): BlockValues {
  if (values.plainText !== 'false') return values;
  const hidden = Object.entries(block.placeholders ?? {}).flatMap(([name, { place }]) =>
    place ? [[name, encodePassword(values[name]!, place)]] : [],
  );
  return { ...values, ...Object.fromEntries(hidden) };
}
