/** Hover on every slot: what it says, and what it never says. */
import assert from 'node:assert/strict';
import { hover } from '../../server/features/hover';
import { inComponent, inPass, inRoot } from '../support/findings';
import { readMarked } from '../support/marked-text';

const SETUP = 'Microsoft-Windows-Setup';
const SHELL = 'Microsoft-Windows-Shell-Setup';
const oobe = (settings: string): string => inComponent('oobeSystem', SHELL, settings);
const setup = (settings: string): string => inComponent('windowsPE', SETUP, settings);

/** Asserts what the hover at the cursor says, and over which text it stands. */
function expectHover(marked: string, says: RegExp, over?: string, never?: RegExp): void {
  const { file, offset, text } = readMarked(marked);
  const found = hover(file, offset, (id) => (id === 'some-rule' ? 'What the rule wants' : undefined));
  assert.ok(found, 'no hover');
  assert.match(found.markdown, says);
  if (over !== undefined) assert.equal(text.slice(found.range.start, found.range.end), over);
  if (never) assert.doesNotMatch(found.markdown, never);
}

function expectNoHover(marked: string): void {
  const { file, offset } = readMarked(marked);
  assert.equal(hover(file, offset), undefined);
}

describe('hover', () => {
  it('describes elements in both of their tags', () => {
    expectHover(oobe('<OO|BE></OOBE>'), /OOBE/, 'OOBE');
    expectHover(oobe('<OOBE></OO|BE>'), /OOBE/, 'OOBE');
    expectHover(inRoot('<sett|ings pass="specialize"></settings>'), /first start of the installed Windows/);
    expectHover(inRoot('<servi|cing></servicing>'), /Packages/);
  });

  it('describes attributes and their values', () => {
    expectHover(inRoot('<settings pa|ss="specialize"></settings>'), /\*\*pass\*\*/, 'pass');
    expectHover(inRoot('<settings pass="spec|ialize"></settings>'), /\*\*specialize\*\*/, 'specialize');
    expectHover(
      inPass('specialize', `<component name="${SHELL.replace('Shell', 'Sh|ell')}"></component>`),
      /\*\*Microsoft-Windows-Shell-Setup\*\*/,
    );
    expectHover(
      inPass('specialize', '<component processorArchitecture="wow|64"></component>'),
      /32-bit part/,
    );
  });

  it('describes what a name should be where it is none that Windows knows', () => {
    expectHover(inRoot('<settings pass="spec|ialise"></settings>'), /pass/, 'specialise');
    expectHover(inPass('specialize', '<comp|onent name="Contoso"></component>'), /component/i, 'component');
    expectHover(
      inPass('specialize', '<component processorArchitecture="mi|ps"></component>'),
      /architecture/i,
      'mips',
      /`mips`:/,
    );
    expectHover(oobe('<OOBE wcm:keyValue="1|"></OOBE>'), /\*\*wcm:keyValue\*\*/, '1', /Key of this OOBE/);
    expectNoHover('te|xt<unattend/>');
  });

  it('says since when a setting is deprecated', () => {
    expectHover(
      inComponent('specialize', SHELL, '<ClientAppl|ications></ClientApplications>'),
      /\*deprecated since Windows 8\*/,
    );
  });

  it('says what a choice means', () => {
    expectHover(oobe('<OOBE><ProtectYourPC>3|</ProtectYourPC></OOBE>'), /`3`: \S/);
    expectHover(oobe('<OOBE><ProtectYourPC>9|</ProtectYourPC></OOBE>'), /ProtectYourPC/, '9', /`9`:/);
  });

  it('describes the attributes of packages by what they mean there', () => {
    const servicing = (settings: string): string => inRoot(`<servicing>${settings}</servicing>`);
    expectHover(
      servicing('<package act|ion="stage"></package>'),
      /^\*\*action\*\*\n\nWhat to do with the package/,
    );
    expectHover(
      servicing('<package action="st|age"></package>'),
      /^`stage`: Puts the files .* without installing/,
    );
    expectHover(
      servicing('<package><selection n|ame="x" state="true" /></package>'),
      /Name of the feature/,
      'name',
      /component/,
    );
    expectHover(servicing('<package><source location="C:\\x|.cab" /></package>'), /Path of the package file/);
    expectNoHover(servicing('<package keyVal|ue="x"></package>'));
    expectHover(inRoot('<settings wasPass|Processed="true" pass="specialize"></settings>'), /its own copy/);
  });

  it('tells the key of a list item', () => {
    const drivers = (key: string): string =>
      inComponent(
        'windowsPE',
        'Microsoft-Windows-PnpCustomizationsWinPE',
        `<DriverPaths><PathAndCredentials wcm:action="add" wcm:keyValue="1"></PathAndCredentials><PathAndCredentials wcm:action="add" wcm:keyValue="${key}"></PathAndCredentials></DriverPaths>`,
      );
    expectHover(drivers('2|'), /item 2 of 2\.$/);
    expectHover(drivers('1|'), /Another item has the same key/);
    expectHover(
      setup(
        '<RunSynchronous><RunSynchronousCommand><Order>|4</Order></RunSynchronousCommand></RunSynchronous>',
      ),
      /Key of this RunSynchronousCommand, item 1 of 1/,
    );
  });

  it('decodes values', () => {
    expectHover(oobe('<TimeZone>W. Eur|ope Standard Time</TimeZone>'), /UTC\+01:00/);
    expectHover(oobe('<TimeZone>W. Europe Standard Time_dst|off</TimeZone>'), /no daylight saving/);
    expectHover(
      inComponent(
        'oobeSystem',
        'Microsoft-Windows-International-Core',
        '<InputLocale>0407:|00000407;fr-FR</InputLocale>',
      ),
      /German \(Germany\) – German; French \(France\)/,
    );
    expectHover(
      inComponent('oobeSystem', 'Microsoft-Windows-International-Core', '<UserLocale>de-|CH</UserLocale>'),
      /German \(Switzerland\)/,
    );
    expectHover(
      setup(
        '<DiskConfiguration><Disk><CreatePartitions><CreatePartition><Size>1024|00</Size></CreatePartition></CreatePartitions></Disk></DiskConfiguration>',
      ),
      /`102400`: 100 GB/,
    );
  });

  it('names nothing that says all itself or that no table has', () => {
    const size = (value: string) =>
      setup(
        `<DiskConfiguration><Disk><CreatePartitions><CreatePartition><Size>${value}</Size></CreatePartition></CreatePartitions></Disk></DiskConfiguration>`,
      );
    expectHover(size('1023|'), /Size/, '1023', /`1023`:/);
    expectHover(size('1024|'), /`1024`: 1 GB/);
    const keyboard = (value: string) =>
      inComponent(
        'oobeSystem',
        'Microsoft-Windows-International-Core',
        `<InputLocale>${value}</InputLocale>`,
      );
    expectHover(keyboard('0407:|000FFFFF'), /InputLocale/, '0407:000FFFFF', /German \(Germany\)/);
    expectHover(keyboard('de-DE;|xx-YY'), /InputLocale/, 'de-DE;xx-YY', /German \(Germany\)/);
    expectHover(
      oobe(
        '<UserAccounts><LocalAccounts><LocalAccount><Group>Administrators|</Group></LocalAccount></LocalAccounts></UserAccounts>',
      ),
      /Group/,
      'Administrators',
      /`Administrators`:/,
    );
  });

  it('names what an id refers to', () => {
    expectHover(
      setup(
        '<DiskConfiguration><Disk><DiskID>0</DiskID><WillWipeDisk>true</WillWipeDisk><CreatePartitions><CreatePartition><Order>1</Order><Type>Primary</Type><Size>500</Size></CreatePartition></CreatePartitions></Disk></DiskConfiguration><ImageInstall><OSImage><InstallTo><DiskID>0</DiskID><PartitionID>|1</PartitionID></InstallTo></OSImage></ImageInstall>',
      ),
      /`1`: Windows, 500 MB/,
    );
    const onDisk = (wipe: string, steps: string, target: string) =>
      setup(
        `<DiskConfiguration><Disk><DiskID>0</DiskID><WillWipeDisk>${wipe}</WillWipeDisk>${steps}</Disk></DiskConfiguration><ImageInstall><OSImage><InstallTo>${target}</InstallTo></OSImage></ImageInstall>`,
      );
    const created =
      '<CreatePartitions><CreatePartition><Order>1</Order><Type>Primary</Type></CreatePartition></CreatePartitions>';
    const kept =
      '<ModifyPartitions><ModifyPartition><Order>1</Order><PartitionID>3</PartitionID></ModifyPartition></ModifyPartitions>';
    expectHover(onDisk('true', created, '<DiskID>|0</DiskID>'), /`0`: .*1 partition, wiped/);
    expectHover(onDisk('false', kept, '<DiskID>|0</DiskID>'), /`0`: 1 partition\b/, '0', /wiped/);
    expectHover(
      onDisk('false', kept, '<DiskID>0</DiskID><PartitionID>|3</PartitionID>'),
      /`3`: .*there before/,
    );
    expectHover(onDisk('true', kept, '<DiskID>|7</DiskID>'), /DiskID/, '7', /`7`:/);
  });

  it('decodes the script of an encoded command, and masks its secrets', () => {
    const script = Buffer.from('net user a Example-1 /add\nGet-Date', 'utf16le').toString('base64');
    expectHover(
      oobe(
        `<FirstLogonCommands><SynchronousCommand><CommandLine>powershell -e |${script}</CommandLine></SynchronousCommand></FirstLogonCommands>`,
      ),
      /```powershell\nnet user a \u2022+ \/add\nGet-Date\n```/,
      undefined,
      /Example-1/,
    );
  });

  it('says what has to hold for the script file of a command to be found', () => {
    expectHover(
      oobe(
        '<FirstLogonCommands><SynchronousCommand><CommandLine>|cmd.exe /c %WINDIR%\\Setup\\Scripts\\a.cmd</CommandLine></SynchronousCommand></FirstLogonCommands>',
      ),
      /Setup copies the script file .*UseConfigurationSet/,
    );
  });

  it('decodes a command and says who runs it, and how long it is', () => {
    expectHover(
      oobe(
        '<FirstLogonCommands><SynchronousCommand><Order>1</Order><CommandLine>cmd /c a &amp;|&amp; b</CommandLine></SynchronousCommand></FirstLogonCommands>',
      ),
      /cmd \/c a && b\n```\n\nRuns as the user who logs on at the first logon.* 13 of at most \d+ characters/s,
    );
  });

  it('says of each kind of command when it runs and whether anything waits for it', () => {
    const deployment = (pass: string, list: string) =>
      inComponent(
        pass,
        'Microsoft-Windows-Deployment',
        `<${list}><${list}Command><Order>1</Order><Path>a.e|xe</Path></${list}Command></${list}>`,
      );
    const logon =
      '<LogonCommands><AsynchronousCommand><Order>1</Order><CommandLine>a.e|xe</CommandLine></AsynchronousCommand></LogonCommands>';
    expectHover(oobe(logon), /the user who logs on at every logon; nothing waits for it/);
    expectHover(
      deployment('specialize', 'RunSynchronous'),
      /`SYSTEM` in `specialize`; the next one waits until it ends/,
    );
    expectHover(
      deployment('auditUser', 'RunAsynchronous'),
      /Administrator of audit mode in `auditUser`; nothing waits for it/,
    );
  });

  it('never shows a secret', () => {
    const logon = (value: string, plainText: string): string =>
      oobe(
        `<AutoLogon><Password><Value>${value}</Value><PlainText>${plainText}</PlainText></Password></AutoLogon>`,
      );
    expectHover(logon('Sec|ret7', 'true'), /in clear text/, 'Secret7', /Secret7/);
    expectHover(
      logon(`${Buffer.from('Secret7Password', 'utf16le').toString('base64')}|`, 'false'),
      /Hidden password/,
      undefined,
      /Secret7/,
    );
    expectHover(logon('abc|', 'false'), /Setup cannot read/);
    expectHover(
      setup('<UserData><ProductKey><Key>VK7JG-|NPHTM-C97JM-9MPGT-3V66T</Key></ProductKey></UserData>'),
      /Published key: .*Pro/,
      undefined,
      /NPHTM/,
    );
    expectHover(
      setup('<UserData><ProductKey><Key>AAAAA-|BBBBB-CCCCC-DDDDD-EEEEE</Key></ProductKey></UserData>'),
      /does not publish/,
      undefined,
      /BBBBB/,
    );
  });

  it('says of any other secret that everybody can read it', () => {
    expectHover(
      inComponent(
        'specialize',
        'Microsoft-Windows-UnattendedJoin',
        '<Identification><Credentials><Password>Secr|et7</Password></Credentials></Identification>',
      ),
      /A secret that whoever reads the file can read/,
      'Secret7',
      /Secret7/,
    );
  });

  it('says how a password is written, and nothing of the password', () => {
    const password = (value: string, plainText: string) =>
      oobe(
        `<UserAccounts><LocalAccounts><LocalAccount wcm:action="add"><Name>kim</Name><Password><Value>${value}</Value><PlainText>${plainText}</PlainText></Password></LocalAccount></LocalAccounts></UserAccounts>`,
      );
    expectHover(password('Sum|mer', 'true'), /in clear text/);
    expectHover(password('Sum|mer', '{{ plain }}'), /template decides/);
    expectHover(password('Sum|mer', 'false'), /cannot read this hidden password/);
    expectHover(password('UABhAHMA|cwB3AG8AcgBkAA==', 'false'), /Hidden password, blank/);
  });

  it('says which keys are published', () => {
    const key = (value: string) =>
      oobe(`<ProductKey>${value}</ProductKey>`).replaceAll('oobeSystem', 'specialize');
    expectHover(key('VK7JG-NPHTM-|C97JM-9MPGT-3V66T'), /Published key: .*Pro/);
    expectHover(key('BCDFG-HJKMP-|QRTVW-XY234-6789B'), /does not publish/);
  });

  it('says that another item has the same key', () => {
    const command = (order: string) =>
      `<RunSynchronousCommand wcm:action="add"><Order>${order}</Order><Path>a</Path></RunSynchronousCommand>`;
    const both = (order: string) =>
      setup(`<RunSynchronous>${command('1|')}${command(order)}</RunSynchronous>`);
    expectHover(both('1'), /item 1 of 2\. \*\*Another item has the same key/);
    expectHover(both('2'), /item 1 of 2\.(?! \*\*)/);
  });

  it('explains the comments that speak to this tool', () => {
    expectHover(inRoot('<!-- unattend-disable some-|rule: why -->'), /What the rule wants/, 'some-rule');
    expectHover(inRoot('<!-- unattend-disable other|: why -->'), /There is no rule `other`/);
    expectHover(
      inRoot('<!-- unattend-dis|able-next-line some-rule, other -->'),
      /`some-rule`, `other` off on the next line/,
    );
    expectHover(inRoot('<!-- unattend-dis|able some-rule -->'), /`some-rule` off in this file/);
    expectHover(inRoot('<!-- unattend-target: so|on -->'), /Nothing is known about the target/);
    expectHover(inRoot('<!-- unattend-target: windows-11 ue|fi -->'), /Windows 11.*from a comment.*uefi/s);
    expectNoHover(inRoot('<!-- any| thing -->'));
  });

  it('says of a placeholder only that it is one', () => {
    expectHover(oobe('<TimeZone>{{ zo|ne }}</TimeZone>'), /A template fills in/);
  });
});
