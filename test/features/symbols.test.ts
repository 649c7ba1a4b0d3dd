/** The outline of an answer file. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MASK } from '../../server/answer-file/command-secrets';
import { type DocumentSymbol, documentSymbols, MOST_SYMBOLS } from '../../server/features/symbols';
import { inComponent, inRoot } from '../support/findings';
import { fixtures, fixtureText } from '../support/fixtures';
import { hostileText } from '../support/generators';
import { bindText } from '../support/marked-text';

/** One line for each symbol: kind, name and detail, indented by its depth. */
function outlineOf(symbols: readonly DocumentSymbol[], indent = ''): readonly string[] {
  return symbols.flatMap(({ kind, name, detail, children }) => [
    `${indent}${kind} ${name}${detail && `: ${detail}`}`,
    ...outlineOf(children, `${indent}  `),
  ]);
}

const outline = (text: string) => outlineOf(documentSymbols(bindText(text)));

describe('documentSymbols', () => {
  it('shows passes, components, settings and their values', () => {
    assert.deepEqual(outline(fixtureText('sysprep-unattend.xml')), [
      'pass generalize',
      '  component Microsoft-Windows-PnpSysprep: amd64',
      '    boolean PersistAllDeviceInstalls: true',
      '    boolean DoNotCleanUpNonPresentDevices: true',
      '  component Microsoft-Windows-Security-SPP: amd64',
      '    number SkipRearm: 1',
      'pass oobeSystem',
      '  component Microsoft-Windows-Shell-Setup: amd64',
      '    container OOBE',
      '      boolean HideEULAPage: true',
      '      number ProtectYourPC: 1',
    ]);
  });

  it('leaves out the inner levels of a very large file', () => {
    const paths = (count: number) =>
      inComponent(
        'offlineServicing',
        'Microsoft-Windows-PnpCustomizationsNonWinPE',
        `<DriverPaths>${Array.from({ length: count }, (_, index) => `<PathAndCredentials wcm:keyValue="${index}"><Path>D:\\${index}</Path></PathAndCredentials>`).join('')}</DriverPaths>`,
      );
    const half = MOST_SYMBOLS / 2;
    const small = outline(paths(half - 1));
    assert.equal(small.length, 3 + 2 * (half - 1));
    assert.equal(small.at(-1)?.trim(), `setting Path: D:\\${half - 2}`);
    const large = outline(paths(half));
    assert.equal(large.length, 3 + half);
    assert.equal(large.at(-1)?.trim(), `container PathAndCredentials: ${half - 1}`);
    assert.equal(outline(paths(MOST_SYMBOLS)).length, 3);
  });

  it('tells list items apart by their key', () => {
    const text = fixtureText('server-2022.xml');
    const lines = outline(text).filter((line) => / (Interface|IpAddress)\b/.test(line));
    assert.deepEqual(
      lines.map((line) => line.trim()),
      ['container Interface: Ethernet', 'setting IpAddress: 192.0.2.10/24'],
    );
  });

  it('never shows a secret', () => {
    const secrets = ['Reading-Room-2024', 'Only-Joins-Computers-7', 'QQBkAG0A', 'VK7JG', 'FJ82H'];
    for (const { name, text } of fixtures) {
      const lines = outline(text).join('\n');
      for (const secret of secrets) assert.ok(!lines.includes(secret), `${name}: ${secret}`);
    }
    assert.ok(outline(fixtureText('windows-11-uefi.xml')).join('\n').includes(`setting Value: ${MASK}`));
  });

  it('masks passwords in commands, before it shortens them', () => {
    const command = `net user ${'x'.repeat(40)} &quot;${'Pa55 '.repeat(9)}&quot; /add`;
    const text = inComponent(
      'oobeSystem',
      'Microsoft-Windows-Shell-Setup',
      `<FirstLogonCommands><SynchronousCommand><CommandLine>${command}</CommandLine></SynchronousCommand></FirstLogonCommands>`,
    );
    const lines = outline(text).join('\n');
    assert.ok(lines.includes(MASK) && !lines.includes('Pa55'), lines);
  });

  it('shows a long value on one line', () => {
    const [, , line] = outline(
      inComponent(
        'oobeSystem',
        'Microsoft-Windows-Shell-Setup',
        `<RegisteredOwner>a\n  b${'c'.repeat(99)}</RegisteredOwner>`,
      ),
    );
    assert.equal(line, `    setting RegisteredOwner: a b${'c'.repeat(76)}…`);
  });

  it('has a name for everything, as editors refuse a symbol without one', () => {
    const text = inRoot('<settings><component><wcm:></wcm:><:/></component></settings>');
    assert.deepEqual(outline(text), [
      'pass settings',
      '  component component',
      '    setting wcm:',
      '    setting :',
    ]);
  });

  it('selects a part of the range of each symbol, whatever the text', () => {
    const judge = (symbols: readonly DocumentSymbol[]): void => {
      for (const { name, range, selection, children } of symbols) {
        assert.ok(name !== '');
        assert.ok(
          range.start <= selection.start && selection.start <= selection.end && selection.end <= range.end,
        );
        judge(children);
      }
    };
    fc.assert(
      fc.property(fc.constantFrom(...fixtures), fc.nat(), hostileText, ({ text }, seed, inserted) => {
        const at = seed % text.length;
        judge(documentSymbols(bindText(text.slice(0, at) + inserted + text.slice(at))));
      }),
    );
  });
});
