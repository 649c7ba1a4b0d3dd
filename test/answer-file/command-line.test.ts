/** Windows command lines taken apart. */
import assert from 'node:assert/strict';
import { hasShellOperator, stepsOf } from '../../server/answer-file/command-line';

const programs = (text: string) =>
  stepsOf(text).map(({ program, conditional }) => (conditional ? `${program}?` : program));

describe('stepsOf', () => {
  const examples: Readonly<Record<string, readonly string[]>> = {
    'C:\\Windows\\System32\\REG.EXE add HKLM\\x /v y': ['reg'],
    '"C:\\Program Files\\a b\\Setup.exe" /quiet': ['setup'],
    'cmd /c echo hello > C:\\a.txt': ['cmd', 'echo'],
    'cmd.exe /d /c "copy a b & del a"': ['cmd', 'copy', 'del'],
    'cmd /c "C:\\a b\\run.cmd"': ['cmd', 'run'],
    'cmd /c ">>"X:\\a.txt" (echo one&echo:two)"': ['cmd', 'echo', 'echo'],
    'cmd /c net stop x && net start x || shutdown /r': ['cmd', 'net', 'net', 'shutdown?'],
    'cmd /c "a.exe /s "x" || ( type "y" & pause & exit /b 1 )"': ['cmd', 'a', 'type?', 'pause?', 'exit?'],
    'cmd /c for %i in (C D E) do if exist %i:\\a.cmd call %i:\\a.cmd': ['cmd', 'for', 'c?', 'do?'],
    'cmd /c if exist x (pause) & pause': ['cmd', 'if', 'pause?', 'pause?'],
    'cmd /c a.exe 2>&1 & b.exe': ['cmd', 'a', 'b'],
    'powershell -Command "a | b; c & d"': ['powershell'],
    'cmd /c echo. & del/q x': ['cmd', 'echo', 'del'],
    'cmd /c echo ^& pause': ['cmd', 'echo'],
    'cmd /c start powershell -File a.ps1': ['cmd', 'start', 'powershell'],
    'cmd /c start "" /wait /b powershell.exe': ['cmd', 'start', 'powershell'],
    'cmd /c start /min /wait "Step 1" "C:\\a b\\Setup.exe" /quiet & pause': [
      'cmd',
      'start',
      'setup',
      'pause',
    ],
    'cmd /c "start /d "C:\\a b" /affinity F /node 1 /w tool.exe /wait"': ['cmd', 'start', 'tool'],
    'cmd /c start/b x.cmd || start y.cmd': ['cmd', 'start', 'x', 'start?', 'y?'],
    'cmd /c start': ['cmd', 'start'],
    'cmd /c start "C:\\a b\\Setup.exe"': ['cmd', 'start'],
    'start powershell': ['start'],
    '': [],
    '"': [],
  };
  for (const [text, expected] of Object.entries(examples)) {
    it(`reads ${text || 'nothing'}`, () => assert.deepEqual(programs(text), expected));
  }
});

describe('what start starts', () => {
  const started = (text: string) =>
    stepsOf(text)
      .filter(({ startedBy }) => startedBy)
      .map(({ program, rest, startedBy }) => `${startedBy}: ${program} ${rest}`.trim());

  it('has its own arguments, and says whether it is waited for', () => {
    assert.deepEqual(started('cmd /c start "" /wait powershell -File a.ps1'), [
      'start /wait: powershell -File a.ps1',
    ]);
    assert.deepEqual(started('cmd /c start /WAIT/b a.exe "b c"'), ['start /wait: a "b c"']);
    assert.deepEqual(started('cmd /c start a.exe /wait'), ['start: a /wait']);
    assert.deepEqual(started('cmd /c start /dX:\\wait a.exe'), ['start: a']);
    assert.deepEqual(started('cmd /c net start a & echo start b'), []);
  });
});

describe('hasShellOperator', () => {
  it('sees redirections and pipes outside quotation marks only', () => {
    assert.equal(hasShellOperator('a > b'), true);
    assert.equal(hasShellOperator('a && b'), true);
    assert.equal(hasShellOperator('a "x > y | z"'), false);
  });
});
