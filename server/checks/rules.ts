/** The table of all rules. */
import { accountsRules } from './accounts/rules';
import { commandsRules } from './commands/rules';
import { disksRules } from './disks/rules';
import { fileRules } from './file/rules';
import { identityRules } from './identity/rules';
import { imageRules } from './image/rules';
import { lifecycleRules } from './lifecycle/rules';
import { listRules } from './lists/rules';
import { networkRules } from './network/rules';
import { oobeRules } from './oobe/rules';
import { regionalRules } from './regional/rules';
import type { Rule } from './rule';
import { schemaRules } from './schema/rules';
import { secretsRules } from './secrets/rules';

export const RULES: readonly Rule[] = [
  ...fileRules,
  ...identityRules,
  ...schemaRules,
  ...listRules,
  ...disksRules,
  ...imageRules,
  ...regionalRules,
  ...accountsRules,
  ...oobeRules,
  ...commandsRules,
  ...networkRules,
  ...lifecycleRules,
  ...secretsRules,
];

const byId = new Map(RULES.map((rule) => [rule.id, rule]));

export const RULE_IDS: ReadonlySet<string> = new Set(byId.keys());

export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}
