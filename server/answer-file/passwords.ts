/**
 * How Setup hides passwords: with `PlainText` set to false, `Value` is the Base64 of the UTF-16LE characters of the
 * password followed by the name of the element that holds it. Anybody can read it back.
 */

/** An element that holds a password, with `Value` and `PlainText` below it. */
export type PasswordPlace = 'Password' | 'AdministratorPassword' | 'OfflineAdministratorPassword';

/** What may follow the password in each place, the usual one first. */
const SUFFIXES: Readonly<Record<PasswordPlace, readonly [string, ...string[]]>> = {
  Password: ['Password'],
  AdministratorPassword: ['AdministratorPassword'],
  // Windows System Image Manager appends the name of the element, other tools the shorter name.
  OfflineAdministratorPassword: ['OfflineAdministratorPassword', 'AdministratorPassword'],
};

export const PASSWORD_PLACES = Object.keys(SUFFIXES) as readonly PasswordPlace[];

/** What Setup leaves in the place of a secret in its own copy of the file. */
export const DELETED_SECRET = '*SENSITIVE*DATA*DELETED*';

/** Returns the place with that name of an element, if it is one. */
export function passwordPlace(name: string): PasswordPlace | undefined {
  return Object.hasOwn(SUFFIXES, name) ? (name as PasswordPlace) : undefined;
}

/** Returns the value that stands for a password in that place when `PlainText` is false. */
export function encodePassword(password: string, place: PasswordPlace): string {
  return encodeHiddenText(password + SUFFIXES[place][0]);
}

/** Returns the password that Setup reads from a hidden value in that place; undefined when it cannot read it. */
export function decodePassword(value: string, place: PasswordPlace): string | undefined {
  const hidden = decodeHiddenText(value);
  const suffix = hidden === undefined ? undefined : SUFFIXES[place].find((known) => hidden.endsWith(known));
  return suffix && hidden!.slice(0, -suffix.length);
}

/** True for a value that can hardly be a readable password: it is one that was hidden for any of the places. */
export function looksEncoded(value: string): boolean {
  return decodeHiddenText(value)?.endsWith('Password') === true;
}

/** The characters behind Base64 of UTF-16LE, the suffix included. The padding with `=` may be missing. */
export function decodeHiddenText(value: string): string | undefined {
  const bytes = decodeBase64(value);
  if (bytes === undefined || bytes.length % 2 === 1) return undefined;
  let text = '';
  for (let index = 0; index < bytes.length; index += 2) {
    text += String.fromCharCode(bytes.charCodeAt(index) | (bytes.charCodeAt(index + 1) << 8));
  }
  return text;
}

/** Base64 of the UTF-16LE characters; PowerShell takes scripts in this form too. */
export function encodeHiddenText(text: string): string {
  let bytes = '';
  for (const unit of codeUnits(text)) bytes += String.fromCharCode(unit & 0xff, unit >> 8);
  return btoa(bytes);
}

/** The bytes behind Base64, one a character; the padding may be missing, white space and other alphabets may not occur. */
export function decodeBase64(value: string): string | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(value)) return undefined;
  const digits = value.replace(/=+$/, '');
  return digits.length % 4 === 1 ? undefined : atob(digits);
}

function* codeUnits(text: string): Generator<number> {
  for (let index = 0; index < text.length; index++) yield text.charCodeAt(index);
}
