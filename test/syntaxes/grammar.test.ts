/** Commands in answer files are highlighted as what they are, and nothing of it leaks out of them. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { IGrammar } from 'vscode-textmate';
import { loadAnswerFileGrammar, type Token, tokensOf } from '../support/grammar';

const AFTER = '<Order>1</Order><!-- why --></RunSynchronousCommand></RunSynchronous><ShowUI>true</ShowUI>';

function inPath(content: string): string {
  return `<RunSynchronous><RunSynchronousCommand wcm:action="add"><Path>${content}</Path>${AFTER}`;
}

describe('commands in the grammar', () => {
  let grammar: IGrammar;

  before(async () => {
    grammar = await loadAnswerFileGrammar();
  });

  /** The scopes of the only token with that text, or of the first that contains it. */
  const scopesOf = (text: string, piece: string): string => {
    const tokens = tokensOf(grammar, text);
    const token = tokens.find((one) => one.text === piece) ?? tokens.find((one) => one.text.includes(piece));
    assert.ok(token, `no token ${piece} among ${tokens.map((one) => one.text).join('¦')}`);
    return token.scopes.join(' ');
  };

  /** What stands behind the command, with its scopes. */
  const tail = (text: string): readonly Token[] => {
    const tokens = tokensOf(grammar, text);
    return tokens.slice(tokens.findLastIndex((token) => token.text === '</' && isAfterPath(tokens, token)));
  };
  const isAfterPath = (tokens: readonly Token[], token: Token): boolean =>
    ['Path', 'CommandLine'].includes(tokens[tokens.indexOf(token) + 1]?.text ?? '');

  it('are batch', () => {
    const text = inPath('cmd.exe /c copy %TEMP%\\a.txt "C:\\b c" &amp;&amp; rem done');
    assert.match(scopesOf(text, 'cmd.exe'), /support\.function\.program/);
    assert.match(scopesOf(text, 'copy'), /meta\.embedded\.command\.batchfile.*keyword\.command\.batchfile/);
    assert.match(scopesOf(text, 'TEMP'), /variable\.other\.readwrite\.batchfile/);
    assert.match(scopesOf(text, 'C:\\b c'), /string\.quoted\.double\.batchfile/);
    assert.match(scopesOf(text, 'amp'), /constant\.character\.entity/);
    assert.match(scopesOf(text, 'rem'), /keyword\.command\.rem\.batchfile/);
  });

  it('show text in quotation marks that are references', () => {
    const text = inPath('reg.exe add &quot;HKLM\\A %X% &amp; B&quot; /f');
    assert.match(scopesOf(text, 'HKLM\\A '), /string\.quoted\.double\.batchfile/);
    assert.match(scopesOf(text, 'amp'), /string\.quoted\.double\.batchfile.*constant\.character\.entity/);
    assert.doesNotMatch(scopesOf(text, ' /f'), /string/);
  });

  for (const [name, command] of Object.entries({
    'in quotation marks':
      'powershell.exe -NoProfile -ExecutionPolicy Bypass -Command "Get-Item C:\\ | Remove-Item"',
    'in references': 'powershell -nop -c &quot;Get-Item C:\\ | Remove-Item&quot;',
    bare: '"C:\\Program Files\\PowerShell\\7\\pwsh.exe" -Command Get-Item C:\\ | Remove-Item',
    'that cmd runs': 'cmd.exe /s /c powershell -NoProfile -Command "Get-Item C:\\ | Remove-Item"',
    'that cmd runs, in references': 'cmd /c powershell.exe -c &quot;Get-Item C:\\ | Remove-Item&quot;',
    'in a section': '<![CDATA[powershell.exe -Command "Get-Item C:\\ | Remove-Item"]]>',
  })) {
    it(`are PowerShell ${name}`, () => {
      const text = inPath(command);
      assert.match(scopesOf(text, 'Get-Item'), /powershell\.unattend.*support\.function\.powershell/);
      assert.match(scopesOf(text, '|'), /keyword\.operator\.other\.powershell/);
      assert.doesNotMatch(scopesOf(text, 'Remove-Item'), /string/);
    });
  }

  it('are batch when cmd takes the pipe for itself', () => {
    for (const command of [
      'cmd /c powershell -Command Get-Item C:\\ | find "x"',
      'cmd /c powershell -Command "Get-Item" | find "x"',
    ])
      assert.match(scopesOf(inPath(command), 'find'), /batchfile/);
  });

  it('follow a processing instruction, whatever quotation marks it has', () => {
    for (const instruction of ['<?x "?>', "<?x '?>", '<?x a="b" c="?>', '<?x a="b?c"?>']) {
      const text = instruction + inPath('reg.exe add HKLM');
      assert.match(scopesOf(text, 'reg.exe'), /support\.function\.program/, instruction);
      assert.doesNotMatch(scopesOf(text, 'Path'), /string|preprocessor/, instruction);
    }
    assert.match(scopesOf('<?x a="b"?>', 'b'), /string\.quoted/);
  });

  it('are batch when PowerShell runs a file', () => {
    const text = inPath('powershell.exe -File C:\\a.ps1 -Command x');
    assert.match(scopesOf(text, '-File'), /batchfile/);
    assert.doesNotMatch(
      tokensOf(grammar, text)
        .flatMap(({ scopes }) => scopes)
        .join(' '),
      /powershell/,
    );
  });

  it('are found in each list of commands', () => {
    for (const [item, line] of [
      ['RunAsynchronousCommand', 'Path'],
      ['SynchronousCommand', 'CommandLine'],
      ['AsynchronousCommand', 'CommandLine'],
      ['u:SynchronousCommand', 'u:CommandLine'],
    ]) {
      const text = `<${item}>\n  <Order>1</Order>\n  <${line}>cmd /c echo hello</${line}>\n</${item}>`;
      assert.match(scopesOf(text, 'echo'), /keyword\.command\.batchfile/, item);
    }
  });

  it('are not what stands in the path of a folder', () => {
    const text = '<InstallFrom><Path>D:\\copy del\\install.wim</Path></InstallFrom>';
    assert.doesNotMatch(
      tokensOf(grammar, text)
        .flatMap(({ scopes }) => scopes)
        .join(' '),
      /batchfile|program/,
    );
  });

  it('keep the holes of a template', () => {
    const text = inPath('cmd /c echo "<%= name %>" {{ value }}');
    assert.match(scopesOf(text, '<%= name %>'), /variable\.other\.template/);
    assert.match(scopesOf(text, '{{ value }}'), /variable\.other\.template/);
    assert.match(scopesOf(text, 'Order'), /entity\.name\.tag\.localname/);
  });

  it('may have several lines', () => {
    const text = inPath('cmd /c "copy a\n  b &amp; del c\n');
    assert.match(scopesOf(text, 'del'), /keyword\.command\.batchfile/);
    assert.deepEqual(tail(text), tail(inPath('x')));
  });

  it('end where an end tag is still missing', () => {
    const text =
      '<SynchronousCommand><CommandLine>cmd /c "x\n<Order>1</Order></SynchronousCommand><A>true</A>';
    assert.match(scopesOf(text, 'Order'), /entity\.name\.tag\.localname/);
    assert.match(scopesOf(text, 'true'), /^text\.xml\.unattend constant\.language\.boolean/);
  });

  it('leak nothing, whatever is left open in them', () => {
    const piece = fc.constantFrom(
      ...[
        '"',
        '&quot;',
        "'",
        '@"',
        "@'",
        '$(',
        '(',
        '{',
        '${',
        '%',
        '%~',
        '!',
        '^',
        '&amp;',
        '&lt;#',
        '&',
        '#',
        '`',
      ],
      ...[
        'rem ',
        ':: ',
        ' set /a x=(',
        'if ( ',
        'for %i in (',
        'function a {',
        'param(',
        '[string',
        ' -Command ',
        '\n',
      ],
      ...[
        'powershell ',
        'powershell -c "',
        'cmd /c ',
        '<![CDATA[ "a ]]>',
        '<!-- " -->',
        '<%= a %>',
        ']]&gt;',
      ],
    );
    const expected = tail(inPath('x'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        assert.deepEqual(tail(inPath(pieces.join(''))), expected);
      }),
      { numRuns: 80 },
    );
  });
});
