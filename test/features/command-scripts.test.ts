/** Commands as scripts: what is shown, what is written back, and that nothing is lost on the way. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commandsOf } from '../../server/answer-file/commands';
import { encodeHiddenText } from '../../server/answer-file/passwords';
import { commandForm, commandLine } from '../../server/features/commands/command-form';
import {
  type CommandScript,
  commandEdit,
  commandScript,
} from '../../server/features/commands/command-script';
import { apply, fileOf } from '../support/editing';
import { inComponent } from '../support/findings';

const DEPLOYMENT = 'Microsoft-Windows-Deployment';

/** An answer file with one command for each content of `Path`, in this order. */
function withCommands(...paths: readonly string[]): string {
  const items = paths.map(
    (path, index) =>
      `<RunSynchronousCommand wcm:action="add"><Order>${index + 1}</Order><Path>${path}</Path></RunSynchronousCommand>`,
  );
  return inComponent('specialize', DEPLOYMENT, `<RunSynchronous>\n${items.join('\n')}\n</RunSynchronous>`);
}

function opened(text: string, at = text.indexOf('<Path>')): CommandScript {
  const result = commandScript(fileOf(text), at);
  if ('problem' in result) return assert.fail(result.problem);
  return result;
}

/** The text after the script of its first command was replaced and saved. */
function saved(text: string, script: string): { readonly text: string; readonly warning?: string } {
  const { source } = opened(text);
  const result = commandEdit(fileOf(text), source, script);
  if ('problem' in result) return assert.fail(result.problem);
  return { text: apply(text, result.edits), ...(result.warning && { warning: result.warning }) };
}

function refusal(text: string, script: string): string {
  const { source } = opened(text);
  const result = commandEdit(fileOf(text), source, script);
  return 'problem' in result ? result.problem : assert.fail('it is written');
}

describe('a command as a script', () => {
  for (const [line, language, script] of [
    ['cmd.exe /c echo "%X%" & ver', 'bat', 'cmd.exe /c echo "%X%" & ver'],
    [
      'powershell.exe -Command "Write-Host \\"a b\\"; dir C:\\\\"',
      'powershell',
      'Write-Host "a b"; dir C:\\',
    ],
    ['powershell -nop -ex Bypass /c Get-Date -Format o', 'powershell', 'Get-Date -Format o'],
    ['"C:\\Program Files\\PowerShell\\7\\pwsh.exe" -c "ls"', 'powershell', 'ls'],
    [`powershell -NoLogo -enc ${encodeHiddenText('a\nb "ä"')}`, 'powershell', 'a\nb "ä"'],
  ] as const) {
    it(`shows ${script}`, () => {
      const form = commandForm(line);
      assert.deepEqual([form.language, form.script], [language, script]);
      assert.deepEqual(commandLine(form, script), { line });
    });
  }

  it('is the whole line where a script would not be the same', () => {
    for (const line of [
      'powershell -File C:\\a.ps1',
      'powershell -Command "a" "b"',
      'powershell -Command -',
      'powershell -Command a  b',
      'powershell -Command "a ""b"""',
      'powershell -Unknown 1 -Command "a"',
      'powershell Get-Date',
      'powershell -ExecutionPolicy "a -Command b',
      'powershell -enc AAA=',
      `powershell -enc ${encodeHiddenText('a\0b')}`,
      `powershell -enc ${encodeHiddenText('\uFEFFa')}`,
      `powershell -enc ${encodeHiddenText('a')} b`,
      'cmd /c powershell -Command "a"',
      'powershell -Command ""',
    ]) {
      assert.deepEqual(commandForm(line), {
        kind: 'line',
        language: 'bat',
        script: line,
        head: '',
        quoted: false,
      });
    }
  });

  it('stays what it was opened as, whatever is written into it', () => {
    const text = withCommands('cmd /c a');
    const { source } = opened(text);
    const first = commandEdit(fileOf(text), source, 'powershell -c "a"');
    assert.ok('edits' in first);
    const second = commandEdit(fileOf(apply(text, first.edits)), first.source, 'powershell -c "b"');
    assert.ok('edits' in second);
    assert.equal(second.source.line, 'powershell -c "b"');

    const script = withCommands('powershell -c "a"');
    const placeholder = commandEdit(fileOf(script), opened(script).source, '${a}');
    assert.ok('edits' in placeholder);
    const after = apply(script, placeholder.edits);
    const removed = commandEdit(fileOf(after), placeholder.source, 'b');
    assert.ok('edits' in removed);
    assert.equal(removed.source.line, 'powershell -c "b"');
  });

  it('is found from anywhere in its list item, and has a name', () => {
    const text = withCommands('a.exe', 'b.exe');
    const { script, name, source } = opened(text, text.indexOf('<Order>2'));
    assert.deepEqual([script, name, source.place.index], ['b.exe', 'specialize-2', 1]);
  });

  it('is not there outside of commands, nor where a comment would be lost', () => {
    assert.ok('problem' in commandScript(fileOf(withCommands('a.exe')), 0));
    const text = withCommands('a.exe <!-- why -->');
    assert.ok('problem' in commandScript(fileOf(text), text.indexOf('a.exe')));
  });

  it('comes back as one edit of what has changed', () => {
    const text = withCommands('\n  cmd.exe /c echo &quot;a&quot; &amp;&amp; ver\n', 'b.exe');
    assert.equal(
      saved(text, 'cmd.exe /c echo "a" && echo <b> && ver\n').text,
      withCommands('\n  cmd.exe /c echo &quot;a&quot; &amp;&amp; echo &lt;b> &amp;&amp; ver\n', 'b.exe'),
    );
  });

  it('comes back quoted or encoded as it was', () => {
    assert.equal(
      saved(withCommands('powershell -c &quot;a&quot;'), 'a "b c\\"').text,
      withCommands('powershell -c &quot;a \\"b c\\\\\\"&quot;'),
    );
    assert.equal(
      saved(withCommands('powershell -c Get-Date'), 'Get-Date; "x"').text,
      withCommands('powershell -c "Get-Date; \\"x\\""'),
    );
    const encoded = (script: string): string => withCommands(`powershell -e ${encodeHiddenText(script)}`);
    assert.equal(saved(encoded('a'), 'a\nb\n').text, encoded('a\nb\n'));
  });

  it('keeps a CDATA section as long as it can hold the command', () => {
    const text = withCommands('<![CDATA[cmd /c a && b]]>');
    assert.equal(saved(text, 'cmd /c a && "<c>"').text, withCommands('<![CDATA[cmd /c a && "<c>"]]>'));
    assert.equal(saved(text, 'cmd /c a]]>b').text, withCommands('cmd /c a]]&gt;b'));
  });

  it('keeps the placeholders of templates', () => {
    const text = withCommands('cmd /c echo <%= a && b %> ${c}');
    assert.equal(opened(text).script, 'cmd /c echo <%= a && b %> ${c}');
    assert.equal(
      saved(text, 'cmd /c (echo <%= a && b %> & ${c}) > <%= d %>').text,
      withCommands('cmd /c (echo <%= a && b %> &amp; ${c}) > <%= d %>'),
    );
  });

  it('is no edit when it was not changed', () => {
    for (const path of ['a.exe &quot;b&quot;', 'powershell -c "a"', '<![CDATA[a]]>', 'a\r\n b']) {
      const text = withCommands(path);
      const { script } = opened(text);
      assert.equal(saved(text, script).text, text);
      assert.equal(
        saved(text, `${script.replace('\r\n', '\n')}${path.startsWith('a\r') ? '' : '\n'}`).text,
        text,
      );
    }
  });

  it('finds its command where it has moved to', () => {
    const before = withCommands('a.exe', 'b.exe', 'c.exe');
    const { source } = opened(before, before.indexOf('b.exe'));
    const after = withCommands('c.exe', 'x.exe', 'a.exe', 'b.exe');
    const result = commandEdit(fileOf(after), source, 'b.exe /s');
    assert.ok('edits' in result);
    assert.equal(apply(after, result.edits), withCommands('c.exe', 'x.exe', 'a.exe', 'b.exe /s'));
  });

  it('does not touch another command when its own is gone, changed, or one of several', () => {
    const before = withCommands('a.exe', 'b.exe', 'b.exe');
    const { source } = opened(before, before.lastIndexOf('b.exe'));
    for (const after of [
      withCommands('a.exe'),
      withCommands('a.exe', 'c.exe'),
      withCommands('b.exe', 'b.exe'),
    ]) {
      const result = commandEdit(fileOf(after), source, 'x.exe');
      assert.ok('problem' in result && /changed or removed/.test(result.problem), after);
    }
  });

  it('is refused when the command has got a comment since', () => {
    const { source } = opened(withCommands('a.exe'));
    const result = commandEdit(fileOf(withCommands('a.<!-- why -->exe')), source, 'b.exe');
    assert.match('problem' in result ? result.problem : '', /has a comment inside now/);
  });

  it('has a name also without Order', () => {
    const text = withCommands('a.exe', 'b.exe').replaceAll(/<Order>\d<\/Order>/g, '');
    assert.equal(opened(text, text.indexOf('b.exe')).name, 'specialize-2');
  });

  it('is not there in an element that has no end', () => {
    const text = inComponent('specialize', DEPLOYMENT, '<RunSynchronous><RunSynchronousCommand><Path>a.exe');
    assert.ok('problem' in commandScript(fileOf(text), text.indexOf('a.exe')));
  });

  it('is written whole into an element that was empty', () => {
    const text = withCommands('').replace('<Path></Path>', '<Path/>');
    const { source } = opened(text, text.indexOf('<Path/>'));
    const result = commandEdit(fileOf(text), source, 'a.exe');
    assert.ok('edits' in result);
    assert.equal(apply(text, result.edits), withCommands('a.exe'));
  });

  it('keeps a character of two halves in one piece', () => {
    assert.equal(
      saved(withCommands('echo \u{1F600}b'), 'echo \u{1F601}b').text,
      withCommands('echo \u{1F601}b'),
    );
    assert.equal(
      saved(withCommands('echo \u{1F600}'), 'echo \u{1F200}').text,
      withCommands('echo \u{1F200}'),
    );
  });

  it('may be too long, which is said with both numbers', () => {
    const { text, warning } = saved(withCommands('a.exe'), `a.exe ${'x'.repeat(294)}`);
    assert.ok(text.includes(`a.exe ${'x'.repeat(294)}`));
    assert.match(warning ?? '', /has 300 characters now, and 259 .* by 41/);
    assert.equal(saved(withCommands('a.exe'), 'x'.repeat(259)).warning, undefined);
  });

  it('is refused with several lines, empty, and with what XML cannot hold', () => {
    assert.match(refusal(withCommands('cmd /c a'), 'cmd /c a\ncmd /c b\n'), /one line, and the script has 2/);
    assert.match(refusal(withCommands('powershell -c "a"'), 'a\r\nb'), /put ; between/);
    assert.match(refusal(withCommands('cmd /c a'), ' \n'), /empty/);
    assert.match(refusal(withCommands('cmd /c a'), 'cmd \u0007'), /U\+0007/);
  });

  it('may have several lines where it had them', () => {
    const text = withCommands('cmd /c a\n  b');
    assert.equal(saved(text, 'cmd /c a\r\n  b c\r\n').text, withCommands('cmd /c a\n  b c'));
  });

  const piece = fc.constantFrom(
    ...[
      '"',
      '\\',
      '\\"',
      '\\\\',
      "'",
      '&',
      '<',
      '>',
      ']]>',
      '%',
      '%A%',
      '^',
      '|',
      '!',
      '&amp;',
      'amp;',
      '&quot;',
    ],
    ...[
      ' ',
      '  ',
      'a',
      'x.exe',
      '-c',
      '💾',
      '\uD83D',
      'ä',
      '\t',
      '\n',
      '\r\n',
      '{{ a }}',
      '<![CDATA[',
      '-->',
      '`',
    ],
  );
  const script = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
  const start = fc.constantFrom(
    ...[
      'cmd.exe /c a',
      'powershell -c "a"',
      'powershell -c a',
      '<![CDATA[cmd /c a]]>',
      'a &quot;b&quot; &amp; c',
    ],
    ...[`powershell -enc ${encodeHiddenText('a')}`, 'cmd /c a &#x1F600; b', 'cmd /c "a" &bare b', 'a\nb'],
  );

  it('is the same script when it is opened again, and nothing else has changed', () => {
    let written = 0;
    fc.assert(
      fc.property(start, script, script, (path, first, second) => {
        let text = withCommands('one.exe', path, 'three.exe');
        for (const changed of [first, second]) {
          const { source } = opened(text, text.indexOf('<Order>2'));
          const result = commandEdit(fileOf(text), source, changed);
          if ('problem' in result) continue;
          written++;
          text = apply(text, result.edits);
          const file = fileOf(text);
          if (!path.includes('&bare')) assert.deepEqual(file.tree.errors, []);
          assert.deepEqual(
            commandsOf(file).map((one) => one.text),
            ['one.exe', result.source.line, 'three.exe'],
          );
          const again = commandForm(result.source.line, source.whole).script;
          const normal = (one: string): string => one.replace(/\r\n?/g, '\n').trim();
          assert.equal(normal(again), normal(changed));
        }
      }),
      { numRuns: 500 },
    );
    assert.ok(written > 120, `${written} were written`);
  });

  it('is the same after any script was quoted', () => {
    fc.assert(
      fc.property(fc.oneof(script, fc.string()), (text) => {
        const form = commandForm('powershell -c "a"');
        const written = commandLine(form, text);
        if ('problem' in written) return;
        const again = commandForm(written.line);
        if (again.kind === 'argument') assert.equal(again.script, text.replace(/(?:\r\n?|\n)$/, ''));
        else assert.fail(written.line);
      }),
      { numRuns: 500 },
    );
  });
});
