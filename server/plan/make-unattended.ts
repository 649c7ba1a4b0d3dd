/** "Make it unattended": what has to be added to the file so that its open pages stay away. */
import type { AnswerFile } from '../answer-file/answer-file';
import { type Circumstances, circumstancesOf } from './circumstances';
import type { PlanOptions } from './model';
import { type OpenPage, openPages } from './questions';
import { placeWanted, type SnippetEdit } from './wanted-edits';

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
  const { verdict, decidedBy, thenDecidedBy = decidedBy } = judgement;
  return verdict === 'asks' || thenDecidedBy !== 'media';
}
