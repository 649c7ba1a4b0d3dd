/** What a wrong answer was meant to be: people write "de", "German" or "Pro" where a file has another word. */
import { nearestName } from '../../schema/nearest-name';
import type { Choice } from './choices';

/** Returns ` Did you mean …?` with the choice that the words name or begin, or that is written much like them. */
export function meantChoice(written: string, choices: readonly Choice[]): string {
  const words = written.trim().toLowerCase();
  if (words === '') return '';
  const find = (test: (value: string, label: string) => boolean): Choice | undefined =>
    choices.find(({ value, label }) => test(value.toLowerCase(), label.toLowerCase()));
  const nearest = nearestName(
    words,
    choices.map(({ value }) => value),
  );
  const meant =
    find((_, label) => label === words || label.endsWith(` ${words}`)) ??
    find((value, label) => value.startsWith(words) || label.startsWith(words)) ??
    choices.find(({ value }) => value === nearest) ??
    find((_, label) => words.length >= LEAST_PART && label.includes(words));
  if (!meant) return '';
  return ` Did you mean ${meant.value}${meant.label === meant.value ? '' : ` (${meant.label})`}?`;
}

/** Shorter parts of a name stand in too many. */
const LEAST_PART = 4;
