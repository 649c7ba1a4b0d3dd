/** What the client asks for beside a document: pages of the documentation, and edits of a configuration file. */
import { setRuleEdit } from '../../checks/configuration-text';
import {
  ruleDocumentation,
  rulesIndex,
  settingDocumentation,
  settingsIndex,
} from '../../report/documentation';
import { withoutImages } from '../plain-clients';
import {
  type DocumentationResult,
  RULE_DOCUMENTATION,
  type RuleDocumentationParams,
  SETTING_DOCUMENTATION,
  type SettingDocumentationParams,
  TURN_OFF_RULE_EDIT,
  type TurnOffRuleEditParams,
  type TurnOffRuleEditResult,
} from '../protocol';
import type { Handlers } from '../session';

export const documentationHandlers: Handlers = {
  capabilities: {},
  register(session) {
    const { connection } = session;
    connection.onRequest(RULE_DOCUMENTATION, ({ id }: RuleDocumentationParams) =>
      toResult(id === undefined ? rulesIndex() : ruleDocumentation(id)),
    );
    connection.onRequest(SETTING_DOCUMENTATION, ({ component }: SettingDocumentationParams) =>
      toResult(
        component === undefined
          ? settingsIndex(session.library)
          : settingDocumentation(component, session.library),
      ),
    );
    connection.onRequest(
      TURN_OFF_RULE_EDIT,
      ({ text, rule }: TurnOffRuleEditParams): TurnOffRuleEditResult =>
        setRuleEdit(text, rule, 'off') ?? null,
    );
  },
};

function toResult(markdown: string | undefined): DocumentationResult {
  return markdown === undefined ? null : { markdown: withoutImages(markdown) };
}
