/** The search for a setting, and the edits that insert it. */
import type { Edits, OfDocument, Range } from './shapes';

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
