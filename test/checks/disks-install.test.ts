/** The partition that Windows is installed to. */
import assert from 'node:assert/strict';
import {
  BIOS_STEPS,
  configuration,
  create,
  disk,
  installTo,
  modify,
  onDisk,
  setup,
  UEFI_STEPS,
} from '../support/disk-layouts';
import { findingsOf, fixTitles, withTildes } from '../support/findings';
import { testRule } from '../support/rule-tests';

const laidOut = configuration(disk(0, UEFI_STEPS));
const image = (content: string) => `<ImageInstall>\n<OSImage>\n${content}\n</OSImage>\n</ImageInstall>`;
const named = (content: string) => image(content).replace('<OSImage>', '<«OSImage|installto-missing»>');
const source =
  '<InstallFrom>\n<MetaData wcm:action="add">\n<Key>/IMAGE/INDEX</Key>\n<Value>1</Value>\n</MetaData>\n</InstallFrom>';
const available = '<InstallToAvailablePartition>true</InstallToAvailablePartition>';
const target = '<InstallTo>\n<DiskID>0</DiskID>\n<PartitionID>3</PartitionID>\n</InstallTo>';

/** Two components for Setup; nobody knows for which computers the second is. */
const twoComponents = (first: string, second: string) =>
  setup(first).replace(
    '\n</settings>',
    () =>
      `\n${/<component.*<\/component>/s.exec(setup(second).replace('amd64', '{{ arch }}'))![0]}\n</settings>`,
  );
const withDirectives = (text: string) => text.replace('<DiskID>', '{% if x %}<DiskID>');

testRule('installto-missing', {
  reports: {
    'an image on a disk that is laid out': setup(
      laidOut,
      named(source).replace('missing', 'missing (warning)'),
    ),
    'an image without a disk': setup(named(source).replace('missing', 'missing (info)')),
    'a disk without an image': setup(
      laidOut.replace('<DiskConfiguration>', '<«DiskConfiguration|installto-missing»>'),
    ),
    'a disk without an image beside one that is kept': setup(
      configuration(disk(0, UEFI_STEPS), disk(1, [modify(1, 1)], 'false')).replace(
        '<DiskConfiguration>',
        '<«DiskConfiguration|installto-missing»>',
      ),
    ),
    'a choice that is not left to Setup': setup(
      laidOut,
      named(`${source}\n${available.replace('true', 'false')}`),
    ),
    'each component by its own disks': twoComponents(
      laidOut.replace('<DiskConfiguration>', '<«DiskConfiguration|installto-missing (warning)»>'),
      named(source).replace('missing', 'missing (info)'),
    ),
  },
  quiet: {
    'a place to go to': setup(laidOut, image(target)),
    'a choice that is left to Setup': setup(laidOut, image(available)),
    'Windows Deployment Services': setup(laidOut, image(source), '<WindowsDeploymentServices/>'),
    'a template with directives': withDirectives(setup(laidOut, image(source))),
    'a choice that a template makes': setup(laidOut, image(available.replace('true', '{{available}}'))),
    'a disk that is only changed': setup(configuration(disk(0, [modify(1, 1, { Letter: 'D' })], 'false'))),
  },
  fixes: {
    'by the partition that takes the rest': {
      before: setup(laidOut, image(source)),
      title: 'Install to disk 0, partition 3',
      after: setup(
        laidOut,
        image(`${source}\n<InstallTo>\n  <DiskID>0</DiskID>\n  <PartitionID>3</PartitionID>\n</InstallTo>`),
      ),
    },
  },
});

testRule('installto-and-available', {
  reports: {
    both: withTildes(
      setup(
        laidOut,
        image(`${target}\n${available.replace('true', '«true|installto-and-available (error)»')}`),
      ),
      '<«InstallTo»>',
      'installto-and-available: InstallTo',
    ),
  },
  quiet: {
    'a choice that is switched off': setup(
      laidOut,
      image(`${target}\n${available.replace('true', 'false')}`),
    ),
    'a template with directives': withDirectives(setup(laidOut, image(`${target}\n${available}`))),
  },
  fixes: {
    'by keeping InstallTo': {
      before: setup(laidOut, image(`${target}\n${available}`)),
      title: 'Remove InstallToAvailablePartition',
      after: setup(laidOut, image(target)),
    },
    'by leaving the choice to Setup': {
      before: setup(laidOut, image(`${target}\n${available}`)),
      title: 'Remove InstallTo',
      after: setup(laidOut, image(available)),
    },
  },
});

testRule('installto-incomplete', {
  reports: {
    'an empty number': setup(
      laidOut,
      image(
        target.replace(
          '<PartitionID>3</PartitionID>',
          '«<PartitionID></PartitionID>|installto-incomplete (error)»',
        ),
      ),
    ),
    'no number of the disk': setup(
      laidOut,
      image(
        target
          .replace('<DiskID>0</DiskID>', '')
          .replace('InstallTo', '«InstallTo|installto-incomplete (error)»'),
      ),
    ),
    'no number of the partition for a client of WDS': setup(
      laidOut,
      `<WindowsDeploymentServices><Login><Credentials></Credentials></Login><ImageSelection><InstallImage></InstallImage>${target
        .replace('<PartitionID>3</PartitionID>', '')
        .replace(
          'InstallTo',
          '«InstallTo|installto-incomplete (warning)»',
        )}</ImageSelection></WindowsDeploymentServices>`,
    ),
  },
  quiet: { 'a number that a template fills in': setup(laidOut, image(target.replace('3', '{{partition}}'))) },
});

const withData = configuration(
  disk(0, [
    ...UEFI_STEPS.slice(0, 2),
    create(3, 'Primary', 60000),
    create(4, 'Primary', 'rest'),
    ...UEFI_STEPS.slice(3),
    modify(3, 4, { Format: 'NTFS', Label: 'Data' }),
  ]),
);
const windowsIsData = [...UEFI_STEPS.slice(0, 4), modify(2, 3, { Format: 'NTFS' })];
const toDisk1 = (rule: string) => installTo(`«1|${rule}»`, 3);
testRule('installto-no-such-disk', {
  reports: {
    'a disk beside the one that is laid out': withTildes(
      setup(laidOut, toDisk1('installto-no-such-disk (error)')),
      '<«Disk» wcm',
      'installto-no-such-disk: Disk 0',
    ),
    'a disk beside one for Windows and one for data': withTildes(
      setup(
        configuration(
          disk(0, UEFI_STEPS),
          disk(1, [create(1, 'Primary', 'rest'), modify(1, 1, { Format: 'NTFS' })]),
        ),
        installTo('«2|installto-no-such-disk (error)»', 3),
      ),
      '<«Disk» wcm',
      'installto-no-such-disk: Disk 0',
    ),
    'a disk beside one with a system partition': withTildes(
      setup(
        configuration(
          disk(0, [create(1, 'Primary', 'rest'), modify(1, 1, { Active: 'true', Format: 'NTFS' })]),
        ),
        installTo('«1|installto-no-such-disk (error)»', 1),
      ),
      '<«Disk» wcm',
      'installto-no-such-disk: Disk 0',
    ),
    'a disk beside one with an EFI partition': withTildes(
      setup(configuration(disk(0, windowsIsData)), toDisk1('installto-no-such-disk (error)')),
      '<«Disk» wcm',
      'installto-no-such-disk: Disk 0',
    ),
    'a disk beside one with the letter C': withTildes(
      setup(
        configuration(disk(0, [create(1, 'Primary', 'rest'), modify(1, 1, { Format: 'NTFS', Letter: 'C' })])),
        installTo('«1|installto-no-such-disk (error)»', 1),
      ),
      '<«Disk» wcm',
      'installto-no-such-disk: Disk 0',
    ),
    'a disk beside one that keeps the letter C': withTildes(
      setup(
        configuration(disk(0, [modify(1, 1, { Letter: 'C' })], 'false')),
        installTo('«1|installto-no-such-disk (warning)»', 1),
      ),
      '<«Disk» wcm',
      'installto-no-such-disk: Disk 0',
    ),
    'a disk beside one for data': withTildes(
      setup(
        configuration(disk(0, [create(1, 'Primary', 'rest'), modify(1, 1, { Format: 'NTFS' })])),
        toDisk1('installto-no-such-disk (warning)'),
      ),
      '<«Disk» wcm',
      'installto-no-such-disk: Disk 0',
    ),
    'a disk beside one that is kept': withTildes(
      setup(configuration(disk(0, [modify(1, 1)], 'false')), toDisk1('installto-no-such-disk (warning)')),
      '<«Disk» wcm',
      'installto-no-such-disk: Disk 0',
    ),
  },
  quiet: {
    'the disk that is laid out': setup(laidOut, installTo(0, 3)),
    'no disk that is laid out': setup(installTo(1, 3)),
    'a disk that a template fills in': setup(laidOut, installTo('{{disk}}', 3)),
    'a template with directives': withDirectives(setup(laidOut, installTo(1, 3))),
    'disks of another component': twoComponents(laidOut, installTo(1, 3)),
    'one of several disks whose number a template fills in': setup(
      configuration(disk(0, UEFI_STEPS), disk('{{disk}}', [modify(1, 1)], 'false')),
      installTo(1, 3),
    ),
    'a disk whose number a template fills in': setup(
      configuration(disk('{{disk}}', UEFI_STEPS)),
      installTo(1, 3),
    ),
  },
  fixes: {
    'by the disk that is laid out': {
      before: setup(laidOut, installTo(1, 3)),
      title: 'Install to disk 0, partition 3',
      after: setup(laidOut, installTo(0, 3)),
    },
    'by the partition of that number, when Windows can go there': {
      before: setup(withData, installTo(1, 4)),
      title: 'Install to disk 0, partition 4',
      after: setup(withData, installTo(0, 4)),
    },
    'by another partition than the EFI partition': {
      before: setup(withData, installTo(1, 1)),
      title: 'Install to disk 0, partition 3',
      after: setup(withData, installTo(0, 3)),
    },
    'by a partition that there is': {
      before: setup(withData, installTo(1, 9)),
      title: 'Install to disk 0, partition 3',
      after: setup(withData, installTo(0, 3)),
    },
  },
});

describe('what is offered for a disk that is not laid out', () => {
  it('is nothing where no partition can hold Windows, or none is named', () => {
    const efi = configuration(disk(0, [create(1, 'EFI', 300), modify(1, 1, { Format: 'FAT32' })]));
    assert.deepEqual(fixTitles('installto-no-such-disk', setup(efi, installTo(1, 1))), []);
    const nowhere = installTo(1, 3).replace('<PartitionID>3</PartitionID>', '');
    assert.deepEqual(fixTitles('installto-no-such-disk', setup(laidOut, nowhere)), []);
    assert.deepEqual(fixTitles('installto-no-such-disk', setup(laidOut, installTo(1, 3))), [
      'Install to disk 0, partition 3',
    ]);
  });
});

testRule('installto-no-such-partition', {
  reports: {
    'a number that is too high': setup(laidOut, installTo(0, '«4|installto-no-such-partition (error)»')),
    'an extended partition that counts for nothing': onDisk(
      '«3|installto-no-such-partition»',
      create(1, 'Primary', 500),
      create(2, 'Extended', 'rest'),
      create(3, 'Logical', 60000),
      modify(1, 1, { Active: 'true', Format: 'NTFS' }),
      modify(2, 2, { Format: 'NTFS' }),
    ),
  },
  quiet: {
    'the last partition': setup(laidOut, installTo(0, 3)),
    'a disk that keeps its partitions': setup(
      configuration(disk(0, [modify(1, 1)], 'false')),
      installTo(0, 7),
    ),
  },
  fixes: {
    'by the partition for Windows': {
      before: setup(laidOut, installTo(0, 4)),
      title: 'Install to partition 3',
      after: setup(laidOut, installTo(0, 3)),
    },
  },
});

const bad = (number: number) => `«${number}|installto-bad-partition-type (error)»`;
testRule('installto-bad-partition-type', {
  reports: {
    'the EFI partition': withTildes(
      onDisk(bad(1), ...windowsIsData),
      '<«CreatePartition» wcm:action="add"><Order>1',
      'installto-bad-partition-type: Partition 1',
    ),
    'the MSR': withTildes(
      onDisk(bad(2), ...windowsIsData),
      '<«CreatePartition» wcm:action="add"><Order>2',
      'installto-bad-partition-type: Partition 2',
    ),
    'a partition with FAT32': withTildes(
      onDisk(bad(1), create(1, 'Primary', 'rest'), modify(1, 1, { Format: 'FAT32' })),
      '<«CreatePartition» wcm:action="add"><Order>1',
      'installto-bad-partition-type: Partition 1',
    ),
    'a recovery partition': withTildes(
      onDisk(bad(1), create(1, 'Primary', 'rest'), modify(1, 1, { Format: 'NTFS', TypeID: '0x27' })),
      '<«CreatePartition» wcm:action="add"><Order>1',
      'installto-bad-partition-type: Partition 1',
    ),
  },
  quiet: {
    'a primary partition': onDisk(3, ...windowsIsData),
    'a logical partition': onDisk(
      1,
      create(1, 'Extended', 'rest'),
      create(2, 'Logical', 60000),
      modify(1, 1, { Format: 'NTFS' }),
    ),
  },
  fixes: {
    'by the primary partition': {
      before: onDisk(2, ...windowsIsData),
      title: 'Install to partition 3',
      after: onDisk(3, ...windowsIsData),
    },
  },
});

const sized = (size: number | string) =>
  onDisk(2, BIOS_STEPS[0]!, create(2, 'Primary', size), ...BIOS_STEPS.slice(2));
testRule('installto-too-small', {
  reports: {
    'a size in which nothing fits': {
      text: sized('«5000|installto-too-small (error)»'),
      target: { windows: 'windows-10' },
    },
    'less than Windows 10 needs': {
      text: sized('«19000|installto-too-small (warning)»'),
      target: { windows: 'windows-10', architecture: 'amd64' },
    },
    'less than Windows 11 needs': {
      text: sized('«40000|installto-too-small (warning)»'),
      target: { windows: 'windows-11' },
    },
    'less than a server needs': {
      text: sized('«15999|installto-too-small (warning)»'),
      target: { windows: 'server-2022' },
    },
    'less than any server takes': {
      text: sized('«3999|installto-too-small (error)»'),
      target: { windows: 'server-2022' },
    },
    'very little for an unknown Windows': sized('«5000|installto-too-small (info)»'),
  },
  quiet: {
    'enough for a server': { text: sized(16000), target: { windows: 'server-2022' } },
    'enough for 32 bits': {
      text: sized(16000).replace('amd64', 'x86'),
      target: { windows: 'windows-10', architecture: 'x86' },
    },
    'a small Windows 7': { text: sized(10000), target: { windows: 'windows-7' } },
    'a partition that is extended later': {
      text: onDisk(
        1,
        create(1, 'Primary', 5000),
        modify(1, 1, { Active: 'true', Format: 'NTFS', Extend: 'true' }),
      ),
      target: { windows: 'windows-10' },
    },
    'a size that a template fills in': { text: sized('{{size}}'), target: { windows: 'windows-10' } },
  },
  fixes: {
    'by the rest of the disk': {
      before: sized(5000),
      title: 'Take the rest of the disk',
      after: sized('rest'),
    },
  },
});

const unsure = image(available.replace('true', '«true|installtoavailable-unreliable (warning)»'));
const dataDisk = disk(1, [create(1, 'Primary', 'rest'), modify(1, 1, { Format: 'NTFS' })]);
const diskpart =
  '<RunSynchronous><RunSynchronousCommand wcm:action="add"><Order>1</Order><Path>diskpart.exe /s X:\\disk.txt</Path></RunSynchronousCommand></RunSynchronous>';
testRule('installtoavailable-unreliable', {
  reports: {
    'no disk that is laid out': setup(unsure),
    'no disk beside that of another component': twoComponents(laidOut, unsure),
    'several disks': setup(configuration(disk(0, UEFI_STEPS), dataDisk), unsure),
    'a partition without a format': setup(configuration(disk(0, [create(1, 'Primary', 'rest')])), unsure),
  },
  quiet: {
    'one disk that is laid out': setup(laidOut, image(available)),
    'diskpart before it': setup(diskpart, image(available)),
    'a template with directives': setup(`{% if x %}\n${image(available)}\n{% endif %}`),
    'a disk whose steps a template fills in': setup(
      configuration(disk(0, [create(1, 'Primary', 'rest').replace('Primary', '{{type}}')])),
      image(available),
    ),
  },
});

describe('the partition that is offered for Windows', () => {
  const offered = (...steps: readonly string[]) =>
    fixTitles('installto-no-such-partition', onDisk(9, ...steps));
  const primary = (...sizes: readonly (number | string)[]) =>
    sizes.map((size, index) => create(index + 1, 'Primary', size));

  it('is the largest one', () => {
    assert.deepEqual(offered(...primary(30_000, 60_000)), ['Install to partition 2']);
    assert.deepEqual(offered(...primary(60_000, 30_000)), ['Install to partition 1']);
  });

  it('is the one that takes the rest, or has the letter C', () => {
    assert.deepEqual(offered(...primary(90_000, 'rest')), ['Install to partition 2']);
    assert.deepEqual(offered(...primary(60_000, 'rest'), modify(1, 1, { Format: 'NTFS', Letter: 'C' })), [
      'Install to partition 1',
    ]);
  });

  it('is none in which Windows cannot be', () => {
    assert.deepEqual(offered(...primary(3999)), []);
    assert.deepEqual(offered(...primary(4000)), ['Install to partition 1']);
    assert.deepEqual(offered(...primary(60_000, 30_000), modify(1, 1, { Format: 'FAT32' })), [
      'Install to partition 2',
    ]);
    assert.deepEqual(offered(...primary(60_000, 30_000), modify(1, 1, { TypeID: '0x27' })), [
      'Install to partition 2',
    ]);
    assert.deepEqual(offered(create(1, 'EFI', 60_000), create(2, 'Primary', 30_000)), [
      'Install to partition 2',
    ]);
  });

  it('may be a logical one', () => {
    const logical = [create(1, 'Primary', 500), create(2, 'Extended', 'rest'), create(3, 'Logical', 60_000)];
    assert.deepEqual(offered(...logical), ['Install to partition 2']);
  });
});

describe('what is told of a partition that there is not', () => {
  const told = (...steps: readonly string[]) =>
    findingsOf(onDisk(9, ...steps))
      .filter(({ rule }) => rule.id === 'installto-no-such-partition')
      .map(({ message }) => /: (.*?)\./.exec(message)![1]);

  it('is how many there are, without the extended one', () => {
    assert.deepEqual(told(create(1, 'Primary', 'rest')), ['one is created']);
    assert.deepEqual(told(create(1, 'Primary', 500), create(2, 'Primary', 'rest')), ['2 are created']);
    assert.deepEqual(told(create(1, 'Primary', 500), create(2, 'Extended', 'rest')), ['one is created']);
  });
});

describe('what is offered for a partition that is too small', () => {
  const offered = (...steps: readonly string[]) =>
    fixTitles('installto-too-small', onDisk(1, ...steps), { target: { windows: 'windows-10' } });

  it('is the rest of the disk, for the last partition alone', () => {
    assert.deepEqual(offered(create(1, 'Primary', 5000)), ['Take the rest of the disk']);
    assert.deepEqual(offered(create(1, 'Primary', 5000), create(2, 'Primary', 500)), []);
    assert.deepEqual(offered(create(1, 'Extended', 60_000), create(2, 'Logical', 5000)), []);
    const switchedOff = create(1, 'Primary', 5000).replace('</Size>', '</Size><Extend>false</Extend>');
    assert.deepEqual(offered(switchedOff), []);
  });
});
