/** Pages about rules and settings, and the edit that turns a rule off. */
import type { OffsetEdit } from './shapes';

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

/** Asks for the edit that turns a rule off in the text of a configuration file. */
export const TURN_OFF_RULE_EDIT = 'unattend/turnOffRuleEdit';

export interface TurnOffRuleEditParams {
  readonly rule: string;
  /** Empty for a file that does not exist. */
  readonly text: string;
}

/** null when the text is not fit to be edited. */
export type TurnOffRuleEditResult = OffsetEdit | null;
