/** The target of a document: asked for, stated, changed. */
import type { Choice, Edits, OfDocument, OffsetEdit, Range } from './shapes';

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

/** null when the text is not fit to be edited. */
export type ConfigureTargetResult = readonly OffsetEdit[] | null;

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
