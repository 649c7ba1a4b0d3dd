/** What in an answer file breaks a schema, at the setting where it stands. */
import assert from 'node:assert/strict';
import { schemaProblems } from '../../server/answer-file/schema-problems';
import { inComponent } from '../support/findings';
import { fixtures } from '../support/fixtures';
import { bindText } from '../support/marked-text';

/** The problems as kind, text of the element's start tag and, where it says more, the path. */
function problemsIn(
  settings: string,
  component = 'Microsoft-Windows-Shell-Setup',
  pass = 'oobeSystem',
): readonly string[] {
  const text = inComponent(pass, component, settings);
  return schemaProblems(bindText(text)).map(({ kind, setting, path }) => {
    const tag = setting ? text.slice(setting.node.start, setting.node.startTagEnd) : component;
    return `${kind} ${tag} ${path.join('/')}`;
  });
}

describe('schemaProblems', () => {
  it('finds none in real files', () => {
    for (const { name, text } of fixtures) assert.deepEqual(schemaProblems(bindText(text)), [], name);
  });

  it('reads values in the type of their schema', () => {
    assert.deepEqual(
      problemsIn(`<CopyProfile>TRUE</CopyProfile><Display><ColorDepth>+32</ColorDepth></Display>
        <OOBE><NetworkLocation>work</NetworkLocation></OOBE><OOBE/><TimeZone> UTC </TimeZone>`),
      [],
    );
  });

  it('points at the very setting, also in a list', () => {
    const item = (order: string, name = 'Order') =>
      `<SynchronousCommand a="${order}"><CommandLine>x</CommandLine><${name}>${order}</${name}></SynchronousCommand>`;
    assert.deepEqual(
      problemsIn(`<FirstLogonCommands>${item('1')}${item('x')}${item('3', 'Ordr')}</FirstLogonCommands>`),
      [
        'type <Order> FirstLogonCommands/SynchronousCommand/1/Order',
        'required <SynchronousCommand a="3"> FirstLogonCommands/SynchronousCommand/2',
        'unknown-setting <Ordr> FirstLogonCommands/SynchronousCommand/2/Ordr',
      ],
    );
  });

  it('judges each kind of mistake', () => {
    assert.deepEqual(
      problemsIn(
        `<ComputrName>a</ComputrName><CopyProfile>yes</CopyProfile><OOBE><ProtectYourPC>9</ProtectYourPC></OOBE>
        <OOBE>text</OOBE><RegisteredOwner>${'x'.repeat(300)}</RegisteredOwner><TimeZone><a>1</a></TimeZone>`,
      ),
      [
        'unknown-setting <ComputrName> ComputrName',
        'type <CopyProfile> CopyProfile',
        'enum <ProtectYourPC> OOBE/ProtectYourPC',
        'length <RegisteredOwner> RegisteredOwner',
        'type <TimeZone> TimeZone',
      ],
    );
  });

  it('says what the component itself has not', () => {
    assert.deepEqual(problemsIn('<__proto__>1</__proto__><constructor>2</constructor>'), [
      'unknown-setting <__proto__> __proto__',
      'unknown-setting <constructor> constructor',
    ]);
  });

  it('leaves alone what a template fills, and what is empty', () => {
    assert.deepEqual(
      problemsIn(
        `<CopyProfile>\${copy}</CopyProfile><OOBE><ProtectYourPC/></OOBE><AutoLogon>%{ if x }<Enabled>@ON@</Enabled>%{ endif }</AutoLogon>`,
      ),
      [],
    );
  });

  it('judges the name of what a template fills', () => {
    assert.deepEqual(problemsIn('<ComputrName>${name}</ComputrName>'), [
      'unknown-setting <ComputrName> ComputrName',
    ]);
  });

  it('knows nothing of components without a schema', () => {
    assert.deepEqual(problemsIn('<Any>thing</Any>', 'Contoso-Agent'), []);
  });

  it('is found once for a file', () => {
    const file = bindText(inComponent('oobeSystem', 'Microsoft-Windows-Shell-Setup', '<a/>'));
    assert.equal(schemaProblems(file), schemaProblems(file));
  });
});
