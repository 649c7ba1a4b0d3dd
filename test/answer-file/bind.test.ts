/** Binding: what a tree means as an answer file. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { settingsAt, walkSettings } from '../../server/answer-file/query';
import { inComponent, inRoot } from '../support/findings';
import { fixtures, fixtureText } from '../support/fixtures';
import { hostileText, wellFormed } from '../support/generators';
import { bindText } from '../support/marked-text';

const SHELL_SETUP = 'Microsoft-Windows-Shell-Setup';

/** The settings of all components as `pass component path=value`, a container without the value. */
function listed(text: string): readonly string[] {
  return bindText(text).components.flatMap((component) =>
    [...walkSettings(component)].map(({ path, value, settings }) => {
      return `${component.pass.name} ${component.name} ${path}${settings.length > 0 ? '' : `=${value}`}`;
    }),
  );
}

const listedIn = (settings: string) =>
  listed(inComponent('oobeSystem', SHELL_SETUP, settings)).map((line) => line.split(' ').slice(2).join(' '));

describe('bind', () => {
  it('finds passes, components and settings', () => {
    const file = bindText(fixtureText('server-2022.xml'));
    assert.deepEqual(
      file.passes.map(({ name, known, components }) => [name, known, components.length]),
      [
        ['specialize', 'specialize', 5],
        ['oobeSystem', 'oobeSystem', 1],
      ],
    );
    const [shell, , tcpip] = file.components;
    assert.equal(shell!.architecture, 'amd64');
    assert.equal(shell!.schema?.title, SHELL_SETUP);
    assert.equal(shell!.pass, file.passes[0]);
    assert.deepEqual(
      [...walkSettings(tcpip!)].map(({ path }) => path.replace('Interfaces/Interface', '…')),
      ['Interfaces', '…', '…/Ipv4Settings', '…/Ipv4Settings/DhcpEnabled', '…/Identifier'].concat(
        '…/UnicastIpAddresses',
        '…/UnicastIpAddresses/IpAddress',
      ),
    );
  });

  it('gives each setting its place and its schema', () => {
    const text = inComponent('oobeSystem', SHELL_SETUP, '<OOBE><HideEULAPage> true </HideEULAPage></OOBE>');
    const [setting] = settingsAt(bindText(text), SHELL_SETUP, 'OOBE/HideEULAPage');
    assert.equal(text.slice(setting!.valueRange.start, setting!.valueRange.end), 'true');
    assert.equal(setting!.schema?.type, 'boolean');
    assert.equal(setting!.parent?.path, 'OOBE');
    assert.equal(setting!.component.name, SHELL_SETUP);
  });

  it('spells names as the schema does, and keeps those it does not know', () => {
    assert.deepEqual(listedIn('<computername>a</computername><Unheard><Of>b</Of></Unheard>'), [
      'ComputerName=a',
      'Unheard',
      'Unheard/Of=b',
    ]);
  });

  it('reads values decoded, trimmed and without comments', () => {
    assert.deepEqual(
      listedIn(
        '<ComputerName> a &amp; b\n</ComputerName><TimeZone><!-- no -->U<![CDATA[T]]>C</TimeZone><CopyProfile/>',
      ),
      ['ComputerName=a & b', 'TimeZone=UTC', 'CopyProfile='],
    );
  });

  it('takes names without their prefix', () => {
    const text = `<u:unattend xmlns:u="urn:schemas-microsoft-com:unattend"><u:settings pass=" oobeSystem "><u:component
      name="${SHELL_SETUP}" processorArchitecture="AMD64"><u:TimeZone>UTC</u:TimeZone></u:component></u:settings></u:unattend>`;
    assert.deepEqual(listed(text), [`oobeSystem ${SHELL_SETUP} TimeZone=UTC`]);
    assert.equal(bindText(text).components[0]!.architecture, 'amd64');
  });

  it('binds what has no name, no pass or an unknown one', () => {
    const file = bindText(
      inRoot(
        '<settings><component/></settings><settings pass="constructor"><component name="x"/></settings>',
      ),
    );
    assert.deepEqual(
      file.components.map(({ name, architecture, schema, pass }) => [
        name,
        architecture,
        schema,
        pass.name,
        pass.known,
      ]),
      [
        ['', '', undefined, '', undefined],
        ['x', '', undefined, 'constructor', undefined],
      ],
    );
  });

  it('binds nothing where there is no root, or another one', () => {
    for (const text of ['', 'text', '<a/>', '<unattend>']) assert.deepEqual(bindText(text).components, []);
  });

  it('marks what a template will fill', () => {
    const text = fixtureText('packer-template.xml.pkrtpl');
    const file = bindText(text);
    const holes = file.components.flatMap((component) =>
      [...walkSettings(component)].filter(({ hasHole }) => hasHole),
    );
    assert.deepEqual(
      holes.map(({ path, value }) => `${path.split('/').slice(-2).join('/')} ${value}`.trim()),
      [
        'MetaData/Value ${image_index}',
        'InstallTo/PartitionID {{ .WindowsPartition }}',
        'UserData',
        'ProductKey/Key ${product_key}',
        'TimeZone @TIME_ZONE@',
        'AutoLogon/Username ${username}',
        'Password/Value ${password}',
        'AutoLogon/LogonCount <%= logon_count %>',
      ],
    );
    assert.ok(file.hasDirectives);
    assert.ok(!bindText(fixtureText('windows-11-uefi.xml')).hasDirectives);
  });

  for (const [place, text] of Object.entries({
    'the root': inRoot('<% if a %><settings pass="oobeSystem"/><% end %>'),
    'a pass': inRoot('<settings pass="oobeSystem">{{ if a }}<component name="x"/>{{ end }}</settings>'),
    'a component': inComponent('oobeSystem', SHELL_SETUP, '%{ if a }<TimeZone>UTC</TimeZone>%{ endif }'),
  })) {
    it(`sees directives between the children of ${place}`, () => assert.ok(bindText(text).hasDirectives));
  }

  it('binds any text', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, wellFormed), (text) => void bindText(inRoot(text))),
      { numRuns: 300 },
    );
    for (const { text } of fixtures) {
      fc.assert(
        fc.property(fc.nat({ max: text.length }), (length) => void bindText(text.slice(0, length))),
        { numRuns: 20 },
      );
    }
  });
});
