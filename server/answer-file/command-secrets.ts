/** Passwords and product keys that stand in command lines. */
import { isPrivateProductKey } from './product-keys';

/** What stands in the place of a secret wherever a text with one is shown. */
export const MASK = '••••••';

/** True when a password plainly stands in a command line. */
export function holdsSecret(text: string): boolean {
  return PASSWORDS.some((pattern) => text.search(pattern) !== -1);
}

/** The command line with a mask in the place of every password, certain or not, and of every key that is not published. */
export function maskSecrets(text: string): string {
  let masked = text;
  for (const pattern of PASSWORDS) masked = masked.replace(pattern, `$1${MASK}`);
  masked = masked.replace(PASSWORD_OPTION, `$1${MASK}`);
  return masked.replace(PRODUCT_KEY, (key) => (isPrivateProductKey(key) ? MASK : key));
}

/** A word or a text in quotation marks. */
const WORD = String.raw`("[^"]*"?|'[^']*'?|\S+)`;

/** The forms in which commands are given a password: what stands before it, then the password. */
const PASSWORDS: readonly RegExp[] = [
  // net user NAME PASSWORD, but not options or "*", which asks for it
  form(String.raw`\bnet1?(?:\.exe)?\s+user\s+(?:"[^"]+"|[^\s/"]+)\s+`, String.raw`"?[^\s/*"&|>]`),
  form(String.raw`\bDefaultPassword"?\s+(?:\/t\s+\w+\s+)?\/d\s+`, String.raw`"?[^\s"/%]`),
  form(String.raw`\bcmdkey(?:\.exe)?\s.{0,200}\/pass:`, String.raw`"?[^\s"%]`),
  form(
    String.raw`\bConvertTo-SecureString\s+(?:-String\s+)?`,
    String.raw`['"]?[^\s$'"(-].{0,200}-AsPlainText`,
  ),
  form(String.raw`\bnet1?(?:\.exe)?\s+use\s.{0,200}\/user:\S+\s+`, String.raw`"?[^\s/*"&|>]`),
];

/** An option whose name says that a password follows; what follows may also be a path or a number. */
const PASSWORD_OPTION = form(
  String.raw`[\s"'](?:--?|\/)(?:\w{0,20}(?:password|passphrase|passwd)|pass|pwd|rp)(?:[:=]|\s+)`,
  String.raw`["']?[^\s$"'(%/-]`,
);

const PRODUCT_KEY = /\b[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}\b/gi;

/** `start` is how the secret begins. */
function form(before: string, start: string): RegExp {
  return new RegExp(`(${before})(?=${start})${WORD}`, 'gi');
}
