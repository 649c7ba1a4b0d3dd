/** A value on offer, and what the choice depends on. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import type { SettingSchema } from '../../schema/component-schema';

/** A value as it is offered, not yet escaped. */
export interface ValueChoice {
  readonly value: string;
  /** What is shown instead of the value. */
  readonly label?: string;
  readonly detail?: string;
  readonly documentation?: string;
  readonly preselect?: boolean;
  /** What may be typed to find it, beside value and label. */
  readonly words?: string;
}

/** What the choices for a value depend on. */
export interface ValueContext {
  readonly file: AnswerFile;
  readonly setting: Setting;
  readonly schema: SettingSchema;
  /** The other parts of a value that is a list with semicolons. */
  readonly otherParts: readonly string[];
  /** The part of the value that will be replaced. */
  readonly typed: string;
}
