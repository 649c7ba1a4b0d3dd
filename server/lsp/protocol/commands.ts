/** Commands that the server's answers refer to and the client carries out: their ids and arguments. */

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

export interface TurnOffRuleArguments {
  readonly rule: string;
  /** The configuration file, which may not exist yet. */
  readonly configuration: string;
}
