/** Rename: gives a disk, account, computer, folder of drivers, list key or tag a new name in every place that names it. */
import { isBuiltInAdministrator, isSameName } from '../../answer-file/accounts';
import type { AnswerFile } from '../../answer-file/answer-file';
import { insertAt, renameElement, replaceRange, type TextEdit } from '../../answer-file/edits';
import { type Referent, referentAt, referentsOf } from '../../answer-file/references';
import { encodeReferences } from '../../syntax/entities';
import type { ElementNode, TextRange } from '../../syntax/nodes';
import { childAt, elementAt } from '../../syntax/query';
import { tagPairAt } from '../tag-pair';
import { renameListKey } from './list-key';
import { renamePartition } from './partition';
import type { Refusal } from './refusal';

export interface Renamable extends TextRange {
  readonly placeholder: string;
}

/** What a rename at `offset` would replace. */
export function prepareRename(file: AnswerFile, offset: number): Renamable | Refusal {
  const { text } = file.tree;
  const found = referentAt(file, offset);
  if (found?.occurrence.spellsName) {
    const refusal = refusalOf(text, found.referent);
    const { start, end } = found.occurrence;
    return refusal === undefined ? { start, end, placeholder: found.referent.name } : { refusal };
  }
  const name = tagPairAt(file, offset)?.names.find(({ start, end }) => start <= offset && offset <= end);
  if (name) return { start: name.start, end: name.end, placeholder: text.slice(name.start, name.end) };
  return { refusal: NOTHING_HERE };
}

/** The edits that give what stands at `offset` the name `newName`. */
export function rename(file: AnswerFile, offset: number, newName: string): readonly TextEdit[] | Refusal {
  const found = referentAt(file, offset);
  if (!found?.occurrence.spellsName) return renameTag(file, offset, newName);
  const { referent } = found;
  const refusal = refusalOf(file.tree.text, referent);
  if (refusal !== undefined) return { refusal };
  const wanted = newName.trim();
  if (wanted === referent.name) return [];
  switch (referent.kind) {
    case 'disk':
      return renameDisk(file, referent, wanted);
    case 'partition':
      return renamePartition(file, referent, wanted);
    case 'account':
      return renameAccount(file, referent, wanted);
    case 'computer-name':
      return COMPUTER_NAME.test(wanted) ? spell(file, referent, wanted) : { refusal: COMPUTER_NAME_RULE };
    case 'driver-path':
      return wanted === '' ? { refusal: 'A folder of drivers needs a path.' } : spell(file, referent, wanted);
    case 'list-key':
      return renameListKey(file, referent, wanted);
  }
}

const NOTHING_HERE =
  'Nothing here has a name that other places refer to: place the cursor on a disk, partition, account, computer name, folder of drivers, list key or tag name.';

const COMPUTER_NAME = /^[^\s"/\\[\]:;|=,+*?<>@.]{1,15}$/;
const COMPUTER_NAME_RULE =
  'A computer name has 1 to 15 characters, without blanks, dots and any of " / \\ [ ] : ; | = , + * ? < > @.';

/** https://learn.microsoft.com/windows-server/administration/windows-commands/net-user and the limits of local accounts */
const ACCOUNT_NAME = /^(?=.{1,20}$)(?![. ]+$)[^"/\\[\]:;|=,+*?<>@]+$/;
const ACCOUNT_NAME_RULE =
  'An account name has 1 to 20 characters, without any of " / \\ [ ] : ; | = , + * ? < > @.';

function refusalOf(text: string, { kind, name, occurrences }: Referent): string | undefined {
  if (kind === 'account' && isBuiltInAdministrator(name)) {
    return 'The built-in Administrator has this name from Windows: the answer file cannot rename it.';
  }
  if (kind === 'computer-name' && name === '*')
    return 'Setup makes up a random name for "*": write a name in its place.';
  if (occurrences.some(({ start, end }) => text.slice(start, end).includes('<'))) {
    return 'One of the places is put together from several parts, such as a CDATA section or a comment in the middle.';
  }
  return undefined;
}

function renameTag(file: AnswerFile, offset: number, newName: string): readonly TextEdit[] | Refusal {
  const pair = tagPairAt(file, offset);
  if (!pair) return { refusal: NOTHING_HERE };
  if (!/^[\p{L}_][\p{L}\p{N}._-]*(?::[\p{L}_][\p{L}\p{N}._-]*)?$/u.test(newName)) {
    return { refusal: `"${newName}" is no name of an element.` };
  }
  return renameElement(pair.element, newName);
}

function renameDisk(
  file: AnswerFile,
  referent: Referent & { kind: 'disk' },
  newName: string,
): readonly TextEdit[] | Refusal {
  if (!/^\d{1,3}$/.test(newName)) return { refusal: 'The number of a disk is a whole number from 0.' };
  const id = String(Number(newName));
  const isTaken = referentsOf(file).some(
    (other) =>
      other.kind === 'disk' &&
      other.component === referent.component &&
      other.name === id &&
      other.occurrences.some(({ role }) => role === 'definition'),
  );
  return isTaken ? { refusal: `Disk ${id} is configured already.` } : spell(file, referent, id);
}

function renameAccount(file: AnswerFile, referent: Referent, newName: string): readonly TextEdit[] | Refusal {
  if (!ACCOUNT_NAME.test(newName)) return { refusal: ACCOUNT_NAME_RULE };
  const isTaken = referentsOf(file).some(
    (other) => other !== referent && other.kind === 'account' && isSameName(other.name, newName),
  );
  return isTaken ? { refusal: `There is an account ${newName} already.` } : spell(file, referent, newName);
}

/** Writes a name in every place of a referent. */
function spell({ tree }: AnswerFile, { occurrences }: Referent, name: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const quotationMarks = new Set<number>();
  for (const place of occurrences) {
    if (!place.spellsName) continue;
    const leaf = elementAt(tree, place.start);
    // In a CDATA section there are no escapes.
    const isRaw = leaf && childAt(leaf.children, place.start)?.kind === 'cdata';
    edits.push(replaceRange(place, isRaw ? name : encodeReferences(name)));
    if (!leaf || !isCommandLine(leaf) || !/[ &^()]/.test(name)) continue;
    const isOpen = tree.text.slice(leaf.startTagEnd, place.start).split(/"|&quot;/).length % 2 === 0;
    if (!isOpen) for (const offset of bareWordAround(tree.text, place)) quotationMarks.add(offset);
  }
  return [...edits, ...[...quotationMarks].map((offset) => insertAt(offset, '"'))];
}

/** In a command a name with a blank or an operator needs quotation marks: where they go, if there are none. */
function bareWordAround(text: string, place: TextRange): readonly number[] {
  let { start, end } = place;
  while (start > 0 && !ENDS_WORD.test(text[start - 1]!)) start--;
  while (end < text.length && !ENDS_WORD.test(text[end]!)) end++;
  return /'/.test(text[start - 1] ?? '') || /'/.test(text[end] ?? '') ? [] : [start, end];
}

const ENDS_WORD = /[\s"'<>&|;,=()[\]]/;

function isCommandLine({ localName, parent }: ElementNode): boolean {
  return (
    /^(?:Path|CommandLine)$/.test(localName) && parent.kind === 'element' && /Command$/.test(parent.localName)
  );
}
