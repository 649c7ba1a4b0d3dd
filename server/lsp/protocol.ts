/** The messages between client and server that LSP does not have; the client imports these types and no more. */
import type { ReportedPlan } from '../report/reported-plan';

export type * from '../plan/model';
export type {
  PlanFinding,
  ReportedDisk,
  ReportedPlan,
  ReportedStage,
  ReportedStep,
} from '../report/reported-plan';

/** Ids of the commands that the server's answers refer to and the client carries out. */
export const OPEN_SUGGESTIONS = 'editor.action.triggerSuggest';
/** Arguments: the URI of the document and the position of the disk that is meant. */
export const OPEN_PREVIEW = 'unattend.openPreview';
/** Arguments: one `TurnOffRuleArguments`. */
export const TURN_OFF_RULE = 'unattend.turnOffRule';
/** Argument: the id of a rule; without one the list of all rules is shown. */
export const SHOW_RULE = 'unattend.showRule';
/** Argument: the name of a component; without one the list of all is shown. */
export const SHOW_REFERENCE = 'unattend.showReference';
/** Arguments: the URI of the document and a position in the command; without them the cursor says which is meant. */
export const EDIT_COMMAND = 'unattend.editCommandAsScript';
export const SHOW_PROBLEMS = 'workbench.actions.view.problems';

/** What the client tells in `initializationOptions`: what it does beyond LSP. */
export interface ClientOptions {
  /** It answers `unattend/readFile`. */
  readonly readsFiles?: boolean;
  /** It answers `unattend/missingFiles`. */
  readonly findsFiles?: boolean;
  /** It opens `unattend-docs:` addresses, and carries out `SHOW_RULE` from a hover. */
  readonly opensDocumentation?: boolean;
  /** It carries out `TURN_OFF_RULE`. */
  readonly turnsOffRules?: boolean;
  /** It carries out `EDIT_COMMAND`. */
  readonly editsCommands?: boolean;
  /** It carries out `OPEN_SUGGESTIONS`, `OPEN_PREVIEW` and `SHOW_PROBLEMS`. */
  readonly runsCommands?: boolean;
}

/** The section of the settings that the server reads. */
export const CONFIGURATION_SECTION = 'unattend';

/** The settings that the server reads, as the client has them. */
export interface Configuration {
  /** By rule id or group of rules. */
  readonly rules?: Readonly<Record<string, 'error' | 'warning' | 'info' | 'hint' | 'off'>>;
  readonly profile?: 'auto' | 'recommended' | 'strict' | 'errors-only';
  /** Paths relative to the workspace folder. */
  readonly schemas?: readonly string[];
  readonly target?: {
    readonly windows?: string;
    readonly architecture?: string;
    readonly firmware?: string;
  };
  readonly inlayHints?: {
    readonly names?: boolean;
    readonly sizes?: boolean;
    readonly references?: boolean;
    readonly commandLength?: boolean;
  };
  readonly codeLens?: { readonly enabled?: boolean };
  readonly semanticTokens?: boolean;
}

/**
 * Asks what belongs behind a `>`, `/` or `=` that was just typed: an end tag, the rest of one, or quotation marks.
 * The client sends it after the change, and inserts the answer if the document has not changed again meanwhile.
 */
export const AUTO_CLOSE = 'unattend/autoClose';

export interface AutoCloseParams {
  readonly textDocument: { readonly uri: string };
  /** The place behind the character. */
  readonly position: { readonly line: number; readonly character: number };
}

/** A snippet to insert at the position; null when nothing is missing. */
export type AutoCloseResult = { readonly snippet: string } | null;

/** The server asks the client for a file, such as the configuration beside an answer file. */
export const READ_FILE = 'unattend/readFile';

export interface ReadFileParams {
  readonly uri: string;
}

/** null when there is no such file, or it cannot be read or is not UTF-8. */
export type ReadFileResult = { readonly text: string } | null;

/** The server asks the client which of these files and folders are not there. */
export const MISSING_FILES = 'unattend/missingFiles';

export interface MissingFilesParams {
  readonly uris: readonly string[];
}

/** Only those that are surely missing: what cannot be looked up is left out. */
export type MissingFilesResult = readonly string[];

export interface TurnOffRuleArguments {
  readonly rule: string;
  /** The configuration file, which may not exist yet. */
  readonly configuration: string;
}

/** Asks for the edit that turns a rule off in the text of a configuration file. */
export const TURN_OFF_RULE_EDIT = 'unattend/turnOffRuleEdit';

export interface TurnOffRuleEditParams {
  readonly rule: string;
  /** Empty for a file that does not exist. */
  readonly text: string;
}

/** Offsets in UTF-16 units; null when the text is not fit to be edited. */
export type TurnOffRuleEditResult = {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
} | null;

/** The scheme of the documentation: `unattend-docs:/rules/<id>.md`, `unattend-docs:/settings/<component>.md`. */
export const DOCUMENTATION_SCHEME = 'unattend-docs';

/** Asks for the page of a rule, or for the list of all. */
export const RULE_DOCUMENTATION = 'unattend/ruleDocumentation';

export interface RuleDocumentationParams {
  readonly id?: string;
}

/** Asks for the reference page of a component, or for the list of all. */
export const SETTING_DOCUMENTATION = 'unattend/settingDocumentation';

export interface SettingDocumentationParams {
  readonly component?: string;
}

/** Markdown; null when there is no such page. */
export type DocumentationResult = { readonly markdown: string } | null;

/** Ranges and edits as LSP writes them. */
interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

interface Edits {
  /** The version of the document that the edits are for: to be dropped when it has changed meanwhile. */
  readonly version: number;
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
}

interface OfDocument {
  readonly textDocument: { readonly uri: string };
}

/** A value to ask for; `default` fits the file. */
export interface Question {
  readonly name: string;
  readonly title: string;
  readonly type: 'text' | 'number' | 'letter' | 'choice' | 'secret';
  readonly default: string;
  readonly choices?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  /** A regular expression, and what it allows in words. */
  readonly pattern?: string;
  readonly patternTitle?: string;
}

export interface DrawnDisk {
  readonly id?: number;
  readonly style: 'gpt' | 'mbr' | 'unknown';
  /** True when everything that is on the disk is lost. */
  readonly erased: boolean;
  readonly partitions: readonly DrawnPartition[];
}

export interface DrawnPartition {
  readonly number?: number;
  readonly role: 'efi' | 'msr' | 'extended' | 'windows' | 'system' | 'recovery' | 'data';
  readonly type?: 'Primary' | 'EFI' | 'MSR' | 'Extended' | 'Logical';
  /** True for a partition that was on the disk before. */
  readonly kept: boolean;
  readonly sizeMB?: number;
  /** True when it takes the space that is left. */
  readonly rest: boolean;
  readonly format?: string;
  readonly label?: string;
  readonly letter?: string;
  /** True when Windows is installed to it. */
  readonly windows: boolean;
}

export interface LayoutInfo {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly sources: readonly string[];
  /** Why it is not for the target of the file, as a sentence; such layouts come last and cannot be inserted. */
  readonly misfit?: string;
  readonly questions: readonly Question[];
  readonly disks: readonly DrawnDisk[];
}

/** Asks for the disk layouts, the most suitable first; null when the document is not open. */
export const LAYOUTS = 'unattend/layouts';
export type LayoutsParams = OfDocument;
export type LayoutsResult = readonly LayoutInfo[] | null;

/** Asks for the edits that put a layout in place of the one in the file; to be sent before asking "replace?" too. */
export const INSERT_LAYOUT = 'unattend/insertLayout';

export interface InsertLayoutParams extends OfDocument {
  readonly layout: string;
  readonly values?: Readonly<Record<string, string>>;
}

export interface InsertLayoutResult extends InsertBlockResult {
  /** What the edits change and what to know before, a sentence each. */
  readonly changes: readonly string[];
  readonly warnings: readonly string[];
  readonly before: readonly DrawnDisk[];
  readonly after: readonly DrawnDisk[];
}

export interface BlockInfo {
  readonly id: string;
  readonly family: string;
  readonly title: string;
  readonly description: string;
  readonly questions: readonly Question[];
  /** Why it cannot be inserted, as a sentence. */
  readonly unavailable?: string;
}

/** Asks for all building blocks but the layouts, in the order of their families; null when the document is not open. */
export const BLOCKS = 'unattend/blocks';
export type BlocksParams = OfDocument;
export type BlocksResult = readonly BlockInfo[] | null;

/** Asks for the edits that insert a block: pass, component and ancestors that are missing, and nothing else. */
export const INSERT_BLOCK = 'unattend/insertBlock';

export interface InsertBlockParams extends OfDocument {
  readonly block: string;
  readonly values?: Readonly<Record<string, string>>;
}

export interface InsertBlockResult extends Edits {
  /** What the edits add, as a range of the document after them. */
  readonly reveal?: Range;
  /** Why there are no edits, a sentence each. */
  readonly problems: readonly string[];
}

/** Searches all settings of all components; without words the most used ones are found. */
export const SEARCH_SETTINGS = 'unattend/searchSettings';

export interface SearchSettingsParams extends OfDocument {
  readonly query: string;
  /** At most so many; 50 when absent. */
  readonly limit?: number;
}

export interface FoundSetting {
  readonly component: string;
  readonly path: string;
  /** Markdown. */
  readonly description: string;
  readonly type: string;
  readonly passes: readonly string[];
  /** Where it goes when nobody chooses. */
  readonly likelyPass: string;
  readonly deprecated: boolean;
  /** False when the target of the file does not have it. */
  readonly fits: boolean;
  /** Where the file has it. */
  readonly places: readonly { readonly pass: string; readonly range: Range }[];
}

export type SearchSettingsResult = readonly FoundSetting[] | null;

/** Asks for the edits that insert a setting, or for the place where it is already. */
export const INSERT_SETTING = 'unattend/insertSetting';

export interface InsertSettingParams extends OfDocument {
  readonly component: string;
  readonly path: string;
  /** One of the `passes` of the setting; without it the likeliest. */
  readonly pass?: string;
}

export type InsertSettingResult =
  /** `selection` is the value to type, as a range of the document after the edits. */
  | ({ readonly kind: 'inserted'; readonly selection: Range } & Edits)
  | { readonly kind: 'exists'; readonly range: Range }
  | { readonly kind: 'problem'; readonly message: string }
  | null;

interface Choice {
  /** What stands in the answers. */
  readonly value: string;
  /** What a person calls it. */
  readonly label: string;
}

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

/** Asks what Setup will do with a document: its disks, passes, questions, accounts, commands. */
export const SETUP_PLAN = 'unattend/setupPlan';

/** The Windows and the computer that are chosen for the plan alone; what file and settings say when it is absent. */
export interface PlanChoice {
  readonly windows?: string;
  readonly build?: number;
  readonly architecture?: string;
  readonly firmware?: string;
  /** Size of each disk in MB; when it is absent 64 GB, or the next usual size with room for the layout. */
  readonly diskSizeMB?: number;
  /** `media`, `setup`, `sysprep`, `wds` or `dism`. */
  readonly wayIn?: string;
}

export interface SetupPlanParams extends PlanChoice {
  readonly textDocument: { readonly uri: string };
}

/** null when the document is not open. */
export type SetupPlanResult = {
  readonly plan: Located<ReportedPlan>;
  /** False for a text that Setup cannot read; what stands in it is planned all the same. */
  readonly wellFormed: boolean;
  /** The version of the document that was planned. */
  readonly version: number;
} | null;

/** A value in which each object with a `range` in offsets has its place in lines and columns too. */
export type Located<Value> = Value extends readonly (infer Item)[]
  ? readonly Located<Item>[]
  : Value extends object
    ? {
        readonly [Key in keyof Value]: Key extends 'range' ? Value[Key] : Located<Value[Key]>;
      } & ('range' extends keyof Value
        ? { readonly lspRange: LspRange | Extract<Value['range'], null> }
        : unknown)
    : Value;

export interface LspRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Asks for the edits that keep pages of Setup away. */
export const MAKE_UNATTENDED = 'unattend/makeUnattended';

export interface MakeUnattendedParams extends SetupPlanParams {
  /** The ids of questions in the plan; without them all that stop Setup whatever the media are. */
  readonly questions?: readonly string[];
}

/** No edits when there is nothing to do; null when the document is not open. */
export type MakeUnattendedResult = {
  readonly version: number;
  /** They do not overlap; the tab stops of all are numbered through. */
  readonly edits: readonly { readonly range: LspRange; readonly snippet: string }[];
} | null;

/** Asks for the plan as a document of its own; secrets are in none. */
export const RENDER_PLAN = 'unattend/renderPlan';

export interface RenderPlanParams extends SetupPlanParams {
  readonly format: 'markdown' | 'html';
}

/** null when the document is not open. */
export type RenderPlanResult = { readonly text: string } | null;

/** Asks for the text of a document without its secrets, to show it to others. */
export const REDACTED_TEXT = 'unattend/redactedText';
export type RedactedTextParams = OfDocument;

/** null when the document is not open. */
export type RedactedTextResult = {
  readonly text: string;
  /** How many places were taken out. */
  readonly secrets: number;
  /** The version of the document that was read. */
  readonly version: number;
} | null;

/** Asks for the script of a command: decoded, and as PowerShell where PowerShell runs it. */
export const COMMAND_SCRIPT = 'unattend/commandScript';

export interface CommandScriptParams extends OfDocument {
  readonly position: LspRange['start'];
}

/** null when the document is not open. */
export type CommandScriptResult =
  | {
      /** To be sent back with `COMMAND_EDIT` as it is. */
      readonly source: object;
      /** A name for the file, with the suffix of its language. */
      readonly fileName: string;
      readonly language: 'bat' | 'powershell';
      readonly script: string;
    }
  /** Why there is none, as a sentence. */
  | { readonly problem: string }
  | null;

/** Asks for the edits that write a script back into its command, wherever that stands by now. */
export const COMMAND_EDIT = 'unattend/commandEdit';

export interface CommandEditParams extends OfDocument {
  readonly source: object;
  readonly script: string;
}

/** No edits when nothing has changed; null when the document is not open. */
export type CommandEditResult =
  | (Edits & {
      /** What the source is after the edits. */
      readonly source: object;
      /** What to know about the new command, as a sentence. */
      readonly warning?: string;
    })
  | { readonly problem: string }
  | null;

/** Asks for the target of a document: what it is for, and where that was found. */
export const TARGET = 'unattend/target';
export type TargetParams = OfDocument;

/** Where a person may state a fact; the later ones are stronger. */
export type TargetPlace = 'comment' | 'configuration' | 'setting';

export interface TargetFactInfo {
  /** What it is called in comments, in configuration files and in the setting `unattend.target.<fact>`. */
  readonly fact: string;
  readonly title: string;
  readonly value?: string;
  /** The value as a person says it, or that it is not known. */
  readonly label: string;
  /** Where it was found, in words. */
  readonly found: string;
  /** Where a person has stated it. */
  readonly stated?: TargetPlace;
  /** The place in the document that shows it. */
  readonly range?: Range;
  readonly choices: readonly Choice[];
  /** Where a choice would count. */
  readonly places: readonly TargetPlace[];
}

/** null when the document is not open. */
export type TargetResult = {
  readonly facts: readonly TargetFactInfo[];
  /** The configuration file that holds for the document or, if there is none, where one should stand. */
  readonly configuration?: string;
} | null;

/** Asks for the edits after which a comment of the document states a fact or, without a value, no longer does. */
export const STATE_TARGET = 'unattend/stateTarget';

export interface StateTargetParams extends OfDocument {
  readonly fact: string;
  readonly value?: string;
}

export type StateTargetResult = Edits | null;

/** The same for the text of a configuration file. */
export const CONFIGURE_TARGET = 'unattend/configureTarget';

export interface ConfigureTargetParams {
  readonly fact: string;
  readonly value?: string;
  /** Empty for a file that does not exist. */
  readonly text: string;
}

/** Offsets in UTF-16 units; null when the text is not fit to be edited. */
export type ConfigureTargetResult =
  | readonly { readonly start: number; readonly end: number; readonly newText: string }[]
  | null;

/** Asks for the edits that make the document one for another target. */
export const CHANGE_TARGET = 'unattend/changeTarget';

export interface ChangeTargetParams extends OfDocument {
  /** What stays is absent. */
  readonly windows?: string;
  readonly edition?: string;
  readonly architecture?: string;
  readonly firmware?: string;
}

/** null when the document is not open. */
export type ChangeTargetResult =
  | (Edits & {
      /** What the edits change, and what they leave to the author, a sentence each. */
      readonly changes: readonly string[];
      readonly leftToDo: readonly string[];
    })
  | null;
