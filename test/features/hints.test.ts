/** What is shown in the text: inlay hints, semantic tokens and code lenses. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../server/answer-file/edits';
import type { TargetOverrides } from '../../server/answer-file/target';
import { codeLenses } from '../../server/features/code-lens';
import { ALL_INLAY_HINTS, type InlayHintSettings, inlayHints } from '../../server/features/inlay-hints';
import { semanticTokens } from '../../server/features/semantic-tokens';
import { anyDocument, fileOf } from '../support/editing';
import { inComponent, inPass } from '../support/findings';
import { bindText } from '../support/marked-text';

const SETUP = 'Microsoft-Windows-Setup';
const SHELL = 'Microsoft-Windows-Shell-Setup';
const NOTHING: InlayHintSettings = { names: false, sizes: false, references: false, commandLength: false };

/** The text of the settings with every hint in it, as `‹hint›`. */
function withHints(component: string, settings: string, wanted?: InlayHintSettings): string {
  const text = inComponent('windowsPE', component, settings);
  const hints = inlayHints(fileOf(text), { start: 0, end: text.length }, wanted);
  const shown = applyEdits(
    text,
    hints.map(({ offset, label }) => ({ start: offset, end: offset, newText: `‹${label}›` })),
  );
  return shown.slice(shown.indexOf('nonSxS">\n') + 9, shown.indexOf('\n</component>'));
}

describe('inlay hints', () => {
  it('name what values stand for', () => {
    assert.equal(
      withHints(
        'Microsoft-Windows-International-Core-WinPE',
        '<InputLocale>0407:00000407</InputLocale><UserLocale>de-CH</UserLocale>',
      ),
      '<InputLocale>0407:00000407‹German (Germany) – German›</InputLocale><UserLocale>de-CH‹German (Switzerland)›</UserLocale>',
    );
    assert.match(
      withHints(
        SETUP,
        '<UserData><ProductKey><Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key></ProductKey></UserData>',
      ),
      /3V66T‹Windows 10\/11 Pro \(generic\)›/,
    );
  });

  const disk =
    '<DiskConfiguration><Disk><DiskID>0</DiskID><WillWipeDisk>true</WillWipeDisk><CreatePartitions><CreatePartition><Order>1</Order><Type>Primary</Type><Size>2048</Size></CreatePartition></CreatePartitions><ModifyPartitions><ModifyPartition><Order>1</Order><PartitionID>1</PartitionID><Letter>D</Letter></ModifyPartition></ModifyPartitions></Disk></DiskConfiguration>';

  it('show sizes in GB and what an id refers to', () => {
    assert.equal(
      withHints(SETUP, disk),
      disk.replace('2048', '2048‹2 GB›').replace('<PartitionID>1', '<PartitionID>1‹Data, D:, 2 GB›'),
    );
  });

  it('show the length of a command that is near its limit', () => {
    const command = (length: number): string =>
      `<RunSynchronous><RunSynchronousCommand><Order>1</Order><Path>${'x'.repeat(length)}</Path></RunSynchronousCommand></RunSynchronous>`;
    assert.equal(withHints(SETUP, command(100)), command(100));
    assert.match(withHints(SETUP, command(250)), /x‹250\/259›</);
  });

  it('can be switched off one by one', () => {
    assert.equal(withHints(SETUP, disk, NOTHING), disk);
    assert.equal(
      withHints(SETUP, disk, { ...ALL_INLAY_HINTS, references: false }),
      disk.replace('2048', '2048‹2 GB›'),
    );
  });

  it('leave placeholders and other ranges alone', () => {
    assert.equal(withHints(SETUP, '<LogPath>{{ path }}</LogPath>'), '<LogPath>{{ path }}</LogPath>');
    const command = `<RunSynchronous><RunSynchronousCommand><Path>${'x'.repeat(250)}{{ path }}</Path></RunSynchronousCommand></RunSynchronous>`;
    assert.equal(withHints(SETUP, command), command);
    const text = inComponent('windowsPE', SETUP, disk);
    assert.deepEqual(inlayHints(fileOf(text), { start: 0, end: 40 }), []);
  });
});

describe('semantic tokens', () => {
  function tokensOf(text: string, target: TargetOverrides = {}): readonly string[] {
    return semanticTokens(bindText(text, target), { start: 0, end: text.length }).map(
      ({ type, start, end }) => `${type} ${text.slice(start, end)}`,
    );
  }

  it('mark passes, components, references and secrets', () => {
    assert.deepEqual(
      tokensOf(
        inComponent(
          'oobeSystem',
          SHELL,
          '<AutoLogon><Username>ann</Username><Password><Value>x</Value></Password></AutoLogon>',
        ),
      ),
      ['pass oobeSystem', `component ${SHELL}`, 'reference ann', 'secret x'],
    );
  });

  it('mark what the pass or the target ignores', () => {
    const file = inComponent(
      'oobeSystem',
      SHELL,
      '<OOBE><HideOnlineAccountScreens>true</HideOnlineAccountScreens></OOBE>',
    );
    assert.deepEqual(tokensOf(file, { windows: 'windows-10' }).slice(2), []);
    assert.deepEqual(tokensOf(file, { windows: 'windows-7' }).slice(2), [
      'ignored HideOnlineAccountScreens',
      'ignored HideOnlineAccountScreens',
    ]);
    assert.deepEqual(tokensOf(inComponent('specialize', SHELL, '<OOBE></OOBE>')).slice(2), [
      'ignored OOBE',
      'ignored OOBE',
    ]);
    assert.deepEqual(tokensOf(file, { architecture: 'arm64' })[1], `ignored ${SHELL}`);
  });

  it('come in order, on one line each and without overlap', () => {
    fc.assert(
      fc.property(anyDocument, (text) => {
        let end = 0;
        for (const token of semanticTokens(fileOf(text), { start: 0, end: text.length })) {
          assert.ok(token.start >= end && token.end > token.start);
          assert.ok(!/[\r\n]/.test(text.slice(token.start, token.end)));
          end = token.end;
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('code lenses', () => {
  it('tell passes and findings of components, and open the preview of a disk', () => {
    const text = inPass(
      'windowsPE',
      `<component name="Microsoft-Windows-PnpCustomizationsWinPE"></component>\n<component name="${SETUP}"><DiskConfiguration><Disk></Disk></DiskConfiguration></component>`,
    );
    const lenses = codeLenses(fileOf(text), ({ start, end }) =>
      text.slice(start, end).includes(SETUP) ? 2 : 0,
    );
    assert.deepEqual(
      lenses.map(({ title, action }) => [title, action]),
      [
        ['May stand in windowsPE', undefined],
        ['May stand in windowsPE', undefined],
        ['2 findings', 'show-findings'],
        ['Preview disk', 'preview'],
      ],
    );
  });

  it('say every pass in one word, and nothing of a component that nobody knows', () => {
    const lenses = (name: string) =>
      codeLenses(fileOf(inPass('specialize', `<component name="${name}"></component>`)), () => 0);
    assert.deepEqual(
      lenses(SHELL).map(({ title }) => title),
      ['May stand in every pass'],
    );
    assert.deepEqual(lenses('Contoso-Agent'), []);
  });

  it('offer commands as scripts where they hold one', () => {
    const command = (order: number, line: string) =>
      `<RunSynchronousCommand><Order>${order}</Order><Path>${line}</Path></RunSynchronousCommand>`;
    const text = inPass(
      'windowsPE',
      `<component name="${SETUP}"><RunSynchronous>${command(1, 'setup.exe /q')}${command(2, 'powershell.exe -Command "Get-Disk; Get-Volume"')}</RunSynchronous></component>`,
    );
    assert.deepEqual(
      codeLenses(fileOf(text), () => 1).map(({ title, range }) => [title, range.start]),
      [
        ['May stand in windowsPE', text.indexOf('component')],
        ['1 finding', text.indexOf('component')],
        ['Edit as script', text.lastIndexOf('<Path>') + 1],
      ],
    );
  });
});
