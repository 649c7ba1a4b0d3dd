/** Blocks in files: where they go, what they keep, which of them are offered, and what holds for every file. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { allBlocks, blockById } from '../../server/features/blocks/block';
import { insertBlock } from '../../server/features/blocks/insert-block';
import { questionsOf } from '../../server/features/blocks/layouts';
import { cleanFile } from '../support/blocks';
import { completionAt, expectAccepted, expectOffers } from '../support/completion';
import { anyDocument, apply, fileOf } from '../support/editing';
import { inComponent, inPass } from '../support/findings';
import { fixtureText } from '../support/fixtures';
import { bindText } from '../support/marked-text';

const SHELL = 'Microsoft-Windows-Shell-Setup';
const DEPLOYMENT = 'Microsoft-Windows-Deployment';

function inserted(text: string, id: string, values = {}): string {
  const { edits, problems } = insertBlock(fileOf(text), blockById(id)!, values);
  assert.deepEqual(problems, []);
  return apply(text, edits);
}

function refusal(text: string, id: string, values = {}): readonly string[] {
  const { edits, problems } = insertBlock(bindText(text), blockById(id)!, values);
  assert.deepEqual(edits, []);
  return problems;
}

describe('inserting a block', () => {
  it('makes a whole file of an empty text', () => {
    assert.equal(
      inserted('', 'time-zone', { timeZone: 'GMT Standard Time' }),
      `<?xml version="1.0" encoding="utf-8"?>
<unattend xmlns="urn:schemas-microsoft-com:unattend" xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">
  <settings pass="specialize">
    <component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">
      <TimeZone>GMT Standard Time</TimeZone>
    </component>
  </settings>
</unattend>
`,
    );
  });

  it('puts passes in the order in which they run, in the style and architecture of the file', () => {
    const text = (between: string): string =>
      `<unattend xmlns="urn:schemas-microsoft-com:unattend">\r\n\t<settings pass="windowsPE">\r\n\t\t<component name="Microsoft-Windows-Setup" processorArchitecture="x86" />\r\n\t</settings>${between}\r\n\t<settings pass="oobeSystem"/>\r\n</unattend>\r\n`;
    assert.equal(
      inserted(text(''), 'time-zone'),
      text(
        '\r\n\t<settings pass="specialize">\r\n\t\t<component name="Microsoft-Windows-Shell-Setup" processorArchitecture="x86" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">\r\n\t\t\t<TimeZone>UTC</TimeZone>\r\n\t\t</component>\r\n\t</settings>',
      ),
    );
  });

  it('opens an element that closes itself and declares the prefix wcm', () => {
    const text =
      '<unattend xmlns="urn:schemas-microsoft-com:unattend">\n  <settings pass="offlineServicing" />\n</unattend>\n';
    assert.equal(
      inserted(text, 'drivers-offline'),
      `<unattend xmlns="urn:schemas-microsoft-com:unattend" xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">
  <settings pass="offlineServicing">
    <component name="Microsoft-Windows-PnpCustomizationsNonWinPE" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">
      <DriverPaths>
        <PathAndCredentials wcm:action="add" wcm:keyValue="1">
          <Path>D:\\drivers</Path>
        </PathAndCredentials>
      </DriverPaths>
    </component>
  </settings>
</unattend>
`,
    );
  });

  it('declares the prefix wcm for a new component when another one declares it for itself', () => {
    const component = (name: string, content: string): string =>
      `<component name="${name}" processorArchitecture="amd64" xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">${content}</component>`;
    const text = `<unattend xmlns="urn:schemas-microsoft-com:unattend"><settings pass="specialize">${component('Microsoft-Windows-TCPIP', '')}</settings></unattend>`;
    const after = inserted(text, 'static-ip');
    assert.match(after, /^<unattend xmlns="[^"]*" xmlns:wcm=/);
    assert.deepEqual(fileOf(after).tree.errors, []);
  });

  it('makes the root of a file that has none yet with the line ends of the file', () => {
    assert.doesNotMatch(inserted('<?xml version="1.0"?>\r\n', 'time-zone'), /(?<!\r)\n/);
  });

  it('goes on with the numbers of a list', () => {
    const command = (order: number, path: string, about: string): string =>
      `  <RunSynchronousCommand wcm:action="add">\n    <Order>${order}</Order>\n    <Path>${path}</Path>\n    <Description>${about}</Description>\n  </RunSynchronousCommand>\n`;
    const text = (more: string): string =>
      inComponent(
        'specialize',
        DEPLOYMENT,
        `<RunSynchronous>\n${command(4, 'a.exe', 'First')}${more}</RunSynchronous>`,
      );
    assert.equal(
      inserted(text(''), 'no-sleep'),
      text(
        command(5, 'powercfg.exe /change standby-timeout-ac 0', 'Do not sleep while plugged in') +
          command(6, 'powercfg.exe /change monitor-timeout-ac 0', 'Keep the screen on while plugged in'),
      ),
    );
    const paths = inserted(inserted('', 'drivers-pe'), 'drivers-pe', { folder: 'E:\\more' });
    assert.deepEqual(paths.match(/keyValue="\d"/g), ['keyValue="1"', 'keyValue="2"']);
  });

  it('keeps what is there and adds what is missing', () => {
    const text = (more: string): string =>
      inComponent(
        'windowsPE',
        'Microsoft-Windows-Setup',
        `      <UserData>\n        <FullName>A &amp; B</FullName>${more}\n      </UserData>`,
      );
    assert.equal(inserted(text(''), 'accept-eula'), text('\n        <AcceptEula>true</AcceptEula>'));
  });

  it('takes the children of an interface in the order that Windows wants', () => {
    const text = inserted('', 'static-ip', { connection: '00-11-22-33-44-55' });
    assert.ok(text.indexOf('<Ipv4Settings>') < text.indexOf('<Identifier>'));
    assert.ok(text.indexOf('</UnicastIpAddresses>') < text.indexOf('<Routes>'));
  });

  it('escapes what is inserted and hides a password that is to be hidden', () => {
    const text = inserted('', 'command-specialize', { command: 'cmd /c "a & b > c"', about: '<x>' });
    assert.ok(text.includes('<Path>cmd /c "a &amp; b &gt; c"</Path>'));
    assert.ok(text.includes('<Description>&lt;x&gt;</Description>'));
    const cab = inserted('', 'updates-offline', { cab: 'D:\\"a"<b>.cab' });
    assert.ok(cab.includes('<source location="D:\\&quot;a&quot;&lt;b&gt;.cab" />'));
    const hidden = inserted('', 'auto-logon-administrator', { password: 'Secret-1', plainText: 'false' });
    assert.ok(!hidden.includes('Secret-1'));
    assert.ok(hidden.includes('UwBlAGMAcgBlAHQALQAxAFAAYQBzAHMAdwBvAHIAZAA='));
    assert.ok(
      hidden.includes('UwBlAGMAcgBlAHQALQAxAEEAZABtAGkAbgBpAHMAdAByAGEAdABvAHIAUABhAHMAcwB3AG8AcgBkAA=='),
    );
  });

  it('hides each password of somebody who takes what is offered', () => {
    const blocks = allBlocks().filter(({ placeholders }) => placeholders?.plainText);
    assert.ok(blocks.length >= 5);
    for (const block of blocks) {
      const offered = questionsOf(block, bindText('')).map(({ name, type, default: value }) => [
        name,
        type === 'secret' ? 'Secret-1' : value,
      ]);
      const before = block.needs ? inserted('', 'administrator-password', { plainText: 'false' }) : '';
      const text = inserted(before, block.id, Object.fromEntries(offered));
      assert.ok(!text.includes('Secret-1'), block.id);
      assert.ok(text.includes('<PlainText>false</PlainText>'), block.id);
    }
  });

  it('says why it inserts nothing', () => {
    const eleven = cleanFile('windows-11');
    assert.deepEqual(refusal(eleven, 'skip-rearm'), ['It is for Windows up to 7.']);
    assert.deepEqual(refusal(eleven, 'server-manager-off'), ['It is for Windows Server.']);
    assert.deepEqual(refusal(eleven, 'computer-name'), ['The file has ComputerName already.']);
    assert.deepEqual(refusal('', 'data-disk'), ['The file has no Disk.']);
    assert.deepEqual(refusal('', 'computer-name', { computerName: 'much-too-long-for-this' }), [
      'Computer name: must be 1 to 15 letters, digits and hyphens, not digits only, not "much-too-long-for-this".',
    ]);
    assert.deepEqual(refusal('', 'computer-name', { computerName: ' PC' }), [
      'Computer name: must not be empty or have blanks at its ends.',
    ]);
    assert.deepEqual(refusal('', 'computer-name', { computerName: 'P\nC' }), [
      'Computer name: line breaks and control characters cannot be written.',
    ]);
    assert.deepEqual(refusal('', 'local-account-full', { about: 'x'.repeat(257) }), [
      'Description: must have at most 256 characters.',
    ]);
    assert.deepEqual(refusal('', 'local-account-full', { group: 'Everybody' }), [
      'Group: must be one of Administrators, Users, RemoteDesktopUsers, PowerUsers, not "Everybody".',
    ]);
    assert.deepEqual(refusal('', 'join-domain', { password: '' }), ['Password: must not be empty.']);
    assert.deepEqual(refusal(eleven, 'local-administrator', { name: 'OWNER' }), [
      'Name of the account: the file has "OWNER" already.',
    ]);
    assert.deepEqual(refusal('', 'command-pe', { command: 'a\nb' }), [
      'Command: line breaks and control characters cannot be written.',
    ]);
    assert.equal(refusal('<html></html>', 'time-zone').length, 1);
    assert.equal(refusal('<unattend><settings pass="specialize">', 'time-zone').length, 1);
    const home = eleven.replace('edition=Professional', 'edition=Core');
    assert.deepEqual(refusal(home, 'join-domain'), ['The edition does not have this.']);
  });

  it('finds a free name, number and letter', () => {
    const text = cleanFile('windows-11');
    const named = inserted(inserted(text, 'local-administrator'), 'local-administrator');
    assert.deepEqual(named.match(/<Name>\w+<\/Name>/g), [
      '<Name>owner</Name>',
      '<Name>admin</Name>',
      '<Name>admin2</Name>',
    ]);
    const disks = inserted(inserted(text, 'data-disk'), 'data-disk');
    assert.deepEqual(
      disks.match(/<Disk wcm:action="add">\s*<DiskID>\d/g)?.map((disk) => disk.at(-1)),
      ['0', '1', '2'],
    );
    assert.deepEqual(disks.match(/<Letter>\w/g), ['<Letter>C', '<Letter>D', '<Letter>E']);
  });

  it('takes the key that fits the edition of the file', () => {
    const text = cleanFile('windows-10')
      .replaceAll('edition=Professional', 'edition=Enterprise')
      .replace(/<ProductKey>[\s\S]*<\/ProductKey>/, '')
      .replace('Windows 10 Pro', 'Windows 10 Enterprise');
    assert.ok(inserted(text, 'product-key-generic').includes('XGVPP-NMH47-7TTHJ-W3FW7-8HV2C'));
    assert.ok(inserted(text, 'product-key-kms').includes('NPPR9-FWDCX-D2C8J-H872K-2YT43'));
  });

  it('tells where the inserted text stands', () => {
    const text = fixtureText('windows-7-bios.xml');
    const { edits, reveal } = insertBlock(fileOf(text), blockById('remote-desktop-nla')!);
    const after = apply(text, edits);
    assert.match(
      after.slice(reveal!.start, reveal!.end),
      /^<component name="Microsoft-Windows-TerminalServices-RDP[\s\S]*<\/component>$/,
    );
  });

  it('changes no other value, comment or attribute of any document', () => {
    const blocks = allBlocks();
    const leaves = (text: string): readonly string[] =>
      fileOf(text)
        .settings.filter(({ settings }) => settings.length === 0)
        .map(({ path, node, value }) => `${path} ${node.name} ${value}`);
    fc.assert(
      fc.property(anyDocument, fc.nat({ max: blocks.length - 1 }), (text, index) => {
        const { edits, problems } = insertBlock(fileOf(text), blocks[index]!);
        assert.equal(edits.length === 0, problems.length > 0);
        // Nothing goes but white space, and the end of an element that closed itself.
        for (const { start, end } of edits) assert.match(text.slice(start, end), /^\s*(?:\/>)?$/);
        const after = leaves(apply(text, edits));
        const lost = leaves(text).filter((leaf) => !after.includes(leaf));
        // An empty element that takes settings is a leaf no more.
        assert.deepEqual(
          lost.filter((leaf) => !leaf.endsWith(' ')),
          [],
        );
      }),
      { numRuns: 400 },
    );
  });
});

describe('completion of blocks', () => {
  it('writes the part at the cursor and the rest where it belongs', () => {
    expectAccepted(
      inPass('specialize', '|'),
      'dns-servers',
      inPass(
        'specialize',
        `<component name="Microsoft-Windows-DNS-Client" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">
  <Interfaces>
    <Interface wcm:action="add">
      <Identifier>\${1:Ethernet}</Identifier>
      <DNSServerSearchOrder>
        <IpAddress wcm:action="add" wcm:keyValue="1">\${2:192.168.1.1}</IpAddress>
        <IpAddress wcm:action="add" wcm:keyValue="2">\${3:192.168.1.2}</IpAddress>
      </DNSServerSearchOrder>
    </Interface>
  </Interfaces>
</component>`,
      ),
    );
    const marked = inPass(
      'specialize',
      '<component name="Networking-MPSSVC-Svc" processorArchitecture="amd64">\n</component>\n<component name="Microsoft-Windows-TerminalServices-LocalSessionManager" processorArchitecture="amd64">\n|\n</component>',
    );
    const item = completionAt(marked).items.find(({ label }) => label === 'remote-desktop');
    assert.equal(item?.newText, '<fDenyTSConnections>false</fDenyTSConnections>$0');
    assert.equal(item?.additionalEdits?.length, 1);
    assert.match(item!.additionalEdits![0]!.newText, /<Profile>all<\/Profile>/);
  });

  it('offers the items of a list inside it, with the next number', () => {
    expectAccepted(
      inComponent(
        'specialize',
        DEPLOYMENT,
        '<RunSynchronous>\n<RunSynchronousCommand><Order>7</Order><Path>a</Path></RunSynchronousCommand>\n|\n</RunSynchronous>',
      ),
      'passwords-never-expire',
      inComponent(
        'specialize',
        DEPLOYMENT,
        '<RunSynchronous>\n<RunSynchronousCommand><Order>7</Order><Path>a</Path></RunSynchronousCommand>\n<RunSynchronousCommand wcm:action="add">\n  <Order>8</Order>\n  <Path>net.exe accounts /maxpwage:unlimited</Path>\n  <Description>Passwords do not expire</Description>\n</RunSynchronousCommand>\n</RunSynchronous>',
      ),
    );
  });

  it('offers what is typed behind a bracket', () => {
    const { items } = completionAt(inPass('specialize', '<|'));
    const item = items.find(({ label }) => label === 'time-zone');
    assert.match(item!.newText, /^component name="Microsoft-Windows-Shell-Setup"/);
  });

  it('offers only what belongs to the place, the target and the rest of the file', () => {
    const at = (component: string, settings = ''): string =>
      inComponent('specialize', component, `${settings}\n|`);
    expectOffers(at(SHELL), {
      offered: ['computer-name', 'time-zone', 'owner'],
      missing: ['no-sleep', 'local-administrator', 'layout-uefi'],
    });
    expectOffers(at(SHELL, '<ComputerName>A</ComputerName>'), {
      offered: ['time-zone'],
      missing: ['computer-name', 'computer-name-random'],
    });
    expectOffers(at(DEPLOYMENT), { offered: ['no-sleep'], missing: ['time-zone'] });
    const seven = { target: { windows: 'windows-7' } } as const;
    expectOffers(
      inPass('generalize', '|'),
      { offered: ['skip-rearm'], missing: ['server-manager-off'] },
      seven,
    );
    expectOffers(
      inPass('generalize', '|'),
      { offered: ['persist-drivers'], missing: ['skip-rearm'] },
      { target: { windows: 'windows-10' } },
    );
    expectOffers(
      inPass('windowsPE', '|'),
      { offered: ['layout-bios'], missing: ['layout-uefi'] },
      { target: { windows: 'windows-10', firmware: 'bios' } },
    );
  });

  it('describes a block with its sources', () => {
    const { items } = completionAt(inPass('windowsPE', '|'));
    const { detail, documentation } = items.find(({ label }) => label === 'layout-uefi-8')!;
    assert.equal(detail, 'UEFI: standard of Windows 8 and 8.1');
    assert.match(
      String(documentation),
      /For Windows 8 to 8\.1, UEFI\.\n\n- <https:\/\/learn\.microsoft\.com\/.*hh825702/,
    );
  });
});
