/** The extension is there with its commands and settings. */
import * as vscode from 'vscode';
import { assertEqual } from './editor';

suite('contributions', () => {
  test('the extension activates', async () => {
    const extension = vscode.extensions.getExtension('unattend.unattend');
    await extension?.activate();
    assertEqual(extension?.isActive, true, 'active');
  });

  test('every command of package.json exists', async () => {
    const { commands } = vscode.extensions.getExtension('unattend.unattend')!.packageJSON.contributes;
    const known = await vscode.commands.getCommands(true);
    assertEqual(commands.length > 0, true, 'commands in package.json');
    for (const { command } of commands) assertEqual(known.includes(command), true, command);
  });

  test('its settings have defaults', () => {
    const settings = vscode.workspace.getConfiguration('unattend');
    const defaults = {
      detectByContent: true,
      'target.windows': 'auto',
      'target.architecture': 'auto',
      'target.firmware': 'auto',
      rules: {},
      profile: 'auto',
      schemas: [],
      'trace.server': 'messages',
    };
    for (const [name, value] of Object.entries(defaults)) {
      assertEqual(settings.inspect(name)?.defaultValue, value, name);
    }
  });
});
