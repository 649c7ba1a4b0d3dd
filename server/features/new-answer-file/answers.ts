/** The answers from which a new answer file is made; snippets/answers/schema.json describes them for people. */
import type { TargetFirmware, TargetWindows } from '../../answer-file/target';
import type { BlockValues } from '../blocks/values';

export interface Answers {
  readonly windows: TargetWindows;
  readonly architecture?: 'x86' | 'amd64' | 'arm64';
  readonly firmware?: TargetFirmware;
  /** Id of the edition, such as `Professional`. */
  readonly edition?: string;
  readonly serverCore?: boolean;
  readonly imageName?: string;
  readonly imageIndex?: number;
  /** `generic`, `kms`, `firmware`, `none` or a key. */
  readonly productKey?: string;
  /** A layout by its id, or `none`. */
  readonly layout?: ChosenBlock;
  readonly language?: string;
  readonly locale?: string;
  readonly keyboard?: string;
  readonly timeZone?: string;
  /** `*` for a random one. */
  readonly computerName?: string;
  readonly owner?: string;
  readonly organization?: string;
  readonly accounts?: readonly AnsweredAccount[];
  readonly administratorPassword?: string;
  readonly autoLogon?: { readonly account: string; readonly count?: number };
  readonly hidePasswords?: boolean;
  readonly domain?: { readonly name: string; readonly user: string; readonly password: string };
  readonly workgroup?: string;
  readonly remoteDesktop?: boolean;
  readonly bypassHardwareChecks?: boolean;
  readonly commands?: readonly AnsweredCommand[];
  readonly blocks?: readonly ChosenBlock[];
}

export interface ChosenBlock {
  readonly block: string;
  readonly values?: BlockValues;
}

export interface AnsweredAccount {
  readonly name: string;
  readonly password: string;
  readonly group?: 'Administrators' | 'Users';
}

export interface AnsweredCommand {
  readonly when: 'windowsPE' | 'specialize' | 'firstLogon';
  readonly command: string;
  readonly description?: string;
}

export interface AnswerProblem {
  /** Which answer is wrong, such as `accounts[0].name`; empty when it is the answers as a whole. */
  readonly path: string;
  /** What is wrong with it, as a sentence. */
  readonly message: string;
}
