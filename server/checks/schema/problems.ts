/** What the rules of this subject share: the problems that validation finds, and the fix that takes a setting out. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { removeWithEmptyParents } from '../../answer-file/edits';
import { type LocatedProblem, schemaProblems } from '../../answer-file/schema-problems';
import type { SchemaProblem } from '../../schema/validator';
import type { Fix } from '../rule';

/** The source of what the schemas say. */
export const REFERENCE = 'learn.microsoft.com unattend reference';

export function problemsOf(file: AnswerFile, kind: SchemaProblem['kind']): readonly LocatedProblem[] {
  return schemaProblems(file).filter((problem) => problem.kind === kind);
}

export function removal({ tree }: AnswerFile, { name, node }: Setting): Fix {
  return { title: `Remove ${name}`, edits: [removeWithEmptyParents(tree.text, node)] };
}
