/** What the parts of a plan show of a setting: its place, and its value with secrets masked. */
import { accountsOf } from '../answer-file/accounts';
import type { AnswerFile, Setting } from '../answer-file/answer-file';
import { MASK, maskSecrets } from '../answer-file/command-secrets';
import { decodeHiddenText } from '../answer-file/passwords';
import { publishedKey } from '../answer-file/product-keys';
import { isSensitive } from '../answer-file/query';
import type { TextRange } from '../syntax/nodes';

/** The range of a setting's element, as plain data. */
export function rangeOf({ node }: { readonly node: TextRange }): TextRange {
  return { start: node.start, end: node.end };
}

/** The value of a leaf, a placeholder as it is written; null when it is absent or empty. */
export function shownValue(file: AnswerFile, setting: Setting | undefined): string | null {
  return setting && setting.value !== '' ? shownText(file, setting.value) : null;
}

/** A text of the file with a mask in the place of every secret that may stand in it. */
export function shownText(file: AnswerFile, text: string): string {
  let shown = maskSecrets(text);
  for (const secret of secretsOf(file)) shown = shown.replaceAll(secret, MASK);
  return shown.replace(SECRET_ELEMENT, `$1${MASK}`);
}

/** In broken text a value may have swallowed the elements behind it. */
const SECRET_ELEMENT = /(<(?:\w+:)?(?:Value|Key|\w*Password|ProductKey|AccountData)\b[^>]*>)[^<]+/gi;

/** A shorter word is no secret that stands out in a text. */
const SHORTEST_SECRET = 4;

const cache = new WeakMap<AnswerFile, readonly string[]>();

/** The secrets of the file, those behind Base64 included; a password that is also a name hides nothing. */
function secretsOf(file: AnswerFile): readonly string[] {
  let secrets = cache.get(file);
  if (!secrets) {
    const names = namesOf(file);
    const values = file.settings
      .filter(
        ({ schema, value, hasHole }) => value.length >= SHORTEST_SECRET && !hasHole && isSensitive(schema),
      )
      .flatMap(({ value }) => [value, withoutSuffix(decodeHiddenText(value)) ?? value])
      .filter(
        (value) => value.length >= SHORTEST_SECRET && !names.has(value.toLowerCase()) && !publishedKey(value),
      );
    secrets = [...new Set(values)].sort((a, b) => b.length - a.length);
    cache.set(file, secrets);
  }
  return secrets;
}

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
