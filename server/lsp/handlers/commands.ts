/** Commands as scripts: what the client shows as a file of its own, and how it comes back. */
import { type CommandSource, commandEdit, commandScript } from '../../features/commands/command-script';
import { toTextEdits } from '../convert';
import {
  COMMAND_EDIT,
  COMMAND_SCRIPT,
  type CommandEditParams,
  type CommandEditResult,
  type CommandScriptParams,
  type CommandScriptResult,
} from '../protocol';
import type { Handlers } from '../session';

export const commandHandlers: Handlers = {
  capabilities: {},
  register({ connection, answer }) {
    connection.onRequest<CommandScriptResult, never>(
      COMMAND_SCRIPT,
      answer<CommandScriptParams, CommandScriptResult>(
        'commandScript',
        null,
        ({ document, file }, { position }) => {
          const result = commandScript(file, document.offsetAt(position));
          if ('problem' in result) return result;
          const { source, name, language, script } = result;
          return { source, fileName: name + SUFFIXES[language], language, script };
        },
      ),
    );
    connection.onRequest<CommandEditResult, never>(
      COMMAND_EDIT,
      answer<CommandEditParams, CommandEditResult>(
        'commandEdit',
        null,
        ({ document, file }, { source, script }) => {
          const result = commandEdit(file, source as CommandSource, script);
          if ('problem' in result) return result;
          const { edits, warning } = result;
          return {
            version: document.version,
            edits: toTextEdits(document, edits),
            source: result.source,
            ...(warning && { warning }),
          };
        },
      ),
    );
  },
};

const SUFFIXES = { bat: '.bat', powershell: '.ps1' } as const;
