/** The table of all commands. */
import type { Commands } from './command';
import { checkCommand } from './commands/check';
import { completionCommand } from './commands/completion';
import { explainCommand } from './commands/explain';
import { formatCommand } from './commands/format';
import { newCommand } from './commands/new';
import { previewCommand } from './commands/preview';
import { redactCommand } from './commands/redact';
import { rulesCommand } from './commands/rules';

export const COMMANDS: Commands = {
  check: checkCommand,
  format: formatCommand,
  new: newCommand,
  preview: previewCommand,
  redact: redactCommand,
  rules: rulesCommand,
  explain: explainCommand,
  completion: completionCommand,
};
