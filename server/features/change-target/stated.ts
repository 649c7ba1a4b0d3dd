/** The comment that states the target: it follows, and says what the file does not show otherwise. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { detectTarget } from '../../answer-file/detect-target';
import { type StatedFacts, stateTarget } from '../../answer-file/target-comment';
import type { Change, Step } from './step';

export function stateWanted(file: AnswerFile, { wanted, before }: Change): Step {
  const shown = detectTarget(file);
  const facts: StatedFacts = Object.fromEntries(
    Object.entries(wanted).filter(([fact, value]) => shown[fact as keyof StatedFacts] !== value),
  );
  const edits = Object.keys(facts).length > 0 ? stateTarget(file.tree, facts) : [];
  const contradicted = before.evidence.filter(
    ({ fact, from }) => from === 'override' && fact in wanted && wanted[fact] !== before[fact],
  );
  return {
    edits,
    changes: edits.length > 0 ? [`A comment states the target: ${Object.values(facts).join(', ')}.`] : [],
    leftToDo: contradicted.map(
      ({ fact }) => `The settings or unattend.config.json say ${before[fact]}: change that, too.`,
    ),
  };
}
