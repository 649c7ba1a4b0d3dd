/** Passwords and product keys that stand in command lines. */
import type { TextRange } from '../syntax/nodes';
import { privateProductKeysIn } from './product-keys';

/** What stands in the place of a secret wherever a text with one is shown. */
export const MASK = '••••••';

/** True when a password plainly stands in a command line. */
export function holdsSecret(text: string): boolean {
  return PASSWORD_HINT.test(text) && PASSWORDS.some((pattern) => text.search(pattern) !== -1);
}

/** The command line with a mask in the place of every password, certain or not, and of every key that is not published. */
export function maskSecrets(text: string): string {
  let masked = '';
  let position = 0;
  for (const { start, end } of secretsInCommand(text)) {
    masked += text.slice(position, start) + MASK;
    position = end;
  }
  return masked + text.slice(position);
}

export interface CommandSecret extends TextRange {
  /** False for what may also be a path or a number. */
  readonly isCertain: boolean;
}

/** Every password and every key that is not published in a text with commands, in their order and without overlap. */
export function secretsInCommand(text: string): readonly CommandSecret[] {
  if (!HINT.test(text)) return [];
  const found: CommandSecret[] = [];
  const find = (pattern: RegExp, isCertain: boolean) => {
    for (const match of text.matchAll(pattern)) {
      const start = match.index + match[1]!.length;
      found.push({ start, end: start + match[2]!.length, isCertain });
    }
  };
  for (const pattern of PASSWORDS) find(pattern, true);
  find(PASSWORD_OPTION, false);
  for (const key of privateProductKeysIn(text)) found.push({ ...key, isCertain: true });
  return withoutOverlap(found);
}

function withoutOverlap(secrets: readonly CommandSecret[]): readonly CommandSecret[] {
  const merged: CommandSecret[] = [];
  for (const secret of secrets.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (!last || secret.start >= last.end) merged.push(secret);
    else if (secret.end > last.end) merged[merged.length - 1] = { ...last, end: secret.end };
  }
  return merged;
}

/** A word or a text in quotation marks. */
const WORD = String.raw`("[^"]*"?|'[^']*'?|\S+)`;

/** The forms in which commands are given a password: what stands before it, then the password. */
const PASSWORDS: readonly RegExp[] = [
  // net user NAME PASSWORD, but not options or "*", which asks for it
  form(
    String.raw`\bnet1?(?:\.exe)?\s+user\s+(?:"[^"]+"|(?!\d?[<>&|])[^\s/"]+)\s+`,
    String.raw`"?[^\s/*"&|>]`,
  ),
  form(String.raw`\bDefaultPassword"?\s+(?:\/t\s+\w+\s+)?\/d\s+`, String.raw`"?[^\s"/%]`),
  form(String.raw`\bcmdkey(?:\.exe)?\s.{0,200}\/pass:`, String.raw`"?[^\s"%]`),
  form(
    String.raw`\bConvertTo-SecureString\s+(?:-String\s+)?`,
    String.raw`['"]?[^\s$'"(-].{0,200}-AsPlainText`,
  ),
  form(
    String.raw`\bConvertTo-SecureString\s+(?:-(?:AsPlainText|Force)\s+){1,2}(?:-String\s+)?`,
    String.raw`['"]?[^\s$'"(-]`,
  ),
  form(String.raw`\bnet1?(?:\.exe)?\s+use\s.{0,200}\/user:\S+\s+`, String.raw`"?[^\s/*"&|>]`),
  // net use DEVICE \\SERVER\SHARE PASSWORD
  form(
    String.raw`\bnet1?(?:\.exe)?\s+use\s+(?:(?:\w+:?|\*)\s+)?(?:"\\\\[^"]+"|\\\\[^\s"]+)\s+`,
    String.raw`"?[^\s/*"&|>]`,
  ),
  // PowerShell: … -Name DefaultPassword … -Value PASSWORD
  form(String.raw`\bDefaultPassword["']?\s.{0,100}-Value\s+`, String.raw`["']?[^\s"'$(%-]`),
  // https://user:password@server
  /(\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@"'<>]{1,100}:)((?!\*SENSITIVE\*)[^\s/@"'<>$%{]{1,100})(?=@)/gi,
];

/** Every form has one of these in it: most commands have none, and are done with one search. */
const PASSWORD_HINT = /password|\bnet1?(?:\.exe)?\s+us|cmdkey|SecureString|:\/\//i;

/** The same for what may also be a path, a number or a key. */
const HINT = new RegExp(
  String.raw`${PASSWORD_HINT.source}|pass|pwd|[\s"'][-/]{1,2}rp[:=\s]|\w{5}-\w{5}-`,
  'i',
);

/** An option whose name says that a password follows; what follows may also be a path or a number. */
const PASSWORD_OPTION = form(
  String.raw`[\s"'](?:--?|\/)(?:\w{0,20}(?:password|passphrase|passwd)|pass|pwd|rp)(?:[:=]|\s+)`,
  String.raw`["']?[^\s$"'(%/-]`,
);

/** `start` is how the secret begins. What was taken out before is none. */
function form(before: string, start: string): RegExp {
  return new RegExp(`(${before})(?=${start})(?!["']?\\*SENSITIVE\\*)${WORD}`, 'gi');
}
