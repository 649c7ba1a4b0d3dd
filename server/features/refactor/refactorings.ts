/** All refactorings that apply to a selection. */
import type { AnswerFile } from '../../answer-file/answer-file';
import type { TextRange } from '../../syntax/nodes';
import { addRequired } from './add-required';
import { changeArchitectures } from './architectures';
import { moveToPass } from './move-to-pass';
import { changePasswordForm } from './password';
import { placeOf, type Refactoring, type RefactoringPlace } from './refactoring';
import { surroundWithRegion } from './region';
import { renumber } from './renumber';
import { wrapCommand } from './wrap-command';

const REFACTORINGS: readonly ((place: RefactoringPlace) => readonly Refactoring[])[] = [
  changePasswordForm,
  addRequired,
  renumber,
  wrapCommand,
  surroundWithRegion,
  moveToPass,
  changeArchitectures,
];

export function refactorings(file: AnswerFile, selection: TextRange): readonly Refactoring[] {
  const place = placeOf(file, selection);
  return REFACTORINGS.flatMap((refactoring) => refactoring(place));
}
