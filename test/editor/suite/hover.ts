/** Hover documentation. */
import * as vscode from 'vscode';
import { assertEqual, closeEditors, eventually, openText, rangeOf, shellSetup } from './editor';

suite('hover', () => {
  teardown(closeEditors);

  test('a setting explains itself', async () => {
    const { document } = await openText(shellSetup('      <TimeZone>W. Europe Standard Time</TimeZone>'));
    const position = rangeOf(document, '<TimeZone').end.translate(0, -1);
    const text = await eventually('a hover', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      );
      return hovers.flatMap((hover) => hover.contents.map(plain)).join('\n') || undefined;
    });
    for (const part of ['TimeZone', 'specialize', 'learn.microsoft.com']) {
      assertEqual(text.includes(part), true, `${part} is in the hover "${text}"`);
    }
  });
});

function plain(content: vscode.MarkdownString | vscode.MarkedString): string {
  return typeof content === 'string' ? content : content.value;
}
