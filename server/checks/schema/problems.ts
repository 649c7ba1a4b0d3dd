/** What the rules of this subject share: the problems that validation finds. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { type LocatedProblem, schemaProblems } from '../../answer-file/schema-problems';
import type { SchemaProblem } from '../../schema/validator';

/** The source of what the schemas say. */
export const REFERENCE = 'learn.microsoft.com unattend reference';

export function problemsOf(file: AnswerFile, kind: SchemaProblem['kind']): readonly LocatedProblem[] {
  return schemaProblems(file).filter((problem) => problem.kind === kind);
}
