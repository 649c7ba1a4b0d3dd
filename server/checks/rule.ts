/** What a rule is: one row of the table in rules.ts. */
import type { AnswerFile } from '../answer-file/answer-file';
import type { TextEdit } from '../answer-file/edits';
import type { TextRange } from '../syntax/nodes';

/** error: Setup stops, ignores the file or does what was surely not meant. hint: style or doubt. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Severities of rules as the user sets them, by rule id; `off` silences a rule. */
export type RuleSeverities = Readonly<Record<string, Severity | 'off'>>;

export interface Rule {
  /** Kebab-case name, the code of its diagnostics. */
  readonly id: string;
  /** One short sentence without a full stop: what is wrong. */
  readonly title: string;
  /** The folder under checks/ that holds the rule. */
  readonly subject: Subject;
  /** Severity when the user sets none; a finding may have a lower one. */
  readonly severity: Severity;
  readonly docs: RuleDocs;
  /** True for a rule that misses something in a file as a whole, so that a fragment would always break it. */
  readonly judgesWholeFile?: boolean;
  /** Reports each finding. May throw: the other rules still answer. */
  readonly check: (file: AnswerFile, report: Report) => void;
}

export const SUBJECTS = [
  'file',
  'schema',
  'identity',
  'lists',
  'disks',
  'image',
  'regional',
  'accounts',
  'oobe',
  'commands',
  'network',
  'lifecycle',
  'secrets',
] as const;
export type Subject = (typeof SUBJECTS)[number];

export interface RuleDocs {
  /** What Setup does about it and why it matters, one or two paragraphs of Markdown. */
  readonly why: string;
  /** A fragment that the rule reports, as XML. */
  readonly wrong: string;
  /** The same fragment put right. */
  readonly right: string;
  /** To which Windows versions, firmware or media the rule applies, when not to all. */
  readonly appliesTo?: string;
  /** The settings that the rule is about, as `Component/Path/To/Setting`; their reference pages link to the rule. */
  readonly settings?: readonly string[];
  /** Where the facts come from: a URL or a reference such as `github:owner/repo#123`. */
  readonly sources: readonly string[];
}

export type Report = (range: TextRange, message: string, details?: FindingDetails) => void;

export interface FindingDetails {
  /** A lower severity than the rule's, where a case is less certain. */
  readonly severity?: Severity;
  /** Other places that explain the finding, such as the first of two duplicates. */
  readonly related?: readonly RelatedPlace[];
  /** Edits that cure the finding, the best one first; made only when somebody asks for them. */
  readonly fixes?: () => readonly Fix[];
  /** `unnecessary` greys the range out, `deprecated` strikes it through. */
  readonly tag?: 'unnecessary' | 'deprecated';
}

export interface RelatedPlace {
  readonly range: TextRange;
  readonly message: string;
}

export interface Fix {
  /** What the fix does, as a command: "Replace by true". */
  readonly title: string;
  /** Edits of the text, which do not overlap. */
  readonly edits: readonly TextEdit[];
  /** True when the cure is certain, so that "fix all" may apply it. */
  readonly preferred?: boolean;
}

export interface Finding extends FindingDetails {
  readonly rule: Rule;
  readonly range: TextRange;
  readonly message: string;
  readonly severity: Severity;
}
