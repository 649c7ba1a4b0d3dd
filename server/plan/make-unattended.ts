/** "Make it unattended": what has to be added to the file so that its open pages stay away. */
import type { AnswerFile } from '../answer-file/answer-file';
import { circumstancesOf } from './circumstances';
import type { PlanOptions } from './model';
import { type OpenPage, openPages } from './questions';
import { type PlacedEdit, placeWanted } from './wanted-edits';

export interface UnattendedFix {
  /** The id of the page in `questions`. */
  readonly page: string;
  readonly title: string;
  readonly edits: readonly PlacedEdit[];
}

export interface UnattendedFixes {
  /** For each page that asks or may ask, and that an edit can keep away. */
  readonly pages: readonly UnattendedFix[];
  /** What keeps all of them away that stop Setup whatever the media are; no edits when there is nothing to do. */
  readonly all: readonly PlacedEdit[];
}

/**
 * Returns minimal edits of the text. An edit whose `isSnippet` is true has tab stops (`${1:example}`) where only the
 * author knows the value; the tab stops of all edits of one list are numbered through.
 */
export function makeUnattended(file: AnswerFile, options: PlanOptions = {}): UnattendedFixes {
  const at = circumstancesOf(file, options, true);
  const open = openPages(at);
  return {
    pages: open.flatMap((page) => {
      const edits = placeWanted(at.file, page.remedies);
      return edits.length > 0 ? [{ page: page.id, title: titleOf(page), edits }] : [];
    }),
    all: placeWanted(
      at.file,
      open.filter(isCertain).flatMap(({ remedies }) => remedies),
    ),
  };
}

/** What only some media need may be wrong for others, such as a product key for evaluation media. */
function isCertain({ judgement }: OpenPage): boolean {
  return judgement.verdict === 'asks' || judgement.decidedBy !== 'media';
}

function titleOf({ remedies }: OpenPage): string {
  const names = [...new Set(remedies.map(({ element }) => lastName(element)))];
  return `Add ${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}`;
}

function lastName(element: OpenPage['remedies'][number]['element']): string {
  const [only, second] = element.children ?? [];
  return only && !second && !element.isItem ? lastName(only) : element.name;
}
