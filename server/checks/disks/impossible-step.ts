/** The form of a rule about steps that Setup cannot carry out. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import {
  certainDisks,
  type ImpossibleKind,
  type ImpossibleStep,
  type SimulatedDisk,
} from '../../answer-file/disks';
import { settingIn } from '../../answer-file/query';
import type { TextRange } from '../../syntax/nodes';
import { nameRange } from '../../syntax/query';
import type { Fix, Rule, Severity } from '../rule';

export const REFUSED =
  'Setup stops with "Windows could not apply the unattend answer file\'s <DiskConfiguration> setting"';

export interface ImpossibleStepRule extends Pick<Rule, 'id' | 'title' | 'docs'> {
  readonly kind: ImpossibleKind;
  /** The child of the step that is wrong; the step itself when it has no such child. */
  readonly at?: string;
  /** What Setup does about it and what to do, behind the reason why the step is impossible. */
  readonly advice: string;
  /** A lower severity where a case is less certain. */
  readonly severityOf?: (place: StepPlace) => Severity | undefined;
  readonly fixes?: (place: StepPlace) => readonly Fix[];
}

export interface StepPlace {
  readonly file: AnswerFile;
  readonly disk: SimulatedDisk;
  readonly impossible: ImpossibleStep;
  readonly step: Setting;
}

export function impossibleStepRule({
  kind,
  at,
  advice,
  severityOf,
  fixes,
  ...row
}: ImpossibleStepRule): Rule {
  return {
    ...row,
    subject: 'disks',
    severity: 'error',
    check(file, report) {
      for (const disk of certainDisks(file)) {
        for (const impossible of disk.impossible) {
          if (impossible.kind !== kind) continue;
          const { step, cause, reason } = impossible;
          const place: StepPlace = { file, disk, impossible, step };
          const severity = severityOf?.(place);
          report(rangeOf(step, at), `${reason} ${advice}`, {
            ...(severity && { severity }),
            ...(cause && { related: [{ range: nameRange(cause.node), message: 'The other partition' }] }),
            ...(fixes && { fixes: () => fixes(place) }),
          });
        }
      }
    },
  };
}

/** The value of a child, or the name of the step when the child is absent. */
export function rangeOf(step: Setting, child?: string): TextRange {
  const setting = child === undefined ? undefined : settingIn(step, child);
  return setting && setting.value !== '' ? setting.valueRange : nameRange(step.node);
}
