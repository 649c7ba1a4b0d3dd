/** Files beside an answer file: which are named, where they may lie, and which of them are not there. */
import assert from 'node:assert/strict';
import {
  type FolderEntry,
  findMissing,
  type ListFolder,
  pathsBeside,
  placesBeside,
} from '../../server/answer-file/files-beside';
import { fileOf } from '../support/editing';
import { inComponent, inRoot } from '../support/findings';

const commands = (...lines: readonly string[]): string =>
  inComponent(
    'oobeSystem',
    'Microsoft-Windows-Shell-Setup',
    `<FirstLogonCommands>${lines
      .map((line) => `<SynchronousCommand><CommandLine>${line}</CommandLine></SynchronousCommand>`)
      .join('\n')}</FirstLogonCommands>`,
  );

const pathsOf = (line: string) => pathsBeside(fileOf(commands(line))).map(({ path }) => path);
const placesOf = (...lines: readonly string[]) => [...placesBeside(fileOf(commands(...lines)))];

describe('files beside an answer file', () => {
  it('are looked for where the value counts on them', () => {
    assert.deepEqual(placesOf('cmd /c %ConfigSetRoot%\\scripts\\first.cmd'), ['scripts/first.cmd']);
    assert.deepEqual(placesOf('cmd /c &quot;%configsetroot%\\my scripts\\.\\a.cmd&quot; -x'), [
      'my scripts/a.cmd',
    ]);
    assert.deepEqual(placesOf('xcopy /s /e $OEM$\\$1\\Temp C:\\Temp'), [
      '$OEM$/$1/Temp',
      'sources/$OEM$/$1/Temp',
    ]);
    assert.deepEqual(placesOf('a.exe %configsetroot%\\x', 'b.exe %configsetroot%\\x'), ['x']);
  });

  it('are not looked for outside the folder, nor where they may lie elsewhere', () => {
    for (const line of [
      '%configsetroot%',
      '%configsetroot%\\..\\x.cmd',
      '%configsetroot%\\a\\..\\..\\x.cmd',
      '.\\x.cmd',
      '..\\x.cmd',
      'C:\\%configsetroot%\\x.cmd',
      '\\\\server\\share\\x.cmd',
    ])
      assert.deepEqual(placesOf(line), [], line);
  });

  it('are not looked for when the command makes them or asks for them', () => {
    for (const line of [
      'cmd /c ver &gt; %configsetroot%\\out.txt',
      'cmd /c ver &gt;&gt; &quot;%configsetroot%\\out.txt&quot;',
      'cmd /c if exist %configsetroot%\\a.cmd call %configsetroot%\\a.cmd',
      'cmd /c md %configsetroot%\\logs',
      'cmd /c copy C:\\done.log %configsetroot%\\done.log',
      'robocopy C:\\logs &quot;%configsetroot%\\logs&quot; /e',
      'msiexec /i C:\\a.msi /l*v %configsetroot%\\a.log',
      'setup.exe /log:%configsetroot%\\a.log',
    ])
      assert.deepEqual(placesOf(line), [], line);
    const install = 'msiexec /i %configsetroot%\\a.msi /l*v %configsetroot%\\a.log';
    assert.deepEqual(placesOf(install), ['a.msi']);
  });

  it('are the folder where a pattern picks from it, and none where a variable stands', () => {
    assert.deepEqual(pathsOf('pnputil -a %configsetroot%\\Drivers\\net*.inf'), ['Drivers']);
    assert.deepEqual(pathsOf('pnputil -a &quot;%configsetroot%\\My Drivers\\*\\a.inf&quot;'), ['My Drivers']);
    assert.deepEqual(pathsOf('cmd /c $OEM$\\$name\\x.cmd'), []);
    assert.deepEqual(pathsOf('cmd /c %configsetroot%\\%MODEL%\\x.cmd'), []);
    assert.deepEqual(pathsOf('cmd /c %configsetroot%\\${dir}\\x.cmd'), []);
    assert.deepEqual(pathsOf('cmd /c %configsetroot%\\{{dir}}\\x.cmd'), []);
    assert.deepEqual(pathsOf('cmd /c $oem$\\$$\\Setup\\x.cmd'), ['$oem$/$$/Setup/x.cmd']);
  });

  it('are packages to install, too', () => {
    const text = inRoot(
      '<servicing><package action="install"><source location="%configsetroot%\\Packages\\a.cab" /><source location="D:\\b.cab" /></package></servicing>',
    );
    const [path, ...others] = pathsBeside(fileOf(text));
    assert.deepEqual([path!.places, others], [['Packages/a.cab'], []]);
    assert.equal(text.slice(path!.start, path!.end), '%configsetroot%\\Packages\\a.cab');
  });

  it('are limited in number', () => {
    const many = Array.from({ length: 200 }, (_, index) => `%configsetroot%\\${index}.cmd`);
    assert.equal(placesOf(...many).length, 64);
  });
});

const FOLDERS: Readonly<Record<string, readonly FolderEntry[]>> = {
  '.': [
    { name: 'Scripts', isFolder: true },
    { name: 'linked', isFolder: false },
    { name: 'closed', isFolder: true },
  ],
  Scripts: [{ name: 'first.cmd', isFolder: false }],
};

describe('findMissing', () => {
  const asked: string[] = [];
  const list: ListFolder = async (path) => {
    asked.push(path);
    if (path === 'closed') throw new Error('access is denied');
    return FOLDERS[path];
  };
  const missingOf = async (...places: readonly string[]) => [...(await findMissing(new Set(places), list))];
  beforeEach(() => void asked.splice(0));

  it('tells what is missing, in any capitals, and reads each folder once', async () => {
    assert.deepEqual(
      await missingOf('scripts/FIRST.CMD', 'Scripts/second.cmd', 'Drivers/net.inf', 'scripts'),
      ['Scripts/second.cmd', 'Drivers/net.inf'],
    );
    assert.deepEqual(asked, ['.', 'Scripts']);
  });

  it('claims nothing about what cannot be looked into', async () => {
    assert.deepEqual(await missingOf('linked/x.cmd', 'closed/x.cmd'), []);
    assert.deepEqual([...(await findMissing(new Set(['x']), async () => undefined))], []);
  });
});
