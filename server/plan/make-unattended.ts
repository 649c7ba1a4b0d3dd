/** "Make it unattended": what has to be added to the file so that its open pages stay away. */
import type { AnswerFile } from '../answer-file/answer-file';
import { type Circumstances, circumstancesOf } from './circumstances';
import type { PlanOptions } from './model';
import { type OpenPage, openPages } from './questions';
import { placeWanted, type SnippetEdit } from './wanted-edits';

export interface UnattendedFix {
  /** The id of the question in the plan. */
  readonly question: string;
  readonly title: string;
  readonly edits: readonly SnippetEdit[];
}

/** Returns the edits for each page that asks or may ask, and that an edit can keep away. */
export function unattendedFixes(file: AnswerFile, options: PlanOptions = {}): readonly UnattendedFix[] {
  const at = circumstancesOf(file, options, { takesFile: true });
  return openPages(at).flatMap((page) => {
    const edits = placeWanted(at.file, page.remedies);
    return edits.length > 0 ? [{ question: page.id, title: titleOf(page), edits }] : [];
  });
}

/**
 * Returns minimal edits that keep the pages of these questions away; without a list, all that stop Setup whatever
 * the media are. The tab stops of the snippets are numbered through. Nothing when there is nothing to do.
 */
export function makeUnattended(
  file: AnswerFile,
  options: PlanOptions = {},
  questions?: readonly string[],
): readonly SnippetEdit[] {
  const at = circumstancesOf(file, options, { takesFile: true });
  const meant = questions
    ? openPages(at).filter(({ id }) => questions.includes(id))
    : [...openPages(at), ...pagesBehindAudit(file, options, at)].filter(isCertain);
  return placeWanted(
    at.file,
    meant.flatMap(({ remedies }) => remedies),
  );
}

/** Who ends audit mode by an edit comes to OOBE: its pages have to stay away as well. */
function pagesBehindAudit(file: AnswerFile, options: PlanOptions, at: Circumstances): readonly OpenPage[] {
  if (!at.staysInAudit) return [];
  const known = new Set(openPages(at).map(({ id }) => id));
  const later = circumstancesOf(file, options, { takesFile: true, leavesAudit: true });
  return openPages(later).filter(({ id }) => !known.has(id));
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
