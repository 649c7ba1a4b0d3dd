/** Inserts a block into a file: passes, components and settings that are missing, and nothing else. */
import type { AnswerFile } from '../../answer-file/answer-file';
import {
  declaresWcm,
  declareWcm,
  insertAt,
  insertChild,
  lineBreakOf,
  type TextEdit,
} from '../../answer-file/edits';
import type { TextRange } from '../../syntax/nodes';
import { usesWcm } from '../skeleton';
import type { Block } from './block';
import { withValues } from './body';
import { misfit, obstacle } from './fitting';
import { type Fragment, type PlanOptions, planParts } from './plan';
import { type BlockValues, resolveValues } from './values';

export interface BlockInsertion {
  /** Edits of the text, which do not overlap; none when there are problems. */
  readonly edits: readonly TextEdit[];
  /** What the edits add, in the text as it reads after them; to be shown to the user. */
  readonly reveal: TextRange | undefined;
  /** Why nothing is inserted, a sentence each. */
  readonly problems: readonly string[];
}

/** Returns the edits that put the block into the file; values that are not given have their defaults. */
export function insertBlock(
  file: AnswerFile,
  block: Block,
  values: BlockValues = {},
  options: PlanOptions = {},
): BlockInsertion {
  const why = misfit(block, file) ?? obstacle(block, file);
  if (why !== undefined) return refused([why]);
  const resolved = resolveValues(block, file, values);
  if (resolved.problems.length > 0) return refused(resolved.problems);
  const fragments = planParts(file, block.parts, { ...options, values: resolved.values });
  if (!fragments)
    return refused(['The element that would take the block is not closed, or the file is no answer file.']);
  if (fragments.length === 0) return refused(['The file has all of it already.']);
  const edits = editsOf(file, fragments, resolved.values);
  return { edits, reveal: revealed(edits), problems: [] };
}

export function refused(problems: readonly string[]): BlockInsertion {
  return { edits: [], reveal: undefined, problems };
}

/** The edits that write fragments into the file. */
export function editsOf(
  file: AnswerFile,
  fragments: readonly Fragment[],
  values: BlockValues,
): readonly TextEdit[] {
  const { text } = file.tree;
  const edits = fragments.map((fragment) => writeFragment(text, fragment, withValues(fragment.xml, values)));
  return [...declarationsFor(file, fragments), ...edits];
}

/** Declares the prefix `wcm` where a fragment needs it. Windows SIM declares it on each component, not on the root. */
export function declarationsFor(file: AnswerFile, fragments: readonly Fragment[]): readonly TextEdit[] {
  const undeclared = fragments.find(
    ({ parent, xml }) => parent.kind === 'element' && usesWcm(xml) && !declaresWcm(parent),
  );
  return undeclared ? declareWcm(file, undeclared.parent) : [];
}

/** The edit that writes `xml` in the place of a fragment. */
export function writeFragment(text: string, { parent, after }: Fragment, xml: string): TextEdit {
  return parent.kind === 'document' ? writeRoot(text, xml) : insertChild(text, parent, xml, after);
}

/** Where the text of the first edit that adds elements stands once all are applied. */
export function revealed(edits: readonly TextEdit[]): TextRange | undefined {
  const sorted = edits.toSorted((a, b) => a.start - b.start);
  const first = sorted.findIndex(({ newText }) => newText.includes('<'));
  if (first === -1) return undefined;
  const { start, newText } = sorted[first]!;
  const shift = sorted
    .slice(0, first)
    .reduce((sum, edit) => sum + edit.newText.length - (edit.end - edit.start), 0);
  const blank = /^>?\s*/.exec(newText)![0].length;
  return { start: start + shift + blank, end: start + shift + newText.trimEnd().length };
}

function writeRoot(text: string, xml: string): TextEdit {
  const declaration = text.trim() === '' ? '<?xml version="1.0" encoding="utf-8"?>\n' : '';
  const separator = text === '' || /[\r\n]$/.test(text) ? '' : '\n';
  return insertAt(text.length, `${separator}${declaration}${xml}\n`.replaceAll('\n', lineBreakOf(text)));
}
