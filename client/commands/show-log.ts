/** "Unattend: Show Log". */
import { commands, type Disposable, type LogOutputChannel } from 'vscode';

export function registerShowLog(log: LogOutputChannel): Disposable {
  return commands.registerCommand('unattend.showLog', () => log.show());
}
