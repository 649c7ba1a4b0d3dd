/** Refactorings: the text with a cursor, the title, the text afterwards. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { refactorings } from '../../server/features/refactor/refactorings';
import { suppress } from '../../server/features/refactor/suppress';
import { anyDocument, apply, fileOf } from '../support/editing';
import { inComponent, inPass, inRoot } from '../support/findings';
import { fixtures } from '../support/fixtures';
import { readMarked } from '../support/marked-text';
import { expectNoRefactoring, expectRefactoring } from '../support/refactoring';

const SETUP = 'Microsoft-Windows-Setup';
const SHELL = 'Microsoft-Windows-Shell-Setup';
const oobe = (settings: string): string => inComponent('oobeSystem', SHELL, settings);
const setup = (settings: string): string => inComponent('windowsPE', SETUP, settings);

describe('passwords', () => {
  const HIDE = "Hide the password in Setup's encoding";
  const SHOW = 'Show the password in clear text';
  const places = {
    administrator: ['UserAccounts', 'AdministratorPassword'],
    'local account': ['UserAccounts><LocalAccounts><LocalAccount', 'Password'],
    'automatic logon': ['AutoLogon', 'Password'],
    'offline administrator': ['OfflineUserAccounts', 'OfflineAdministratorPassword'],
  } as const;

  for (const [name, [parents, place]] of Object.entries(places)) {
    const close = parents.split('><').reverse().join('></');
    const text = (value: string, plainText: string): string =>
      inComponent(
        name.startsWith('offline') ? 'offlineServicing' : 'oobeSystem',
        SHELL,
        `<${parents}><${place}>\n<Value>${value}</Value>\n<PlainText>${plainText}</PlainText>\n</${place}></${close}>`,
      );
    const hidden = Buffer.from(`a&b${place}`, 'utf16le').toString('base64');
    it(`are hidden and shown for the ${name}`, () => {
      expectRefactoring(text('a|&amp;b', 'true'), HIDE, text(hidden, 'false'));
      expectRefactoring(text(`${hidden}|`, 'false'), SHOW, text('a&amp;b', 'true'));
    });
  }

  it('stay as they are when a comment stands beside PlainText', () => {
    expectNoRefactoring(
      oobe(
        '<AutoLogon><Password><Value>|x</Value><PlainText>true<!-- mine --></PlainText></Password></AutoLogon>',
      ),
      /password/,
    );
  });

  it('get PlainText when it is missing', () => {
    expectRefactoring(
      oobe('<AutoLogon>\n<Password>\n  <Value>|x</Value>\n</Password>\n</AutoLogon>'),
      HIDE,
      oobe(
        '<AutoLogon>\n<Password>\n  <Value>eABQAGEAcwBzAHcAbwByAGQA</Value>\n  <PlainText>false</PlainText>\n</Password>\n</AutoLogon>',
      ),
    );
  });

  it('stay as they are when a template or a comment stands in them, or nobody can read them', () => {
    for (const value of ['{{ password }}', '<!-- mine -->x', '<![CDATA[x]]>']) {
      expectNoRefactoring(
        oobe(
          `<AutoLogon><Password><Value>|${value}</Value><PlainText>true</PlainText></Password></AutoLogon>`,
        ),
        /password/,
      );
    }
    expectNoRefactoring(
      oobe('<AutoLogon><Password><Value>|zzz</Value><PlainText>false</PlainText></Password></AutoLogon>'),
      /password/,
    );
  });
});

describe('orders', () => {
  const list = (...orders: readonly string[]): string =>
    setup(
      `<RunSynchronous>\n${orders.map((order) => `<RunSynchronousCommand wcm:action="add"><Order>${order}</Order></RunSynchronousCommand>`).join('\n')}\n</RunSynchronous>`,
    );

  it('are numbered from 1 in the same sequence', () => {
    expectRefactoring(list('10', '|20', '20', '5'), 'Renumber Order from 1 to 4', list('2', '3', '4', '1'));
  });

  it('stay as they are when they are right or unknown', () => {
    expectNoRefactoring(list('|1', '2', '3'), /Renumber/);
    expectNoRefactoring(list('|1', '${n}', '3'), /Renumber/);
    expectNoRefactoring(list('|10', '20<!-- last -->'), /Renumber/);
  });
});

describe('commands', () => {
  const command = (line: string): string =>
    oobe(
      `<FirstLogonCommands><SynchronousCommand wcm:action="add"><Order>1</Order><CommandLine>${line}</CommandLine></SynchronousCommand></FirstLogonCommands>`,
    );
  const WRAP = 'Run the command with cmd.exe /c';

  it('are wrapped, with further quotation marks where cmd takes some away', () => {
    expectRefactoring(command('a |&gt; b'), WRAP, command('cmd.exe /c a > b'));
    expectRefactoring(command('|"C:\\a b\\c.exe" /x'), WRAP, command('cmd.exe /c ""C:\\a b\\c.exe" /x"'));
  });

  it('are not wrapped twice', () => {
    expectNoRefactoring(command('|cmd /c dir'), /cmd/);
    expectNoRefactoring(command('|{{ command }}'), /cmd/);
    expectNoRefactoring(command('|a &gt; b<!-- why -->'), /cmd/);
  });
});

describe('regions', () => {
  it('get no name that would end the comment', () => {
    expectRefactoring(
      inRoot('  |<settings pass="-&lt;->a">\n  </settings>|'),
      'Surround with region',
      inRoot('  <!-- #region -a -->\n  <settings pass="-&lt;->a">\n  </settings>\n  <!-- #endregion -->'),
    );
  });

  it('surround the elements that are selected', () => {
    expectRefactoring(
      inRoot('  |<settings pass="specialize">\n  </settings>|'),
      'Surround with region',
      inRoot(
        '  <!-- #region specialize -->\n  <settings pass="specialize">\n  </settings>\n  <!-- #endregion -->',
      ),
    );
    expectNoRefactoring(inRoot('  |<settings pass="specialize">\n  </settings>'), /region/);
  });
});

describe('what a setting needs', () => {
  it('is added behind what is there', () => {
    expectRefactoring(
      setup(
        '<ImageInstall>\n<OSImage>\n<InstallTo>|\n  <DiskID>0</DiskID>\n</InstallTo>\n</OSImage>\n</ImageInstall>',
      ),
      'Add PartitionID, which InstallTo needs',
      setup(
        '<ImageInstall>\n<OSImage>\n<InstallTo>\n  <DiskID>0</DiskID>\n  <PartitionID></PartitionID>\n</InstallTo>\n</OSImage>\n</ImageInstall>',
      ),
    );
  });

  it('stands where Windows wants it among the others', () => {
    const interfaces = (content: string): string =>
      inComponent(
        'specialize',
        'Microsoft-Windows-TCPIP',
        `<Interfaces>\n<Interface wcm:action="add">\n${content}\n</Interface>\n</Interfaces>`,
      );
    const addresses = (cursor: string): string =>
      `<UnicastIpAddresses>${cursor}\n<IpAddress wcm:action="add" wcm:keyValue="1">10.0.0.2/8</IpAddress>\n</UnicastIpAddresses>`;
    const settings = '<Ipv4Settings>\n<DhcpEnabled>false</DhcpEnabled>\n</Ipv4Settings>';
    expectRefactoring(
      interfaces(`${settings}\n${addresses('')}`).replace('<Interface ', '<Inter|face '),
      'Add Identifier, which Interface needs',
      interfaces(`${settings}\n<Identifier></Identifier>\n${addresses('')}`),
    );
  });

  it('is the next free number where it is a key', () => {
    expectRefactoring(
      setup(
        '<RunSynchronous>\n<RunSynchronousCommand><Order>3</Order><Path>a</Path></RunSynchronousCommand>\n<RunSynchronousCommand>|\n  <Path>b</Path>\n</RunSynchronousCommand>\n</RunSynchronous>',
      ),
      'Add Order, which RunSynchronousCommand needs',
      setup(
        '<RunSynchronous>\n<RunSynchronousCommand><Order>3</Order><Path>a</Path></RunSynchronousCommand>\n<RunSynchronousCommand>\n  <Path>b</Path>\n  <Order>4</Order>\n</RunSynchronousCommand>\n</RunSynchronous>',
      ),
    );
  });
});

describe('the key of a list item', () => {
  it('is added as an attribute, with its prefix', () => {
    const drivers = (items: string): string =>
      inComponent(
        'windowsPE',
        'Microsoft-Windows-PnpCustomizationsWinPE',
        `<DriverPaths>\n<PathAndCredentials wcm:action="add" wcm:keyValue="1"><Path>a</Path></PathAndCredentials>\n${items}\n</DriverPaths>`,
      );
    expectRefactoring(
      drivers('<PathAndCredentials>|\n</PathAndCredentials>'),
      'Add Path, wcm:keyValue, which PathAndCredentials needs',
      drivers('<PathAndCredentials wcm:keyValue="2">\n  <Path></Path>\n</PathAndCredentials>'),
    );
    const bare =
      '<unattend><settings pass="windowsPE"><component name="Microsoft-Windows-PnpCustomizationsWinPE"><DriverPaths><PathAndCredentials>|<Path>a</Path></PathAndCredentials></DriverPaths></component></settings></unattend>';
    expectRefactoring(
      bare,
      'Add wcm:keyValue, which PathAndCredentials needs',
      bare
        .replace('|', '')
        .replace('<unattend', '<unattend xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State"')
        .replace('<PathAndCredentials', '<PathAndCredentials wcm:keyValue="1"'),
    );
    expectNoRefactoring(bare.replace(/<\/PathAndCredentials>.*/, ''), /^Add/);
  });
});

describe('architectures', () => {
  const component = (architecture: string, name = SHELL): string =>
    `<component name="${name}" processorArchitecture="${architecture}">\n<!-- kept -->\n</component>`;

  it('are added to a component and to a file', () => {
    expectRefactoring(
      inPass('specialize', component('amd64').replace('name', '|name')),
      'Add the component for x86',
      inPass('specialize', `${component('amd64')}\n${component('x86')}`),
    );
    expectRefactoring(
      inPass(
        'specialize',
        `${component('amd64')}\n${component('amd64', 'Microsoft-Windows-Deployment')}`,
      ).replace('<unattend', '<un|attend'),
      'Add all components for arm64',
      inPass(
        'specialize',
        `${component('amd64')}\n${component('arm64')}\n${component('amd64', 'Microsoft-Windows-Deployment')}\n${component('arm64', 'Microsoft-Windows-Deployment')}`,
      ),
    );
  });

  it('are added to nothing but a component of a known one', () => {
    expectNoRefactoring(
      inPass('specialize', component('wow64').replace('name', '|name')),
      /^Add the component|^Keep/,
    );
  });

  it('are neither added nor removed where the text does not say where a component ends', () => {
    const open = `<component name="${SHELL}" processorArchitecture="amd64">\n<TimeZone>UTC</TimeZone>`;
    const closed = component('x86', 'Microsoft-Windows-Deployment');
    const atRoot = (text: string): string => text.replace('<unattend', '<un|attend');
    expectNoRefactoring(inPass('specialize', open.replace('name', '|name')), /^Add the component/);
    expectNoRefactoring(inPass('specialize', `${closed.replace('name', '|name')}\n${open}`), /^Keep only/);
    expectNoRefactoring(atRoot(inPass('specialize', open)), /^Add all components/);
    expectNoRefactoring(atRoot(inPass('specialize', `${closed}\n${open}`)), /^Keep only .* x86$/);
  });

  it('are reduced to one, and the 32-bit part of 64-bit Windows stays', () => {
    expectRefactoring(
      inPass('specialize', `${component('amd64')}\n${component('x86')}\n${component('wow64')}`).replace(
        '<unattend',
        '<un|attend',
      ),
      'Keep only the components for amd64',
      inPass('specialize', `${component('amd64')}\n${component('wow64')}`),
    );
  });
});

describe('architectures that are merged', () => {
  const component = (architecture: string, settings: string, name = SHELL): string =>
    `<component name="${name}" processorArchitecture="${architecture}">\n${settings}\n</component>`;
  const atRoot = (content: string): string =>
    inPass('specialize', content).replace('<unattend', '<un|attend');
  const ZONE = '<TimeZone>UTC</TimeZone>';
  const NAME = '<ComputerName>PC</ComputerName>';
  const MERGE = 'Merge the components for x86 into those for amd64';

  it('keep what both have once, take what only one has, and move a component without a twin', () => {
    const deployment = (architecture: string) =>
      component(architecture, '<ExtendOSPartition/>', 'Microsoft-Windows-Deployment');
    expectRefactoring(
      atRoot(`${component('amd64', ZONE)}\n${component('x86', `${ZONE}\n${NAME}`)}\n${deployment('x86')}`),
      MERGE,
      inPass('specialize', `${component('amd64', `${ZONE}\n${NAME}`)}\n${deployment('amd64')}`),
    );
  });

  it('are merged one by one', () => {
    expectRefactoring(
      inPass('specialize', `${component('amd64', NAME)}\n${component('x86', ZONE).replace('name', '|name')}`),
      'Merge into the component for amd64',
      inPass('specialize', component('amd64', `${NAME}\n${ZONE}`)),
    );
  });

  it('declare the prefix wcm once where it came with the components that go', () => {
    const WCM = ' xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State"';
    const commands = (path: string): string =>
      `<RunSynchronous>\n<RunSynchronousCommand wcm:action="add"><Order>1</Order><Path>${path}</Path></RunSynchronousCommand>\n</RunSynchronous>`;
    const deployment = 'Microsoft-Windows-Deployment';
    const old = [component('x86', commands('a'), deployment), component('x86', commands('b'), SETUP)].map(
      (one) => one.replace('">', `"${WCM}>`),
    );
    const rest = [component('amd64', ZONE, deployment), component('amd64', ZONE, SETUP)];
    const merged = [
      component('amd64', `${ZONE}\n${commands('a')}`, deployment),
      component('amd64', `${ZONE}\n${commands('b')}`, SETUP),
    ];
    expectRefactoring(
      atRoot([...old, ...rest].join('\n')).replace(WCM, ''),
      MERGE,
      inPass('specialize', merged.join('\n')),
    );
  });

  it('stay apart when they contradict each other or a comment would be lost', () => {
    for (const other of [
      '<TimeZone>W. Europe Standard Time</TimeZone>',
      '<TimeZone>UTC <!-- why --></TimeZone>',
      `<!-- why -->\n${ZONE}`,
      `${ZONE}\nstray`,
    ])
      expectNoRefactoring(
        atRoot(`${component('amd64', ZONE)}\n${component('x86', other)}`),
        /into those for amd64$/,
      );
    expectNoRefactoring(atRoot(component('amd64', ZONE)), /^Merge/);
    const prefixed = component('x86', ZONE).replaceAll('component', 'u:component');
    expectNoRefactoring(
      inPass('specialize', `${component('amd64', NAME).replace('name', '|name')}\n${prefixed}`),
      /^Merge/,
    );
    const empty = component('amd64', '').replace('>\n\n<', '><');
    expectNoRefactoring(atRoot(`${empty}\n${component('x86', ZONE)}`), /into those for amd64$/);
  });
});

describe('passes', () => {
  const component = (settings: string, name = SHELL): string =>
    `  <component name="${name}" processorArchitecture="amd64">\n${settings}\n  </component>`;
  const pass = (name: string, content: string): string =>
    `<settings pass="${name}">\n${content}\n</settings>`;

  it('get a setting in a component of its own', () => {
    expectRefactoring(
      inRoot(
        pass('specialize', component('    <Time|Zone>UTC</TimeZone>\n    <ComputerName>PC</ComputerName>')),
      ),
      'Move TimeZone to oobeSystem',
      inRoot(
        `${pass('specialize', component('    <ComputerName>PC</ComputerName>'))}\n${pass('oobeSystem', component('    <TimeZone>UTC</TimeZone>'))}`,
      ),
    );
  });

  it('get a setting in the component that is there, and an empty one goes', () => {
    expectRefactoring(
      inRoot(
        `${pass('specialize', component('    <Time|Zone>UTC</TimeZone>'))}\n${pass('oobeSystem', component('    <OOBE>\n    </OOBE>'))}`,
      ),
      'Move TimeZone to oobeSystem',
      inRoot(
        `${pass('specialize', '').replace('\n\n', '\n')}\n${pass('oobeSystem', component('    <OOBE>\n    </OOBE>\n    <TimeZone>UTC</TimeZone>'))}`,
      ),
    );
  });

  it('get a setting where they or the component are still empty', () => {
    const moved = '    <TimeZone>UTC</TimeZone>';
    const from = pass(
      'specialize',
      component(`    <ComputerName>PC</ComputerName>\n${moved.replace('Zone', '|Zone')}`),
    );
    const left = pass('specialize', component('    <ComputerName>PC</ComputerName>'));
    const after = inRoot(`${left}\n${pass('oobeSystem', component(moved))}`);
    for (const target of [
      '<settings pass="oobeSystem"></settings>',
      '<settings pass="oobeSystem"/>',
      pass('oobeSystem', `  <component name="${SHELL}" processorArchitecture="amd64"></component>`),
      pass('oobeSystem', `  <component name="${SHELL}" processorArchitecture="amd64"/>`),
    ])
      expectRefactoring(inRoot(`${from}\n${target}`), 'Move TimeZone to oobeSystem', after);
  });

  it('get the prefix wcm declared when it stays behind with the component or the pass', () => {
    const WCM = ' xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State"';
    const COPY = 'Copy FirstLogonCommands to oobeSystem';
    const commands =
      '    <FirstLogonCommands>\n      <SynchronousCommand wcm:action="add" />\n    </FirstLogonCommands>';
    const zone = '    <TimeZone>UTC</TimeZone>';
    const from = (cursor: string): string =>
      pass('specialize', component(commands.replace('Logon', `${cursor}Logon`)));
    const ofComponent = (text: string): string => text.replace('"amd64">', `"amd64"${WCM}>`);
    const ofPass = (text: string): string => text.replace('"specialize">', `"specialize"${WCM}>`);
    expectRefactoring(
      inRoot(`${ofComponent(from('|'))}\n${pass('oobeSystem', component(zone))}`).replace(WCM, ''),
      COPY,
      inRoot(`${ofComponent(from(''))}\n${pass('oobeSystem', component(`${zone}\n${commands}`))}`),
    );
    expectRefactoring(
      inRoot(ofPass(from('|'))).replace(WCM, ''),
      COPY,
      inRoot(`${ofPass(from(''))}\n${pass('oobeSystem', component(commands))}`),
    );
  });

  it('get a copy of a component, in the order in which they run', () => {
    const settings = '    <InputLocale>0407:00000407</InputLocale>';
    const core = component(settings, 'Microsoft-Windows-International-Core');
    expectRefactoring(
      inRoot(pass('oobeSystem', core.replace('name', '|name'))),
      'Copy Microsoft-Windows-International-Core to specialize',
      inRoot(`${pass('specialize', core)}\n${pass('oobeSystem', core)}`),
    );
  });

  it('get a whole component, also where they have it already', () => {
    const name = '    <ComputerName>PC</ComputerName>';
    const zone = '    <TimeZone>UTC</TimeZone>';
    expectRefactoring(
      inRoot(
        `${pass('specialize', component(zone).replace('name', '|name'))}\n${pass('oobeSystem', component(name))}`,
      ),
      'Copy Microsoft-Windows-Shell-Setup to oobeSystem',
      inRoot(`${pass('specialize', component(zone))}\n${pass('oobeSystem', component(`${name}\n${zone}`))}`),
    );
  });

  it('get nothing of an element that has no end', () => {
    expectNoRefactoring(
      inRoot(pass('specialize', component('    <Time|Zone>UTC\n    <ComputerName>PC</ComputerName>'))),
      /TimeZone/,
    );
  });

  it('get no setting that nobody knows', () => {
    expectNoRefactoring(
      inRoot(pass('specialize', component('    <RegisteredOrg|anisation>A</RegisteredOrganisation>'))),
      /Move|Copy/,
    );
  });

  it('get nothing that they do not process or have already', () => {
    expectNoRefactoring(inRoot(pass('oobeSystem', component('    <O|OBE>\n    </OOBE>'))), /Move|Copy/);
    expectNoRefactoring(
      inRoot(
        `${pass('specialize', component('    <Time|Zone>UTC</TimeZone>'))}\n${pass('oobeSystem', component('    <TimeZone>UTC</TimeZone>'))}`,
      ),
      /to oobeSystem/,
    );
  });
});

describe('suppressing a finding', () => {
  function expectSuppressed(marked: string, title: string, after: string): void {
    const { file, selection, text } = readMarked(marked);
    const found = suppress(file, 'some-rule', selection).find((one) => one.title === title);
    assert.ok(found, title);
    assert.equal(apply(text, found.edits), after);
  }
  const LINE = 'Suppress some-rule on this line';
  const FILE = 'Suppress some-rule in this file';

  it('puts a comment before the line', () => {
    expectSuppressed(
      oobe('  <TimeZone>|Mars|</TimeZone>'),
      LINE,
      oobe('  <!-- unattend-disable-next-line some-rule: reason -->\n  <TimeZone>Mars</TimeZone>'),
    );
  });

  it('extends the comment that is there', () => {
    expectSuppressed(
      oobe('  <!-- unattend-disable-next-line other: why -->\n  <TimeZone>|Mars</TimeZone>'),
      LINE,
      oobe('  <!-- unattend-disable-next-line other, some-rule: why -->\n  <TimeZone>Mars</TimeZone>'),
    );
    expectSuppressed(
      oobe('<!-- unattend-disable-next-line other -->\r<TimeZone>|Mars</TimeZone>'),
      LINE,
      oobe('<!-- unattend-disable-next-line other, some-rule -->\r<TimeZone>Mars</TimeZone>'),
    );
    expectSuppressed(
      '<!-- unattend-disable other -->\n|<unattend/>',
      FILE,
      '<!-- unattend-disable other, some-rule -->\n<unattend/>',
    );
  });

  it('puts a comment before the root for the file, behind the declaration', () => {
    expectSuppressed(
      '<?xml version="1.0"?>\n<un|attend/>',
      FILE,
      '<?xml version="1.0"?>\n<!-- unattend-disable some-rule: reason -->\n<unattend/>',
    );
  });

  it('puts no comment where it would become part of a value or tag', () => {
    for (const text of [
      oobe('<TimeZone>\n|Mars</TimeZone>'),
      oobe('<TimeZone>Mars\n|</TimeZone>'),
      oobe('<TimeZone\n |x="y">Mars</TimeZone>'),
      oobe('<TimeZone><![CDATA[\n|<a>]]></TimeZone>'),
      '|<?xml version="1.0"?>',
    ]) {
      const { file, selection } = readMarked(text);
      assert.deepEqual(
        suppress(file, 'some-rule', selection).map(({ title }) => title),
        [FILE],
      );
    }
  });
});

describe('refactorings anywhere', () => {
  it('never throw, and their edits lie in the text and do not overlap', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyDocument, fc.constantFrom(...fixtures.map(({ text }) => text))),
        fc.nat(),
        fc.nat({ max: 300 }),
        (text, seed, length) => {
          const start = seed % (text.length + 1);
          const selection = { start, end: Math.min(text.length, start + (length % 3 === 0 ? 0 : length)) };
          const file = fileOf(text);
          for (const { edits } of [
            ...refactorings(file, selection),
            ...suppress(file, 'some-rule', selection),
          ]) {
            for (const edit of edits) assert.ok(edit.start >= 0 && edit.end <= text.length);
            apply(text, edits);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
