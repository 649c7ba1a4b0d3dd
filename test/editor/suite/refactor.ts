/** Each refactoring once: offered at the cursor, and the text afterwards. */
import * as vscode from 'vscode';
import { actionAt, assertEqual, closeEditors, openText } from './editor';

const NAME = '<ComputerName>LAB-1</ComputerName>';
const ZONE = '<TimeZone>UTC</TimeZone>';

/** Titles, the text with a cursor or, between two, a selection, and the text afterwards. */
const REFACTORINGS: readonly (readonly [title: string, before: string, after: string])[] = [
  [
    "Hide the password in Setup's encoding",
    inOobe('<AutoLogon><Password><Value>|a</Value><PlainText>true</PlainText></Password></AutoLogon>'),
    inOobe(
      '<AutoLogon><Password><Value>YQBQAGEAcwBzAHcAbwByAGQA</Value><PlainText>false</PlainText></Password></AutoLogon>',
    ),
  ],
  [
    'Show the password in clear text',
    inOobe(
      '<AutoLogon><Password><Value>|YQBQAGEAcwBzAHcAbwByAGQA</Value><PlainText>false</PlainText></Password></AutoLogon>',
    ),
    inOobe('<AutoLogon><Password><Value>a</Value><PlainText>true</PlainText></Password></AutoLogon>'),
  ],
  ['Renumber Order from 1 to 2', inOobe(commands('5', '|7')), inOobe(commands('1', '2'))],
  [
    'Run the command with cmd.exe /c',
    inOobe(commands('1').replace('ver', '|ver')),
    inOobe(commands('1').replace('ver', 'cmd.exe /c ver')),
  ],
  [
    'Surround with region',
    inOobe(`|${ZONE}|`),
    inOobe(`<!-- #region TimeZone -->\n${ZONE}\n<!-- #endregion -->`),
  ],
  [
    'Add Order, which SynchronousCommand needs',
    inOobe(
      '<FirstLogonCommands>\n<SynchronousCommand>|\n<CommandLine>ver</CommandLine>\n</SynchronousCommand>\n</FirstLogonCommands>',
    ),
    inOobe(
      '<FirstLogonCommands>\n<SynchronousCommand>\n<CommandLine>ver</CommandLine>\n<Order>1</Order>\n</SynchronousCommand>\n</FirstLogonCommands>',
    ),
  ],
  [
    'Move TimeZone to oobeSystem',
    inPass('specialize', component('amd64', `${NAME}\n<Time|Zone>UTC</TimeZone>`)),
    inPasses({ specialize: component('amd64', NAME), oobeSystem: component('amd64', ZONE) }),
  ],
  [
    'Copy TimeZone to oobeSystem',
    inPass('specialize', component('amd64', `${NAME}\n<Time|Zone>UTC</TimeZone>`)),
    inPasses({ specialize: component('amd64', `${NAME}\n${ZONE}`), oobeSystem: component('amd64', ZONE) }),
  ],
  [
    'Add the component for x86',
    inOobe(ZONE).replace('<component', '<comp|onent'),
    inPass('oobeSystem', `${component('amd64', ZONE)}\n${component('x86', ZONE)}`),
  ],
  [
    'Add all components for arm64',
    inOobe(ZONE).replace('<unattend', '<un|attend'),
    inPass('oobeSystem', `${component('amd64', ZONE)}\n${component('arm64', ZONE)}`),
  ],
  [
    'Keep only the components for amd64',
    inPass('oobeSystem', `${component('amd64', ZONE)}\n${component('x86', ZONE)}`).replace('<un', '<un|'),
    inOobe(ZONE),
  ],
  [
    'Merge into the component for amd64',
    inPass(
      'oobeSystem',
      `${component('amd64', '<OOBE/>')}\n${component('x86', ZONE).replace('<component', '<comp|onent')}`,
    ),
    inOobe(`<OOBE/>\n${ZONE}`),
  ],
  [
    'Merge the components for x86 into those for amd64',
    inPass('oobeSystem', `${component('amd64', '<OOBE/>')}\n${component('x86', ZONE)}`).replace(
      '<un',
      '<un|',
    ),
    inOobe(`<OOBE/>\n${ZONE}`),
  ],
  [
    'Suppress timezone-unknown on this line',
    inOobe('<TimeZone>|Mars</TimeZone>'),
    inOobe('<!-- unattend-disable-next-line timezone-unknown: reason -->\n<TimeZone>Mars</TimeZone>'),
  ],
  [
    'Suppress timezone-unknown in this file',
    inOobe('<TimeZone>|Mars</TimeZone>'),
    `<!-- unattend-disable timezone-unknown: reason -->\n${inOobe('<TimeZone>Mars</TimeZone>')}`,
  ],
];

suite('refactoring', () => {
  teardown(closeEditors);

  for (const [title, before, after] of REFACTORINGS) {
    test(title, async () => {
      const [start = '', selected, end] = before.split('|');
      const { document } = await openText(before.replaceAll('|', ''));
      const from = document.positionAt(start.length);
      const to = end === undefined ? from : document.positionAt(start.length + (selected ?? '').length);
      const kind = title.startsWith('Suppress')
        ? vscode.CodeActionKind.QuickFix
        : vscode.CodeActionKind.Refactor;
      const { edit } = await actionAt(document, new vscode.Range(from, to), title, kind);
      assertEqual(edit && (await vscode.workspace.applyEdit(edit)), true, 'applied');
      assertEqual(document.getText(), after, 'text');
    });
  }
});

function inPass(pass: string, content: string): string {
  return inPasses({ [pass]: content });
}

function inPasses(passes: Readonly<Record<string, string>>): string {
  const settings = Object.entries(passes).map(
    ([pass, content]) => `<settings pass="${pass}">\n${content}\n</settings>\n`,
  );
  return `<unattend xmlns="urn:schemas-microsoft-com:unattend" xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">\n${settings.join('')}</unattend>\n`;
}

function component(architecture: string, content: string): string {
  return `  <component name="Microsoft-Windows-Shell-Setup" processorArchitecture="${architecture}">\n${content}\n  </component>`;
}

function inOobe(content: string): string {
  return inPass('oobeSystem', component('amd64', content));
}

function commands(...orders: readonly string[]): string {
  const items = orders.map(
    (order) =>
      `<SynchronousCommand wcm:action="add"><Order>${order}</Order><CommandLine>ver</CommandLine></SynchronousCommand>`,
  );
  return `<FirstLogonCommands>\n${items.join('\n')}\n</FirstLogonCommands>`;
}
