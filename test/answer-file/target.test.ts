/** The target of an answer file: what shows it, and which of two sources wins. */
import assert from 'node:assert/strict';
import {
  isServer,
  kernelOf,
  TARGET_WINDOWS,
  type Target,
  type TargetOverrides,
  windowsNamedIn,
} from '../../server/answer-file/target';
import { inComponent, inRoot } from '../support/findings';
import { fixtureText } from '../support/fixtures';
import { bindText } from '../support/marked-text';

const SETUP = 'Microsoft-Windows-Setup';

const targetOf = (text: string, overrides?: TargetOverrides): Target => bindText(text, overrides).target;

/** The facts alone. */
function factsOf(text: string, overrides?: TargetOverrides): TargetOverrides {
  const { evidence: _, ...facts } = targetOf(text, overrides);
  return facts;
}

const inSetup = (settings: string) => inComponent('windowsPE', SETUP, settings);
const image = (name: string) =>
  `<ImageInstall><OSImage><InstallFrom><MetaData><Key>/IMAGE/NAME</Key><Value>${name}</Value></MetaData></InstallFrom></OSImage></ImageInstall>`;
const key = (value: string) => `<UserData><ProductKey><Key>${value}</Key></ProductKey></UserData>`;
const created = (type: string) =>
  `<DiskConfiguration><Disk><CreatePartitions><CreatePartition><Type>${type}</Type></CreatePartition></CreatePartitions></Disk></DiskConfiguration>`;

describe('the target of a file', () => {
  for (const [name, facts] of Object.entries({
    'windows-11-uefi.xml': {
      windows: 'windows-11',
      edition: 'Professional',
      architecture: 'amd64',
      firmware: 'uefi',
    },
    'windows-7-bios.xml': {
      windows: 'windows-7',
      edition: 'Professional',
      architecture: 'x86',
      firmware: 'bios',
    },
    'server-2022.xml': { windows: 'server-2022', architecture: 'amd64' },
    'packer-template.xml.pkrtpl': { architecture: 'amd64' },
    'sysprep-unattend.xml': { architecture: 'amd64' },
  })) {
    it(`is found in ${name}`, () => assert.deepEqual(factsOf(fixtureText(name)), facts));
  }

  it('says where each fact comes from', () => {
    const text = fixtureText('windows-7-bios.xml');
    assert.deepEqual(
      targetOf(text, { build: 7601 }).evidence.map(({ fact, from, range }) => [
        fact,
        from,
        range && text.slice(range.start, range.end),
      ]),
      [
        ['windows', 'file', 'Windows 7 PROFESSIONAL'],
        ['build', 'override', undefined],
        ['edition', 'file', 'Windows 7 PROFESSIONAL'],
        ['architecture', 'file', 'x86'],
        ['firmware', 'file', 'true'],
      ],
    );
  });

  it('comes from a comment', () => {
    const comment = '<!-- unattend-target: windows-11 UEFI arm64 build=26100 edition=Enterprise nonsense -->';
    const facts = {
      windows: 'windows-11',
      build: 26100,
      edition: 'Enterprise',
      architecture: 'arm64',
      firmware: 'uefi',
    };
    assert.deepEqual(factsOf(inRoot(comment)), facts);
    assert.deepEqual(factsOf(`${comment}\n${inRoot('')}`.replace(/<\?xml.*\?>\n/, '')), facts);
    assert.deepEqual(factsOf(inRoot('<!-- unattend-target: build=new -->')), {});
  });

  it('is taken from the strongest source', () => {
    const text = inSetup(`${image('Windows 10 Pro')}${created('EFI')}`);
    const comment = '<!-- unattend-target: windows-11 bios -->';
    const commented = text.replace('<settings', `${comment}<settings`);
    assert.equal(factsOf(text).windows, 'windows-10');
    assert.deepEqual([factsOf(commented).windows, factsOf(commented).firmware], ['windows-11', 'bios']);
    assert.equal(factsOf(commented, { windows: 'server-2025' }).windows, 'server-2025');
    assert.equal(factsOf(commented, { windows: 'server-2025' }).firmware, 'bios');
  });

  it('is shown by the description of the image as by its name', () => {
    const described = inSetup(image('Windows 11 Home').replace('/IMAGE/NAME', '/image/description'));
    assert.deepEqual([factsOf(described).windows, factsOf(described).edition], ['windows-11', 'Core']);
    assert.equal(factsOf(described.replace('/image/description', '/IMAGE/INDEX')).windows, undefined);
  });

  it('is shown by a product key of one version, and by no other key', () => {
    assert.deepEqual(factsOf(inSetup(key('FJ82H-XT6CR-J8D7P-XQJJ2-GPDD4'))), {
      windows: 'windows-7',
      edition: 'Professional',
      architecture: 'amd64',
    });
    assert.deepEqual(factsOf(inSetup(key('VK7JG-NPHTM-C97JM-9MPGT-3V66T'))), {
      edition: 'Professional',
      architecture: 'amd64',
    });
    assert.deepEqual(factsOf(inSetup(key('AAAAA-AAAAA-AAAAA-AAAAA-AAAAA'))), { architecture: 'amd64' });
  });

  it('is not guessed from the catalog when a key of other versions refutes it', () => {
    const catalog = (name: string) =>
      `<cpi:offlineImage cpi:source="catalog:d:/install_${name}.clg" xmlns:cpi="urn:schemas-microsoft-com:cpi"/>`;
    const text = (name: string, value: string) =>
      inSetup(key(value)).replace('</unattend>', `${catalog(name)}</unattend>`);
    const windows10or11 = 'VK7JG-NPHTM-C97JM-9MPGT-3V66T';
    assert.deepEqual(factsOf(text('windows server 2008 r2 serverdatacenter', windows10or11)), {
      edition: 'Professional',
      architecture: 'amd64',
    });
    assert.equal(factsOf(text('windows 7 professional', windows10or11)).windows, undefined);
    assert.equal(factsOf(text('windows 10 pro', windows10or11)).windows, 'windows-10');
    assert.equal(factsOf(text('windows 10 pro', 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA')).windows, 'windows-10');
  });

  it('is not guessed from a placeholder', () => {
    assert.equal(factsOf(inSetup(image('Windows 11 ${edition}'))).windows, undefined);
  });

  for (const [type, firmware] of [
    ['EFI', 'uefi'],
    ['msr', 'uefi'],
    ['Extended', 'bios'],
    ['Logical', 'bios'],
    ['Primary', undefined],
  ] as const) {
    it(`has ${firmware ?? 'no'} firmware with a partition of the type ${type}`, () => {
      assert.equal(factsOf(inSetup(created(type))).firmware, firmware);
    });
  }

  it('has no architecture when the components are of two, and passes over those that stand beside another', () => {
    const components = (...architectures: string[]) =>
      inRoot(architectures.map((one) => inComponentOf(one)).join(''));
    assert.equal(factsOf(components('amd64', 'arm64')).architecture, undefined);
    assert.equal(factsOf(components('amd64', 'wow64', 'neutral')).architecture, 'amd64');
    assert.equal(factsOf(components('${arch}')).architecture, undefined);
  });
});

const inComponentOf = (architecture: string) =>
  `<settings pass="specialize"><component name="x" processorArchitecture="${architecture}"/></settings>`;

describe('windowsNamedIn', () => {
  for (const [name, windows] of [
    ['Windows 11 Pro', 'windows-11'],
    ['Windows 10 Enterprise LTSC 2021', 'windows-10'],
    ['Windows 8.1 Pro', 'windows-8.1'],
    ['Windows 8 Pro', 'windows-8'],
    ['Windows 7 PROFESSIONAL', 'windows-7'],
    ['Windows Vista BUSINESS', 'windows-vista'],
    ['Windows Server 2012 R2 SERVERSTANDARD', 'server-2012-r2'],
    ['Windows Server 2012 SERVERSTANDARD', 'server-2012'],
    ['Windows Longhorn SERVERSTANDARD', undefined],
    ['catalog:d:/sources/install_windows 7 professional.clg', 'windows-7'],
    ['Windows 9', undefined],
    ['Windows 101', undefined],
    ['Server 2023', undefined],
    ['', undefined],
  ] as const) {
    it(`reads ${name || 'nothing'}`, () => assert.equal(windowsNamedIn(name), windows));
  }
});

describe('the kernel of a target', () => {
  it('is known for each Windows', () => {
    for (const windows of TARGET_WINDOWS) assert.ok(kernelOf({ windows, evidence: [] }));
    assert.equal(kernelOf({ windows: 'server-2022', evidence: [] }), '10 21H2');
    assert.equal(kernelOf({ evidence: [] }), undefined);
  });

  it('is one of a Server or not', () => {
    assert.equal(isServer({ windows: 'server-2016', evidence: [] }), true);
    assert.equal(isServer({ windows: 'windows-10', evidence: [] }), false);
    assert.equal(isServer({ evidence: [] }), undefined);
  });
});
