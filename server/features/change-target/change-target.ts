/**
 * Changes a file for another Windows, edition, architecture or firmware.
 *
 * What the tables know a counterpart for is replaced, what the new target lacks is removed, and everything else is
 * left to the author: a value that nothing ties to the target stays as it is.
 */
import type { AnswerFile } from '../../answer-file/answer-file';
import { bind } from '../../answer-file/bind';
import type { TextEdit } from '../../answer-file/edits';
import { revise, revisionEdits, startRevision } from '../../answer-file/revision';
import type { TargetOverrides } from '../../answer-file/target';
import { parse } from '../../syntax/parser';
import { changeArchitecture } from './architecture';
import { changeImage } from './image';
import { changeLayout } from './layout';
import { changePages } from './pages';
import { changeSettings } from './settings';
import { stateWanted } from './stated';
import { type Change, joinSteps, type Step, type TakeStep } from './step';

export interface TargetChange {
  /** Edits of the text, which do not overlap. */
  readonly edits: readonly TextEdit[];
  /** What they change, a sentence each. */
  readonly changes: readonly string[];
  /** What the author has to decide, a sentence each. */
  readonly leftToDo: readonly string[];
}

/** Each step works on the text that the one before left. */
const STEPS: readonly TakeStep[] = [
  changeArchitecture,
  changeImage,
  changeSettings,
  changePages,
  changeLayout,
  stateWanted,
];

export function changeTarget(file: AnswerFile, given: TargetOverrides): TargetChange {
  const facts = Object.entries(given).filter(([, value]) => value !== undefined);
  const wanted: TargetOverrides = Object.fromEntries(facts);
  const change: Change = { wanted, before: file.target };
  const steps: Step[] = [];
  let revision = startRevision(file.tree.text);
  if (facts.length > 0 && file.tree.root?.localName === 'unattend') {
    for (const take of STEPS) {
      const { fileName, library } = file;
      const current = bind(parse(revision.text), {
        fileName,
        library,
        target: { ...overridesOf(file), ...wanted },
      });
      const step = take(current, change);
      steps.push(step);
      if (step.edits.length > 0) revision = revise(revision, step.edits);
    }
  }
  const { changes, leftToDo } = joinSteps(steps);
  return { edits: revisionEdits(revision, file.tree.text), changes, leftToDo };
}

/** What settings and configuration say about the file. */
function overridesOf({ target }: AnswerFile): TargetOverrides {
  const stated = target.evidence.filter(({ from }) => from === 'override');
  return Object.fromEntries(stated.map(({ fact }) => [fact, target[fact]]));
}
