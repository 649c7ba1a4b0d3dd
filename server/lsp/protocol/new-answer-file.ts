/** The questions of a new answer file, and the file that follows from the answers. */
import type { BlockInfo, LayoutInfo } from './blocks';
import type { Choice } from './shapes';

/** Asks what there is to choose from for a new answer file, given the answers so far. */
export const ANSWER_CHOICES = 'unattend/answerChoices';

export interface AnswerChoicesParams {
  /** Any part of what snippets/answers/schema.json describes. */
  readonly answers: object;
}

export interface AnswerChoicesResult {
  readonly windows: readonly Choice[];
  readonly architectures: readonly string[];
  readonly firmwares: readonly ('bios' | 'uefi')[];
  readonly editions: readonly (Choice & { readonly imageName: string; readonly serverCore: boolean })[];
  readonly productKeys: readonly Choice[];
  readonly layouts: readonly LayoutInfo[];
  readonly languages: readonly (Choice & { readonly keyboard: string })[];
  readonly locales: readonly Choice[];
  readonly keyboards: readonly Choice[];
  readonly timeZones: readonly Choice[];
  /** Applications and commands for `blocks`, in the order in which to offer them. */
  readonly additions: readonly BlockInfo[];
  /** True when something in the answers runs only once somebody has signed in: `autoLogon` is to be asked. */
  readonly waitsForLogon: boolean;
}

/** Asks for a new answer file. */
export const CREATE_ANSWER_FILE = 'unattend/createAnswerFile';

export interface CreateAnswerFileParams {
  /** What snippets/answers/schema.json describes. */
  readonly answers: unknown;
}

export interface CreateAnswerFileResult {
  /** The text of the file; absent when there are problems. */
  readonly text?: string;
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}
