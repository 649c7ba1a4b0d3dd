/** Parses the arguments of a command; every mistake gets one clear sentence. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './io';

/** The options of a command by name: parsing, help, manual and completion are made of them. */
export type Options = Readonly<Record<string, Option>>;

export interface Option {
  /** What it does, one or more clauses that begin with a small letter. */
  readonly does: string;
  /** How help calls its value, such as FILE, NAME or N. An option with neither value nor choices is a flag. */
  readonly value?: string;
  readonly choices?: readonly string[];
}

export function isFlag({ value, choices }: Option): boolean {
  return value === undefined && choices === undefined;
}

export interface ParsedArguments {
  readonly flags: ReadonlySet<string>;
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly positionals: readonly string[];
}

/** Throws a UsageError for an option that the command does not have, or one without its value. */
export function parseArguments(args: readonly string[], known: Options): ParsedArguments {
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const [name, option] of Object.entries(known))
    options[name] = { type: isFlag(option) ? 'boolean' : 'string' };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const entries = Object.entries(values);
    return {
      flags: new Set(entries.filter(([, value]) => value === true).map(([name]) => name)),
      values: Object.fromEntries(entries.filter(([, value]) => typeof value === 'string')) as Record<
        string,
        string
      >,
      positionals,
    };
  } catch (error) {
    throw new UsageError(sentence(error instanceof Error ? error.message : String(error)));
  }
}

/** Returns `value` when it is one of `allowed`; throws a UsageError that lists them otherwise. */
export function oneOf<Choice extends string>(
  option: string,
  value: string | undefined,
  allowed: readonly Choice[],
): Choice | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((choice) => choice === value);
  if (found === undefined)
    throw new UsageError(`--${option} must be one of ${allowed.join(', ')}, not "${value}".`);
  return found;
}

/** Returns `value` as a whole number of 0 or more; throws a UsageError otherwise. */
export function wholeNumber(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value)) throw new UsageError(`--${option} must be a whole number, not "${value}".`);
  return Number(value);
}

/** The first sentence of what Node says, which is the one about the argument. */
function sentence(message: string): string {
  const [first = message] = message.split(/(?<=\.)\s|\n/);
  return first.endsWith('.') ? first : `${first}.`;
}
