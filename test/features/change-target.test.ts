/** A file for another target: what changes, what stays, and what is left to its author. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { SETUP } from '../../server/answer-file/query';
import type { TargetOverrides } from '../../server/answer-file/target';
import { changeTarget } from '../../server/features/change-target/change-target';
import { BIOS_STEPS, configuration, create, disk, installTo, setup } from '../support/disk-layouts';
import { anyDocument, apply, fileOf } from '../support/editing';
import { findingsOf, inComponent, inPass } from '../support/findings';
import { fixtures, fixtureText } from '../support/fixtures';
import { bindText } from '../support/marked-text';

const samples = readdirSync('samples')
  .filter((name) => !name.includes('.'))
  .flatMap((folder) => readdirSync(`samples/${folder}`).map((name) => `samples/${folder}/${name}`))
  .filter((path) => path.endsWith('.xml'))
  .map((name) => ({ name, text: readFileSync(name, 'utf8') }));

const WANTED: readonly TargetOverrides[] = [
  { windows: 'windows-11', architecture: 'amd64', firmware: 'uefi' },
  { windows: 'windows-11' },
  { windows: 'windows-10', firmware: 'bios' },
  { windows: 'windows-10', architecture: 'arm64', firmware: 'uefi' },
  { windows: 'windows-8.1' },
  { windows: 'windows-7', architecture: 'x86', firmware: 'bios' },
  { windows: 'server-2025', architecture: 'amd64', firmware: 'uefi' },
  { windows: 'server-2012-r2' },
  { edition: 'Enterprise' },
  { firmware: 'uefi' },
  { firmware: 'bios' },
  { architecture: 'amd64' },
];

function changed(text: string, wanted: TargetOverrides) {
  const { edits, changes, leftToDo } = changeTarget(fileOf(text), wanted);
  return { text: apply(text, edits), edits, changes, leftToDo };
}

describe('changeTarget', () => {
  const seven = fixtureText('windows-7-bios.xml');

  it('changes architecture, image, key and disks', () => {
    const after = changed(seven, { windows: 'windows-10', architecture: 'amd64', firmware: 'uefi' });
    assert.deepEqual(after.changes.slice(0, 4), [
      '2 components become ones for amd64 instead of x86.',
      'The image is "Windows 10 Pro" instead of "Windows 7 PROFESSIONAL".',
      'The product key is that of Windows 10/11 Pro (KMS client) instead of Windows 7 Professional (KMS client).',
      'Disk 0: EFI system 260 MB, MSR 16 MB, Windows (the rest), instead of Windows (the rest).',
    ]);
    const { target } = fileOf(after.text);
    assert.deepEqual(
      [target.windows, target.edition, target.architecture, target.firmware],
      ['windows-10', 'Professional', 'amd64', 'uefi'],
    );
    assert.doesNotMatch(after.text, /'x86'|unattend-target/);
    assert.match(after.text, /Tom &#38; Jerry &quot;TJ&quot;/);
  });

  it('leaves the architecture of components alone that do not exist for it, and of several', () => {
    const both = seven.replace("processorArchitecture='x86'", "processorArchitecture='amd64'");
    const after = changed(both, { architecture: 'arm64' });
    assert.match(
      after.leftToDo.join(),
      /components for amd64 and x86: add or remove those for arm64 by hand/,
    );
    assert.match(after.text, /processorArchitecture='amd64'[\s\S]*processorArchitecture='x86'/);
  });

  it('leaves the 32-bit part of the architecture that the file is for alone', () => {
    const component = (architecture: string) =>
      `<component name="Microsoft-Windows-Shell-Setup" processorArchitecture="${architecture}"/>`;
    const text = inPass('specialize', `${component('amd64')}\n${component('wow64')}`);
    assert.deepEqual(changed(text, { architecture: 'amd64' }).leftToDo, []);
    assert.match(changed(text, { architecture: 'x86' }).leftToDo.join(), /components for amd64 and wow64/);
  });

  it('says which folders are named after the architecture', () => {
    const text = inComponent(
      'windowsPE',
      'Microsoft-Windows-PnpCustomizationsWinPE',
      '<DriverPaths><PathAndCredentials><Path>E:\\drivers\\amd64</Path></PathAndCredentials></DriverPaths>',
    );
    const after = changed(text, { architecture: 'x86' });
    assert.deepEqual(after.leftToDo, [
      'DriverPaths/PathAndCredentials/Path names a folder "amd64": check it.',
    ]);
  });

  it('removes what the version does not have, with the containers that it empties', () => {
    const oobe = (content: string) =>
      inComponent(
        'oobeSystem',
        'Microsoft-Windows-Shell-Setup',
        `<OOBE>\n${content}</OOBE>\n<TimeZone>UTC</TimeZone>`,
      );
    const online = '<HideOnlineAccountScreens>true</HideOnlineAccountScreens>\n';
    const after = changed(oobe(online), { windows: 'windows-7' });
    assert.doesNotMatch(after.text, /OOBE/);
    assert.match(after.text, /<!-- unattend-target: windows-7 -->\n<unattend/);
    assert.match(after.text, /<TimeZone>UTC<\/TimeZone>/);
    assert.deepEqual(after.changes, [
      'OOBE/HideOnlineAccountScreens is removed. Windows 7 does not have it.',
      'A comment states the target: windows-7.',
    ]);
    const features = inComponent(
      'specialize',
      'Microsoft-Windows-Shell-Setup',
      '<OEMWelcomeCenter>\n</OEMWelcomeCenter>\n<TimeZone>UTC</TimeZone>\n<WindowsFeatures>\n<ShowMediaCenter>true</ShowMediaCenter>\n</WindowsFeatures>',
    );
    const newer = changed(features, { windows: 'windows-10' });
    assert.doesNotMatch(newer.text, /WindowsFeatures/);
    // Newer versions accept what is only deprecated.
    assert.match(newer.text, /OEMWelcomeCenter/);
    assert.ok(
      newer.changes.includes('WindowsFeatures/ShowMediaCenter is removed. Windows 10 does not have it.'),
    );
    const commented = changed(oobe(`${online}<!-- mine -->`), { windows: 'windows-7' });
    assert.match(commented.text, /<OOBE>\s*<!-- mine -->\s*<\/OOBE>/);
  });

  it('answers the page that the version has', () => {
    const text = inComponent(
      'oobeSystem',
      'Microsoft-Windows-Shell-Setup',
      '<OOBE>\n<HideEULAPage>true</HideEULAPage>\n</OOBE>',
    );
    assert.match(changed(text, { windows: 'windows-7' }).text, /<NetworkLocation>Work<\/NetworkLocation>/);
    const answered = text.replace('</OOBE>', '<NetworkLocation>Home</NetworkLocation>\n</OOBE>');
    const home = changed(answered, { windows: 'windows-7' });
    assert.match(home.text, /<NetworkLocation>Home</);
    assert.doesNotMatch(home.text + home.leftToDo.join(), /Work|asks where/);
    const template = text
      .replace('<OOBE>', '{% if oobe %}\n<OOBE>')
      .replace('</OOBE>', '</OOBE>\n{% endif %}');
    assert.match(changed(template, { windows: 'windows-7' }).leftToDo.join(), /add NetworkLocation\.$/);
    const eleven = changed(text, { windows: 'windows-11' });
    assert.match(eleven.leftToDo.join(), /OOBE of Windows 11 asks for an account/);
  });

  it('leaves a published key to the author whose edition has no known image', () => {
    const key = 'TT8MH-CG224-D3D7Q-498W2-9QCTX';
    const hpc = inComponent(
      'windowsPE',
      SETUP,
      `<UserData><ProductKey><Key>${key}</Key></ProductKey></UserData>`,
    );
    const after = changed(hpc, { windows: 'server-2008' });
    assert.ok(after.text.includes(key), JSON.stringify(after));
    assert.match(after.leftToDo.join(), /The product key …-9QCTX stays/);
    assert.deepEqual(changed(hpc, { windows: 'server-2008-r2' }).leftToDo, []);
  });

  it('removes nothing for Windows Vista that its reference, which begins later, may only not tell', () => {
    const after = changed(seven, { windows: 'windows-vista' });
    assert.doesNotMatch(after.changes.join('\n'), /is removed/);
    assert.equal(fileOf(after.text).settings.length, fileOf(seven).settings.length);
  });

  it('leaves keys, images and disks to the author that it knows no counterpart of', () => {
    const ultimate = seven
      .replace('Windows 7 PROFESSIONAL', 'Windows 7 ULTIMATE')
      .replace('FJ82H-XT6CR-J8D7P-XQJJ2-GPDD4', 'BCDFG-HJKMP-QRTVW-XY234-6789B')
      .replace('<WillWipeDisk>true', '<WillWipeDisk>false');
    const after = changed(ultimate, { windows: 'windows-11', firmware: 'uefi' });
    assert.match(after.text, /<Value>Windows 7 ULTIMATE<[\s\S]*BCDFG-HJKMP-QRTVW-XY234-6789B/);
    assert.match(after.text, /<WillWipeDisk>false/);
    const todo = after.leftToDo.join('\n');
    assert.match(todo, /No image of Windows 11 with the edition Ultimate is known/);
    assert.match(todo, /The product key …-6789B stays/);
    assert.match(todo, /The file keeps what is on disk: choose a layout for UEFI/);
    assert.match(todo, /There is no Windows 11 for x86/);
    assert.doesNotMatch(todo, /BCDFG/);
  });

  it('leaves what a template decides to its author', () => {
    const text = inComponent(
      'oobeSystem',
      'Microsoft-Windows-Shell-Setup',
      '{% if x %}\n<OOBE>\n<HideOnlineAccountScreens>true</HideOnlineAccountScreens>\n</OOBE>\n{% endif %}',
    );
    const after = changed(text, { windows: 'windows-7' });
    assert.match(after.text, /HideOnlineAccountScreens/);
    assert.match(after.leftToDo.join(), /HideOnlineAccountScreens is removed. A template decides .* by hand/);
  });

  it('says what it cannot follow of an image', () => {
    const image = (key: string, value: string) =>
      inComponent(
        'windowsPE',
        'Microsoft-Windows-Setup',
        `<ImageInstall><OSImage><InstallFrom><MetaData wcm:action="add"><Key>${key}</Key><Value>${value}</Value></MetaData></InstallFrom></OSImage></ImageInstall>`,
      );
    const todo = (text: string) =>
      changed(text, { windows: 'windows-10', edition: 'EnterpriseSEval' }).leftToDo.join();
    assert.match(todo(image('/IMAGE/INDEX', '2')), /picked by \/IMAGE\/INDEX: check which one/);
    assert.match(todo(image('/IMAGE/NAME', 'Contoso 10')), /"Contoso 10" is no image of Microsoft's media/);
    assert.match(todo(image('/IMAGE/NAME', 'Windows 10 Pro')), /There are several images of Windows 10/);
    assert.doesNotMatch(todo(image('/IMAGE/NAME', '')), /image/);
  });

  it('says where no key of the edition is published, and which key it cannot judge', () => {
    const withKey = (key: string) =>
      inComponent('specialize', 'Microsoft-Windows-Shell-Setup', `<ProductKey>${key}</ProductKey>`);
    const todo = (text: string) => changed(text, { edition: 'EnterpriseSEval' }).leftToDo.join();
    assert.match(
      todo(withKey('VK7JG-NPHTM-C97JM-9MPGT-3V66T')),
      /^No published key is known for the edition EnterpriseSEval: put in your own \(ProductKey\)\.$/,
    );
    assert.match(todo(withKey('BCDFG-HJKMP-QRTVW-XY234-6789B')), /The product key …-6789B stays/);
  });

  it('says what the settings of the editor contradict', () => {
    const { leftToDo } = changeTarget(bindText(seven, { windows: 'windows-8.1' }), { windows: 'windows-10' });
    assert.ok(leftToDo.includes('The settings or unattend.config.json say windows-8.1: change that, too.'));
  });

  it('leaves several disks to the author', () => {
    const two = setup(
      configuration(disk(0, BIOS_STEPS), disk(1, [create(1, 'Primary', 'rest')])),
      installTo(0, 2),
    );
    assert.match(
      changed(two, { firmware: 'uefi' }).leftToDo.join(),
      /^The file lays out several disks: choose/,
    );
  });

  it('keeps a Server Core image one', () => {
    const core = seven.replace('Windows 7 PROFESSIONAL', 'Windows Server 2016 SERVERDATACENTERCORE');
    const after = changed(core, { windows: 'server-2022' });
    assert.match(after.text, /<Value>Windows Server 2022 SERVERDATACENTERCORE</);
  });

  it('leaves a file alone that is for the target already', () => {
    const text = fixtureText('windows-11-uefi.xml');
    const { windows, firmware, architecture } = fileOf(text).target;
    assert.deepEqual(
      changeTarget(fileOf(text), { windows: windows!, firmware: firmware!, architecture: architecture! })
        .edits,
      [],
    );
  });

  for (const { name, text } of [...fixtures, ...samples]) {
    it(`makes ${name} one for each target, and no worse`, () => {
      for (const wanted of WANTED) {
        const after = changed(text, wanted);
        const what = `${JSON.stringify(wanted)}\n${after.changes.join('\n')}`;
        assert.deepEqual(changed(after.text, wanted).edits, [], `a second time: ${what}`);
        const target = fileOf(after.text).target;
        for (const [fact, value] of Object.entries(wanted))
          assert.equal(target[fact as keyof TargetOverrides], value, `${fact}: ${what}`);
        assert.ok(serious(after.text, wanted) <= serious(text, wanted), `findings: ${what}`);
        assert.deepEqual(foreign(text, after.text), [], `other values: ${what}`);
      }
    });
  }

  it('gives edits that can be applied, once, whatever the text', () => {
    fc.assert(
      fc.property(anyDocument, fc.constantFrom(...WANTED), (text, wanted) => {
        const after = changed(text, wanted);
        assert.deepEqual(changed(after.text, wanted).edits, []);
      }),
    );
  });
});

function serious(text: string, target: TargetOverrides): number {
  return findingsOf(text, { target }).filter(({ severity }) => severity === 'error' || severity === 'warning')
    .length;
}

/** Settings that the file has now and had not, other than those that depend on the target. */
function foreign(before: string, after: string): readonly string[] {
  const leaves = (text: string) =>
    fileOf(text)
      .settings.filter(({ settings }) => settings.length === 0)
      .map(({ path, value }) => `${path}=${value}`);
  const had = new Set(leaves(before));
  const tied = /^(?:DiskConfiguration|ImageInstall|UserData\/ProductKey|ProductKey|OOBE\/NetworkLocation)\b/;
  return leaves(after).filter((leaf) => !had.has(leaf) && !tied.test(leaf));
}
