/** The values of a block's placeholders: what fits the file, what the user gave, and what is wrong with that. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { encodePassword } from '../../answer-file/passwords';
import { windowsNamedIn } from '../../answer-file/target';
import { type ValueEntry, valueTable } from '../../schema/library';
import type { Block, Placeholder } from './block';

export type BlockValues = Readonly<Record<string, string>>;

export interface ResolvedValues {
  /** A value for each placeholder, as it is written into the file, not yet escaped. */
  readonly values: BlockValues;
  /** What is wrong with the values that were given, a sentence each. */
  readonly problems: readonly string[];
}

/** The values that a block has when nobody chooses; undefined when the file leaves none that fits. */
export function defaultValues(block: Block, file: Pick<AnswerFile, 'target'>): BlockValues | undefined {
  const values: Record<string, string> = {};
  for (const [name, placeholder] of Object.entries(block.placeholders ?? {})) {
    const value = defaultValue(placeholder, file);
    if (value === undefined) return undefined;
    values[name] = value;
  }
  return values;
}

/** Completes what was given with the defaults and checks it. */
export function resolveValues(block: Block, file: Pick<AnswerFile, 'target'>, given: BlockValues): ResolvedValues {
  const placeholders = block.placeholders ?? {};
  const problems = Object.keys(given)
    .filter((name) => !Object.hasOwn(placeholders, name))
    .map((name) => `${block.id} has no value "${name}".`);
  const values: Record<string, string> = {};
  for (const [name, placeholder] of Object.entries(placeholders)) {
    const value = Object.hasOwn(given, name) ? given[name]! : (values[placeholder.same ?? ''] ?? defaultValue(placeholder, file));
    const problem =
      value === undefined ? `${placeholder.title}: nothing fits the edition of the file.` : problemOf(placeholder, value);
    if (problem) problems.push(problem);
    values[name] = value ?? placeholder.default;
  }
  return { values: problems.length === 0 ? withHiddenPasswords(block, values) : values, problems };
}

/** The entries of the table of a placeholder that fit the target, for a list to choose from. */
export function tableEntries(
  { table, kind }: Placeholder,
  { target }: Pick<AnswerFile, 'target'>,
): readonly ValueEntry[] {
  if (!table) return [];
  return valueTable(table).entries.filter((entry) => {
    if (kind && entry.kind !== kind) return false;
    const versions = entry.windows === undefined ? [] : [entry.windows].flat();
    if (target.windows && versions.length > 0 && !versions.some((one) => isVersion(String(one), target.windows!))) {
      return false;
    }
    return !(table === 'product-keys' && target.edition && entry.editionId !== target.edition);
  });
}

function defaultValue(placeholder: Placeholder, file: Pick<AnswerFile, 'target'>): string | undefined {
  const { target } = file;
  if (placeholder.from === 'architecture') return target.architecture ?? placeholder.default;
  const usual = (target.windows && placeholder.defaults?.[target.windows]) ?? placeholder.default;
  if (!placeholder.kind) return usual;
  const entries = tableEntries(placeholder, file);
  const fitting = entries.find(({ value }) => value === usual) ?? entries.find(isUsualEdition) ?? entries[0];
  return fitting?.value;
}

function isUsualEdition({ editionId }: ValueEntry): boolean {
  return editionId === 'Professional' || editionId === 'ServerStandard' || editionId === 'Business';
}

function isVersion(written: string, windows: string): boolean {
  return written === windows || windowsNamedIn(`Windows ${written}`) === windows;
}

function problemOf(placeholder: Placeholder, value: string): string | undefined {
  const { title, type, choices, minimum = 0, maximum, maxLength, pattern, patternTitle } = placeholder;
  if (/[\0-\u001f\ufffe\uffff]/.test(value)) return `${title}: line breaks and control characters cannot be written.`;
  switch (type) {
    case 'number': {
      const most = maximum ?? Number.MAX_SAFE_INTEGER;
      if (/^\d{1,15}$/.test(value) && Number(value) >= minimum && Number(value) <= most) return undefined;
      return `${title}: must be a whole number from ${minimum} to ${most}, not "${value}".`;
    }
    case 'letter':
      return /^[C-WYZ]$/i.test(value) ? undefined : `${title}: must be a letter from C to Z other than X, not "${value}".`;
    case 'choice':
      return choices?.includes(value) ? undefined : `${title}: must be one of ${choices?.join(', ')}, not "${value}".`;
    case 'secret':
      // Local accounts may have a blank password, shares and domains hardly.
      return value === '' && !placeholder.place ? `${title}: must not be empty.` : undefined;
    case 'text':
      if (value.trim() !== value || value === '') return `${title}: must not be empty or have blanks at its ends.`;
      if (maxLength !== undefined && value.length > maxLength) return `${title}: must have at most ${maxLength} characters.`;
      return pattern && !new RegExp(pattern).test(value) ? `${title}: must be ${patternTitle}, not "${value}".` : undefined;
  }
}

function withHiddenPasswords(block: Block, values: BlockValues): BlockValues {
  if (values.plainText !== 'false') return values;
  const hidden = Object.entries(block.placeholders ?? {}).flatMap(([name, { place }]) =>
    place ? [[name, encodePassword(values[name]!, place)]] : [],
  );
  return { ...values, ...Object.fromEntries(hidden) };
}
