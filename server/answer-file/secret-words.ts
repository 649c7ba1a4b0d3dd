/** The secrets of a file as words, to find them again wherever else they stand. */
import { accountsOf } from './accounts';
import type { AnswerFile } from './answer-file';
import { decodeHiddenText } from './passwords';
import { perFile } from './per-file';
import { isHarmlessKey } from './product-keys';
import { isSensitive } from './query';
import { wordSearch } from './word-search';

/** The secrets of the file, those behind Base64 included; a password that is also a name hides nothing. */
export const secretWordsOf = perFile((file): readonly string[] => {
  const names = namesOf(file);
  const values = file.settings
    .filter(
      ({ schema, value, hasHole }) => value.length >= SHORTEST_SECRET && !hasHole && isSensitive(schema),
    )
    .flatMap(({ value }) => [value, withoutSuffix(decodeHiddenText(value)) ?? value])
    .filter(
      (value) => value.length >= SHORTEST_SECRET && !names.has(value.toLowerCase()) && !isHarmlessKey(value),
    );
  return [...new Set(values)].sort((a, b) => b.length - a.length);
});

/** A search for the secrets of the file in any text. */
export const secretSearchOf = perFile((file) => wordSearch(secretWordsOf(file)));

/** A shorter word is no secret that stands out in a text. */
const SHORTEST_SECRET = 4;

function namesOf(file: AnswerFile): ReadonlySet<string> {
  const { local, domain, autoLogons } = accountsOf(file);
  const names = [
    ...local.map(({ name }) => name),
    ...domain.map(({ name }) => name),
    ...autoLogons.map(({ username }) => username),
    'administrator',
  ];
  return new Set(names.map((name) => name?.toLowerCase() ?? ''));
}

function withoutSuffix(hidden: string | undefined): string | undefined {
  return hidden && /^(.+?)(?:Offline)?(?:Administrator)?Password$/s.exec(hidden)?.[1];
}
