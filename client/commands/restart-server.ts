/** "Unattend: Restart Language Server". */
import { commands, type Disposable } from 'vscode';
import type { ServerSession } from '../server-session';

export function registerRestartServer(session: ServerSession): Disposable {
  return commands.registerCommand('unattend.restartServer', () => session.restart());
}
