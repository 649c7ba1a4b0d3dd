/** Placeholders that a template engine fills before Setup reads the file: what they hold is not judged. */
import type { TextRange } from '../syntax/nodes';

/**
 * `${…}` and `%{…}` (Packer, Terraform, shell), `{{…}}` and `{%…%}` (Packer, Jinja, Go, Mustache), `<%…%>` (ERB)
 * and `@NAME@` (autoconf, CMake) anywhere in a value; a password such as `P@ss@1` is none.
 */
const HOLE =
  /\$\{[^{}]*\}|\{%[^%]*%\}|\{\{[^{}]*\}\}|<%[^%]*%>|(?<!\w)@[A-Za-z_][A-Za-z0-9_.-]*@(?!\w)|%\{[^{}]*\}/;

const HOLES = new RegExp(HOLE, 'g');

/**
 * `%NAME%` as the whole value, or in capitals as a part of one word, such as `PC-%SERIAL%`; in a path or a command it
 * is an environment variable.
 */
const VARIABLE =
  /^(?:%([A-Za-z_][A-Za-z0-9_]*)%|[A-Za-z0-9._-]{0,99}%([A-Z_][A-Z0-9_]{2,})%[A-Za-z0-9._-]*)$/;

/** Variables that Windows and Setup replace themselves. */
const WINDOWS_VARIABLES = new Set([
  'configsetroot',
  'systemdrive',
  'systemroot',
  'windir',
  'temp',
  'tmp',
  'programfiles',
  'programdata',
  'public',
  'userprofile',
  'username',
  'computername',
  'allusersprofile',
  'appdata',
  'comspec',
  'processor_architecture',
]);

export function hasTemplateHole(value: string): boolean {
  if (value.length < 3) return false;
  const variable = VARIABLE.exec(value);
  if (variable) return !WINDOWS_VARIABLES.has((variable[1] ?? variable[2])!.toLowerCase());
  return HOLE.test(value);
}

/** True when nothing but placeholders stands there, and none that holds a text of its own. */
export function isOnlyHoles(value: string): boolean {
  let rest = '';
  let position = 0;
  for (const { start, end } of plainHoles(value)) {
    rest += value.slice(position, start);
    position = end;
  }
  return position > 0 && (rest + value.slice(position)).trim() === '';
}

/** The placeholders in a value but those with quotation marks, between which a default could stand. */
export function plainHoles(value: string): readonly TextRange[] {
  return [...value.matchAll(HOLES)]
    .filter(([hole]) => !/["']/.test(hole))
    .map(({ index, 0: hole }) => ({ start: index, end: index + hole.length }));
}

/**
 * True for a text in brackets, such as `[ REPLACE WITH A NAME ]`, or a word between number signs, such as `#NAME#`:
 * somebody or some script is to replace it before the file is used.
 */
export function isForEditing(value: string): boolean {
  return /^(?:\[.*\]|<.*>|\{.*\}|#[A-Z][A-Z0-9_]*#)$/.test(value);
}
