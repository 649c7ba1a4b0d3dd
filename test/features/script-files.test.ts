/** Commands in script files: what moves, how Setup finds it there, and what comes back. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commandsOf } from '../../server/answer-file/commands';
import { encodeText } from '../../server/answer-file/edits';
import { encodeHiddenText } from '../../server/answer-file/passwords';
import { fromBatch, shellBody, shellLine, toBatch } from '../../server/features/commands/batch-text';
import {
  inlineScriptFile,
  type MovedCommand,
  moveToScriptFile,
  scriptFileOf,
} from '../../server/features/commands/script-file';
import { apply, fileOf } from '../support/editing';
import { inComponent } from '../support/findings';

interface Around {
  readonly pass?: string;
  /** Further elements of the list item. */
  readonly more?: string;
}

function withCommand(line: string, { pass = 'specialize', more = '' }: Around = {}): string {
  const component = pass === 'windowsPE' ? 'Microsoft-Windows-Setup' : 'Microsoft-Windows-Deployment';
  return inComponent(
    pass,
    component,
    `<RunSynchronous><RunSynchronousCommand wcm:action="add"><Order>4</Order>${more}<Path>${encodeText(line)}</Path></RunSynchronousCommand></RunSynchronous>`,
  );
}

function moved(text: string): MovedCommand | undefined {
  return moveToScriptFile(fileOf(text), text.indexOf('<Path>'));
}

/** The command line after the move. */
function lineAfter(text: string, { edits }: Pick<MovedCommand, 'edits'>): string {
  return commandsOf(fileOf(apply(text, edits)))[0]!.text;
}

/** The lines of a script but the comment that says what has to hold. */
function bodyOf({ script }: MovedCommand): readonly string[] {
  const [note, ...lines] = script.text.split('\r\n');
  assert.match(note!, /^(?:@rem|#) Setup copies the script file .*\$OEM\$.*UseConfigurationSet/);
  return lines;
}

describe('a command in a script file', () => {
  it('is a batch file that Setup copies to the folder of Windows', () => {
    const text = withCommand('cmd.exe /c for %i in (a b) do echo %i>>"%TEMP%\\x y.txt"');
    const move = moved(text);
    assert.ok(move);
    assert.equal(move.title, 'Move the command to $OEM$\\$$\\Setup\\Scripts\\specialize-4.cmd');
    assert.equal(move.script.path, '$OEM$/$$/Setup/Scripts/specialize-4.cmd');
    assert.deepEqual(bodyOf(move), ['@echo off', 'for %%i in (a b) do echo %%i>>"%TEMP%\\x y.txt"', '']);
    assert.equal(lineAfter(text, move), 'cmd.exe /c %WINDIR%\\Setup\\Scripts\\specialize-4.cmd');
  });

  it('may be a program that starts without a shell', () => {
    const move = moved(withCommand('"C:\\a b\\setup.exe" /quiet "/x=a & b"'));
    assert.deepEqual(move && bodyOf(move), ['@echo off', '"C:\\a b\\setup.exe" /quiet "/x=a & b"', '']);
  });

  it('is a PowerShell script with the options of its command', () => {
    for (const [line, after] of [
      [
        'powershell.exe -NoProfile -Command "a \\"b\\"\n c"',
        'powershell.exe -NoProfile -ExecutionPolicy Bypass -Command',
      ],
      [`pwsh -ep RemoteSigned -e ${encodeHiddenText('a "b"\n c')}`, 'pwsh -ep RemoteSigned -Command'],
    ] as const) {
      const text = withCommand(line);
      const move = moved(text);
      assert.ok(move, line);
      assert.deepEqual(bodyOf(move), ['a "b"', ' c', '']);
      assert.equal(lineAfter(text, move), `${after} "& $env:WINDIR\\Setup\\Scripts\\specialize-4.ps1"`);
    }
  });

  it('is called as its description says, and not like another script or one that Setup runs itself', () => {
    const pathOf = (more: string): string | undefined => moved(withCommand('a.exe', { more }))?.script.path;
    assert.match(pathOf('<Description>Install the Agent!</Description>') ?? '', /\/install-the-agent\.cmd$/);
    assert.match(pathOf('<Description>SetupComplete</Description>') ?? '', /\/setupcomplete-2\.cmd$/);
    assert.match(pathOf('<Description>AUX</Description>') ?? '', /\/aux-2\.cmd$/);
    const both = withCommand('a.exe', { more: '<Description>x</Description>' }).replace(
      '</RunSynchronous>',
      '<RunSynchronousCommand><Path>cmd.exe /c %WINDIR%\\Setup\\Scripts\\X.cmd</Path></RunSynchronousCommand></RunSynchronous>',
    );
    assert.match(moved(both)?.script.path ?? '', /\/x-2\.cmd$/);
  });

  it('stays where a script file would be something else', () => {
    for (const line of [
      'cmd.exe /c echo %UNKNOWN%',
      'cmd.exe /c echo %TEMP:~0,1%',
      'cmd.exe /c echo %X:a=b%',
      'cmd.exe /c echo ä',
      'cmd.exe /c a.cmd & b',
      'cmd.exe /c goto x',
      'cmd.exe /c setlocal & a',
      'cmd.exe /c :label',
      'cmd.exe /c a ^',
      'cmd.exe /s /c a',
      'cmd.exe /c "a b" c',
      'cmd.exe /c a\n b',
      'a.exe & b.exe',
      'a.exe %TEMP%',
      'powershell -Command "ä"',
      'powershell -Command "ls $PSScriptRoot"',
      'cmd.exe /c %WINDIR%\\Setup\\Scripts\\a.cmd',
      'powershell -Command "& $env:WINDIR\\Setup\\Scripts\\a.ps1"',
      'cmd.exe /c echo ${name}',
      '',
    ]) {
      assert.equal(moved(withCommand(line)), undefined, line);
    }
    assert.equal(moved(withCommand('a.exe', { pass: 'windowsPE' })), undefined);
    const onRequest = { more: '<WillReboot>OnRequest</WillReboot>' };
    assert.equal(moved(withCommand('powershell -c "a"', onRequest)), undefined);
    assert.ok(moved(withCommand('powershell -c "a"')));
  });

  const inlined = (line: string, script: string): string => {
    const text = withCommand(line);
    const result = inlineScriptFile(fileOf(text), text.indexOf('<Path>'), script);
    return 'problem' in result ? `refused: ${result.problem}` : lineAfter(text, result);
  };
  const BATCH = 'cmd.exe /c %WINDIR%\\Setup\\Scripts\\a.cmd';
  const POWERSHELL = 'powershell -nop -Command "& $env:WINDIR\\Setup\\Scripts\\a.ps1"';

  it('is known by its line', () => {
    const pathOf = (line: string): string | undefined => {
      const text = withCommand(line);
      return scriptFileOf(fileOf(text), text.indexOf('<Path>'));
    };
    assert.equal(pathOf(BATCH), '$OEM$/$$/Setup/Scripts/a.cmd');
    assert.equal(pathOf(POWERSHELL), '$OEM$/$$/Setup/Scripts/a.ps1');
    for (const line of [
      `${BATCH} x`,
      'cmd.exe /c C:\\a.cmd',
      'cmd.exe /c %WINDIR%\\Setup\\Scripts\\..\\a.cmd',
    ])
      assert.equal(pathOf(line), undefined, line);
  });

  it('comes back into its command', () => {
    assert.equal(
      inlined(BATCH, '@echo off\r\n:: why\r\nrem why\r\n\r\nfor %%a in (1) do %%a\r\n'),
      'cmd.exe /c for %a in (1) do %a',
    );
    assert.equal(inlined(BATCH, 'start /wait a.cmd'), 'cmd.exe /c start /wait a.cmd');
    assert.equal(inlined(BATCH, '"C:\\a b\\c.exe" "d"'), 'cmd.exe /c ""C:\\a b\\c.exe" "d""');
    assert.equal(
      inlined(POWERSHELL, '\uFEFFWrite-Host "ä"\n'),
      'powershell -nop -Command "Write-Host \\"ä\\""',
    );
    assert.equal(inlined(POWERSHELL, 'a\nb'), `powershell -nop -EncodedCommand ${encodeHiddenText('a\nb')}`);
  });

  it('stays in its file where it would be something else, or too long', () => {
    assert.match(inlined(BATCH, 'a\r\nb\r\n'), /has 2 commands/);
    assert.match(inlined(BATCH, ''), /has 0 commands/);
    const own = ['echo %1', 'echo %~dp0', 'echo %FOO%', 'a.cmd', 'call a.cmd', 'goto :eof', 'echo ä'];
    for (const line of own) assert.match(inlined(BATCH, line), /refused: The script uses its own/, line);
    for (const script of ['param($a)', 'ls $PSScriptRoot', '#Requires -Version 5'])
      assert.match(inlined(POWERSHELL, script), /depends on being a file/, script);
    assert.match(inlined(POWERSHELL, '\r\n'), /empty/);
    assert.match(inlined(BATCH, `echo ${'x'.repeat(260)}`), /would have 276 characters, and 259 are/);
  });

  it('is what cmd takes the quotation marks for', () => {
    for (const [line, body] of [
      ['a.exe /c dir', undefined],
      ['cmd.exe /c "dir"', 'dir'],
      ['cmd.exe /c "dir" /b', undefined],
      ['cmd.exe /c "own"', undefined],
      ['cmd.exe /c "C:\\a b.exe"', '"C:\\a b.exe"'],
      ['cmd.exe /c "C:\\a.exe"', undefined],
      ['cmd.exe /c "echo a & b"', 'echo a & b'],
      ['cmd.exe /c "', undefined],
      ['cmd.exe /c "%X%"', undefined],
    ] as const)
      assert.equal(shellBody(line), body, line);
    assert.equal(shellLine('"dir" /b'), 'cmd.exe /c ""dir" /b"');
  });

  it('is not there for a command that starts none, or would lose a comment', () => {
    assert.equal(inlined('a.exe', 'b.exe'), 'refused: The command starts no script file now.');
    const commented = withCommand(BATCH).replace('a.cmd', 'a.cmd<!-- why -->');
    const result = inlineScriptFile(fileOf(commented), commented.indexOf('<Path>'), 'b.exe');
    assert.match('problem' in result ? result.problem : '', /has a comment inside, which would be lost/);
    assert.equal(moved(withCommand('b.exe').replace('b.exe', 'b.exe<!-- why -->')), undefined);
  });

  it('gets a name also when its command has no number', () => {
    const text = withCommand('a.exe').replace('<Order>4</Order>', '');
    assert.match(moved(text)?.script.path ?? '', /\/specialize-1\.cmd$/);
  });

  const words = fc.constantFrom(
    ...[
      'echo',
      'reg.exe',
      '"',
      ' ',
      '%',
      '%%',
      '%i',
      '%TEMP%',
      '%X%',
      '&',
      '&&',
      '|',
      '>',
      '(',
      ')',
      '^',
      '@',
      '%1',
    ],
    ...[
      'for %i in (*) do ',
      'if exist ',
      'a.exe',
      'a.cmd',
      'rem ',
      '::',
      '!',
      '\\',
      '"C:\\a b.exe"',
      '/c',
      '\t',
    ],
  );
  const anyBody = fc.array(words, { maxLength: 10 }).map((pieces) => pieces.join(''));

  it('does the same again when it comes back', () => {
    let both = 0;
    fc.assert(
      fc.property(anyBody, (body) => {
        const line = `cmd.exe /c ${body}`.trim();
        const text = withCommand(line);
        const move = moved(text);
        const before = shellBody(line);
        if (!move || before === undefined) return;
        assert.ok(move.script.text.endsWith(`${toBatch(before)}\r\n`));
        const after = apply(text, move.edits);
        const result = inlineScriptFile(fileOf(after), after.indexOf('<Path>'), move.script.text);
        if ('problem' in result) return;
        both++;
        assert.equal(shellBody(lineAfter(after, result)), before.trim());
      }),
      { numRuns: 300 },
    );
    assert.ok(both > 15, `${both} came back`);
  });

  it('reads a batch file as it was written, and a command line as cmd does', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const batch = toBatch(body.trim());
        const back = batch === undefined ? undefined : fromBatch(batch);
        if (back && 'body' in back) assert.equal(back.body, body.trim());
        const line = shellLine(body.trim());
        if (line !== undefined) assert.equal(shellBody(line), body.trim());
      }),
      { numRuns: 300 },
    );
  });
});
