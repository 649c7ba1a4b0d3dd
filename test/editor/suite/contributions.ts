/** The extension is there with its commands and settings. */
import * as vscode from 'vscode';
import { assertEqual } from './editor';

suite('contributions', () => {
  test('the extension activates', async () => {
    const extension = vscode.extensions.getExtension('unattend.unattend');
    await extension?.activate();
    assertEqual(extension?.isActive, true, 'active');
  });

  test('its commands exist', async () => {
    const commands = (await vscode.commands.getCommands(true)).filter((id) => id.startsWith('unattend.'));
    for (const id of [
      'unattend.restartServer',
      'unattend.showLog',
      'unattend.showRule',
      'unattend.showReference',
    ]) {
      assertEqual(commands.includes(id), true, id);
    }
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
