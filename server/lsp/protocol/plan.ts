/** What Setup will do with a document, and the edits that keep it from asking. */
import type { ReportedPlan } from '../../report/reported-plan';
import type { OfDocument, Range } from './shapes';

export type * from '../../plan/model';
export type {
  PlanFinding,
  ReportedDisk,
  ReportedPlan,
  ReportedStage,
  ReportedStep,
} from '../../report/reported-plan';

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

export type SetupPlanParams = PlanChoice & OfDocument;

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
        ? { readonly lspRange: Range | Extract<Value['range'], null> }
        : unknown)
    : Value;

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
  readonly edits: readonly { readonly range: Range; readonly snippet: string }[];
} | null;

/** Asks for the plan as a document of its own; secrets are in none. */
export const RENDER_PLAN = 'unattend/renderPlan';

export interface RenderPlanParams extends SetupPlanParams {
  readonly format: 'markdown' | 'html';
}

/** null when the document is not open. */
export type RenderPlanResult = { readonly text: string } | null;
