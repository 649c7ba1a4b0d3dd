/** Links and colours in values. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { documentColors, spellColor } from '../../server/features/document-colors';
import { documentLinks } from '../../server/features/document-links';
import { anyDocument, fileOf } from '../support/editing';
import { inComponent, inRoot } from '../support/findings';

const SHELL = 'Microsoft-Windows-Shell-Setup';

describe('document links', () => {
  it('leads to files and folders of the configuration set', () => {
    expectLinks('%configsetroot%\\scripts\\first.cmd', [
      '%configsetroot%\\scripts\\first.cmd → scripts/first.cmd',
    ]);
    expectLinks('cmd /c &quot;%ConfigSetRoot%\\my scripts\\a.cmd&quot; &amp; echo', [
      '%ConfigSetRoot%\\my scripts\\a.cmd → my scripts/a.cmd',
    ]);
    expectLinks('xcopy $OEM$\\$1\\Temp C:\\Temp', ['$OEM$\\$1\\Temp → $OEM$/$1/Temp']);
    expectLinks('powershell -File .\\x.ps1', ['.\\x.ps1 → ./x.ps1']);
    expectLinks('%configsetroot%', ['%configsetroot% → .']);
  });

  it('leads to driver paths', () => {
    const text = inComponent(
      'windowsPE',
      'Microsoft-Windows-PnpCustomizationsWinPE',
      '<DriverPaths><PathAndCredentials wcm:action="add" wcm:keyValue="1"><Path>%configsetroot%\\Drivers</Path></PathAndCredentials></DriverPaths>',
    );
    assert.deepEqual(shownLinks(text), ['%configsetroot%\\Drivers → Drivers']);
  });

  it('leads to web addresses without the characters around them', () => {
    expectLinks('curl (https://example.com/a?b=1&amp;c=2).', [
      'https://example.com/a?b=1&amp;c=2 → https://example.com/a?b=1&c=2',
    ]);
  });

  it('leads from a comment that switches rules off to their pages', () => {
    const text = inRoot('<!-- unattend-disable some-rule, other-rule: why -->');
    const links = documentLinks(fileOf(text), (id) => id === 'some-rule');
    assert.deepEqual(
      links.map(({ start, end, target }) => [text.slice(start, end), target]),
      [['some-rule', { rule: 'some-rule' }]],
    );
  });

  it('leaves paths of the computer, variables and secrets alone', () => {
    expectLinks('C:\\x.cmd %WINDIR%\\y.cmd a.\\b ..\\%TEMP%\\x', []);
    const text = inComponent(
      'oobeSystem',
      SHELL,
      '<AutoLogon><Password><Value>.\\x</Value></Password></AutoLogon>',
    );
    assert.deepEqual(shownLinks(text), []);
  });
});

describe('document colors', () => {
  const text = inComponent('oobeSystem', SHELL, '<Themes><WindowColor>0xff0078d7</WindowColor></Themes>');

  it('reads and writes the order of channels that the schema describes', () => {
    const file = fileOf(text);
    const [found] = documentColors(file);
    assert.equal(text.slice(found!.range.start, found!.range.end), '0xff0078d7');
    assert.deepEqual(found!.color, { alpha: 1, red: 0, green: 0x78 / 255, blue: 0xd7 / 255 });
    assert.equal(spellColor(file, found!.range.start, found!.color), '0xff0078d7');
    assert.equal(spellColor(file, 0, found!.color), undefined);
  });

  it('knows the settings that put blue first', () => {
    const lights = inComponent(
      'specialize',
      'Microsoft-Windows-Devices-Lights-WinRT',
      '<WinDLDefaultEffectMainColor>0xff0078d7</WinDLDefaultEffectMainColor>',
    );
    const [found] = documentColors(fileOf(lights));
    assert.deepEqual(found?.color, { alpha: 1, red: 0xd7 / 255, green: 0x78 / 255, blue: 0 });
    assert.equal(spellColor(fileOf(lights), found!.range.start, found!.color), '0xff0078d7');
  });

  it('takes no other value for a colour', () => {
    for (const value of ['Automatic', 'Color 1', '0xff00', '']) {
      assert.deepEqual(documentColors(fileOf(text.replace('0xff0078d7', value))), []);
    }
  });

  it('never fails on any text', () => {
    fc.assert(
      fc.property(anyDocument, (any) => {
        const file = fileOf(any);
        documentColors(file);
        for (const { start, end } of documentLinks(file)) assert.ok(start < end && end <= any.length);
      }),
      { numRuns: 100 },
    );
  });
});

function expectLinks(command: string, links: readonly string[]): void {
  const text = inComponent(
    'oobeSystem',
    SHELL,
    `<FirstLogonCommands><SynchronousCommand><CommandLine>${command}</CommandLine></SynchronousCommand></FirstLogonCommands>`,
  );
  assert.deepEqual(shownLinks(text), links);
}

function shownLinks(text: string): readonly string[] {
  return documentLinks(fileOf(text)).map(
    ({ start, end, target }) => `${text.slice(start, end)} → ${Object.values(target)[0]}`,
  );
}
