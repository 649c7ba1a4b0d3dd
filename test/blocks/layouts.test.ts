/** Disk layouts: the partitions that Microsoft documents, their order for a target, and how one replaces another. */
import assert from 'node:assert/strict';
import { installTargets, simulateDisks } from '../../server/answer-file/disks';
import { allBlocks, blockById } from '../../server/features/blocks/block';
import { describeDisk, drawDisks } from '../../server/features/blocks/drawing';
import { insertLayout } from '../../server/features/blocks/insert-layout';
import { drawLayout, listLayouts } from '../../server/features/blocks/layouts';
import { cleanFile, newFindings, TARGETS } from '../support/blocks';
import { apply, fileOf } from '../support/editing';
import { inComponent, inRoot } from '../support/findings';
import { fixtures } from '../support/fixtures';
import { bindText } from '../support/marked-text';

const EMPTY =
  '<?xml version="1.0" encoding="utf-8"?>\n<unattend xmlns="urn:schemas-microsoft-com:unattend">\n</unattend>\n';

/** The partitions of a layout, as `number type size format label letter active typeId`, and where Windows goes. */
function partitionsOf(id: string, values = {}): readonly string[] {
  const { edits, problems } = insertLayout(fileOf(EMPTY), blockById(id)!, values);
  assert.deepEqual(problems, []);
  const file = fileOf(apply(EMPTY, edits));
  const lines = simulateDisks(file).flatMap(({ id: disk, style, start, partitions, impossible }) => {
    assert.deepEqual(impossible, []);
    return [
      `disk ${disk} ${style} ${start}`,
      ...partitions.map(({ number, type, sizeMB, rest, format, label, letter, active, typeId }) =>
        [number, type, rest ? 'rest' : sizeMB, format, label, letter, active ? 'active' : undefined, typeId]
          .filter((fact) => fact !== undefined)
          .join(' '),
      ),
    ];
  });
  const targets = installTargets(file).map(
    ({ diskId, partitionId }) => `Windows to ${diskId}:${partitionId}`,
  );
  return [...lines, ...targets];
}

describe('disk layouts as Microsoft documents them', () => {
  const EFI = '1 EFI 260 FAT32 System';
  const MSR = '2 MSR 16';
  const cases: Readonly<Record<string, readonly string[]>> = {
    // configure-uefigpt-based-hard-drive-partitions: ESP (260 MB for 4K drives), MSR 16 MB, Windows
    'layout-uefi': ['disk 0 gpt wiped', EFI, MSR, '3 Primary rest NTFS Windows C', 'Windows to 0:3'],
    // the same page: the recovery tools directly behind Windows, with their type
    'layout-uefi-recovery': [
      'disk 0 gpt wiped',
      EFI,
      MSR,
      '3 Primary 100000 NTFS Windows C',
      '4 Primary 1000 NTFS Recovery de94bba4-06d1-4d40-a16a-bfd50179d6ac',
      'Windows to 0:3',
    ],
    // hh825702: recovery tools 300 MB, ESP 100 MB, MSR 128 MB, Windows
    'layout-uefi-8': [
      'disk 0 gpt wiped',
      '1 Primary 300 NTFS Recovery de94bba4-06d1-4d40-a16a-bfd50179d6ac',
      '2 EFI 100 FAT32 System',
      '3 MSR 128',
      '4 Primary rest NTFS Windows C',
      'Windows to 0:4',
    ],
    // dd744301: ESP 100 MB, MSR 128 MB, Windows
    'layout-uefi-7': [
      'disk 0 gpt wiped',
      '1 EFI 100 FAT32 System',
      '2 MSR 128',
      '3 Primary rest NTFS Windows C',
      'Windows to 0:3',
    ],
    'layout-uefi-data': [
      'disk 0 gpt wiped',
      EFI,
      MSR,
      '3 Primary 150000 NTFS Windows C',
      '4 Primary rest NTFS Data D',
      'Windows to 0:3',
    ],
    // hh825701: active system partition of 350 MB, Windows
    'layout-bios': [
      'disk 0 mbr wiped',
      '1 Primary 350 NTFS System active',
      '2 Primary rest NTFS Windows C',
      'Windows to 0:2',
    ],
    // dd744364: active system partition, Windows; Setup itself makes 100 MB
    'layout-bios-7': [
      'disk 0 mbr wiped',
      '1 Primary 100 NTFS System Reserved active',
      '2 Primary rest NTFS Windows C',
      'Windows to 0:2',
    ],
    'layout-bios-single': ['disk 0 mbr wiped', '1 Primary rest NTFS Windows C active', 'Windows to 0:1'],
    // configure-biosmbr-based-hard-drive-partitions: system, Windows, recovery tools of type 27
    'layout-bios-recovery': [
      'disk 0 mbr wiped',
      '1 Primary 350 NTFS System active',
      '2 Primary 100000 NTFS Windows C',
      '3 Primary 1000 NTFS Recovery 0x27',
      'Windows to 0:2',
    ],
    'layout-bios-data': [
      'disk 0 mbr wiped',
      '1 Primary 350 NTFS System active',
      '2 Primary 100000 NTFS Windows C',
      '3 Primary rest NTFS Data D',
      'Windows to 0:2',
    ],
    // hh825675: the last logical partition gets a small size and is then extended
    'layout-bios-logical': [
      'disk 0 mbr wiped',
      '1 Primary 350 NTFS System active',
      '2 Primary 100000 NTFS Windows C',
      '3 Primary 1000 NTFS Recovery 0x27',
      'Extended rest',
      '4 Logical 50000 NTFS Programs E',
      '5 Logical rest NTFS Data D',
      'Windows to 0:2',
    ],
    'layout-two-disks-uefi': [
      'disk 0 gpt wiped',
      EFI,
      MSR,
      '3 Primary rest NTFS Windows C',
      'disk 1 gpt wiped',
      '1 MSR 16',
      '2 Primary rest NTFS Data D',
      'Windows to 0:3',
    ],
    'layout-two-disks-bios': [
      'disk 0 mbr wiped',
      '1 Primary 350 NTFS System active',
      '2 Primary rest NTFS Windows C',
      'disk 1 mbr wiped',
      '1 Primary rest NTFS Data D',
      'Windows to 0:2',
    ],
    'layout-keep-data': ['disk 0 unknown kept', '3 NTFS Windows C', 'Windows to 0:3'],
    'layout-reuse': ['Windows to 0:3'],
    'layout-available-uefi': ['disk 0 gpt wiped', EFI, MSR, '3 Primary rest NTFS Windows C'],
    'layout-available-bios': [
      'disk 0 mbr wiped',
      '1 Primary 350 NTFS System active',
      '2 Primary rest NTFS Windows C',
    ],
    'layout-vhd': ['Windows to 1:1'],
    'layout-diskpart-uefi': ['Windows to 0:3'],
    'layout-diskpart-bios': ['Windows to 0:2'],
  };

  for (const [id, expected] of Object.entries(cases)) {
    it(id, () => assert.deepEqual(partitionsOf(id), expected));
  }

  it('are all of them', () => {
    assert.deepEqual(
      listLayouts(fileOf(''))
        .map(({ block }) => block.id)
        .sort(),
      Object.keys(cases).sort(),
    );
  });

  it('take their values', () => {
    assert.deepEqual(
      partitionsOf('layout-uefi-data', {
        disk: '1',
        windowsSize: '90000',
        dataLabel: 'Work & Play',
        dataLetter: 'W',
      }),
      [
        'disk 1 gpt wiped',
        EFI,
        MSR,
        '3 Primary 90000 NTFS Windows C',
        '4 Primary rest NTFS Work & Play W',
        'Windows to 1:3',
      ],
    );
  });
});

describe('the list of layouts', () => {
  const first = (target: string): readonly string[] =>
    listLayouts(fileOf(`<!-- unattend-target: ${target} -->\n${EMPTY.slice(39)}`))
      .filter(({ misfit }) => misfit === undefined)
      .map(({ block }) => block.id);

  it('begins with the standard one of the target', () => {
    assert.equal(first('windows-11 amd64')[0], 'layout-uefi');
    assert.equal(first('windows-10 amd64 bios')[0], 'layout-bios');
    assert.equal(first('server-2022 amd64 bios')[0], 'layout-bios');
    assert.equal(first('windows-8.1 amd64 uefi')[0], 'layout-uefi-8');
    assert.equal(first('windows-7 amd64')[0], 'layout-bios-7');
    assert.equal(first('windows-7 amd64 uefi')[0], 'layout-uefi-7');
  });

  it('leaves out what the target cannot have, and says why', () => {
    assert.ok(!first('windows-11').some((id) => id.includes('bios')));
    assert.ok(!first('windows-7 x86').includes('layout-uefi-7'));
    const [worst] = listLayouts(fileOf('<!-- unattend-target: windows-11 uefi -->')).toReversed();
    assert.match(worst!.misfit!, /^It is /);
  });

  it('offers layouts for the other firmware than that of the layout that is there', () => {
    const text = cleanFile('server-2022', 'bios').replace(/<!-- unattend-target.*-->/, '');
    const fitting = listLayouts(fileOf(text)).filter(({ misfit }) => misfit === undefined);
    assert.deepEqual(
      new Set(fitting.map(({ block }) => block.firmware)),
      new Set(['uefi', 'bios', undefined]),
    );
  });

  it('draws each of them', () => {
    for (const { block, disks } of listLayouts(fileOf(''))) {
      assert.ok(disks.length > 0 && disks.every(({ partitions }) => partitions.length > 0), block.id);
      assert.equal(
        disks.flatMap(({ partitions }) => partitions.filter(({ windows }) => windows)).length,
        1,
        block.id,
      );
    }
    const file = fileOf('');
    assert.equal(
      drawLayout(blockById('layout-diskpart-uefi')!, file, { disk: '2', recoverySize: '800' })
        .map(describeDisk)
        .join(),
      'EFI system 260 MB, MSR 16 MB, Windows (the rest), recovery 800 MB',
    );
  });
});

describe('inserting a layout', () => {
  it('replaces the layout and nothing else', () => {
    const setup = (disk: string, target: string): string =>
      inRoot(`  <settings pass="windowsPE">
    <component name="Microsoft-Windows-Setup" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">
      <DiskConfiguration>
        <!-- kept -->
        <WillShowUI>Never</WillShowUI>
${disk}
      </DiskConfiguration>
      <ImageInstall>
        <OSImage>
          <WillShowUI>OnError</WillShowUI>
${target}
        </OSImage>
      </ImageInstall>
    </component>
  </settings>`);
    const before = setup(
      '        <Disk wcm:action="add"><DiskID>1</DiskID><WillWipeDisk>true</WillWipeDisk></Disk>',
      '          <InstallToAvailablePartition>true</InstallToAvailablePartition>',
    );
    const { edits, changes, warnings } = insertLayout(fileOf(before), blockById('layout-keep-data')!, {
      partition: '2',
    });
    const after = setup(
      `        <Disk wcm:action="add">
          <DiskID>0</DiskID>
          <WillWipeDisk>false</WillWipeDisk>
          <ModifyPartitions>
            <ModifyPartition wcm:action="add">
              <Order>1</Order>
              <PartitionID>2</PartitionID>
              <Format>NTFS</Format>
              <Label>Windows</Label>
              <Letter>C</Letter>
            </ModifyPartition>
          </ModifyPartitions>
        </Disk>`,
      `          <InstallTo>
            <DiskID>0</DiskID>
            <PartitionID>2</PartitionID>
          </InstallTo>`,
    );
    assert.equal(apply(before, edits), after);
    assert.deepEqual(changes, [
      'Disk 0: partition 2 formatted for Windows.',
      'Disk 1 is no longer laid out.',
      'Windows goes to disk 0, partition 2 instead of the first partition that is large enough.',
    ]);
    assert.deepEqual(warnings, []);
  });

  it('goes from any layout to any other without a new error or warning', () => {
    for (const { windows, firmware } of TARGETS.filter(({ windows: one }) => /7$|8\.1|10|2022/.test(one))) {
      let text = cleanFile(windows, firmware);
      const clean = text;
      const layouts = listLayouts(bindText(text)).filter(({ misfit }) => misfit === undefined);
      for (const { block, disks } of [...layouts, ...layouts.toReversed()]) {
        const { edits, problems, after } = insertLayout(bindText(text), block);
        assert.deepEqual(problems, []);
        text = apply(text, edits);
        assert.deepEqual(newFindings(clean, text), [], `${windows} ${block.id}`);
        if (block.firmware)
          assert.equal(after.map(describeDisk).join(), disks.map(describeDisk).join(), block.id);
        if (block.firmware) assert.deepEqual(insertLayout(bindText(text), block).edits, [], block.id);
      }
    }
  });

  it('follows a WDS client, which has a place of its own', () => {
    const before = inRoot(`<settings pass="windowsPE">
<component name="Microsoft-Windows-Setup" processorArchitecture="amd64">
<WindowsDeploymentServices><ImageSelection><InstallTo><DiskID>5</DiskID><PartitionID>6</PartitionID></InstallTo></ImageSelection></WindowsDeploymentServices>
</component>
</settings>`);
    const after = apply(before, insertLayout(fileOf(before), blockById('layout-uefi')!).edits);
    assert.ok(!after.includes('ImageInstall'));
    assert.match(after, /<InstallTo><DiskID>0<\/DiskID><PartitionID>3<\/PartitionID><\/InstallTo>/);
  });

  it('lays out the disks of every architecture of the file', () => {
    const component = (architecture: string): string =>
      `<component name="Microsoft-Windows-Setup" processorArchitecture="${architecture}">\n</component>`;
    const before = inRoot(
      `<settings pass="windowsPE">\n${component('x86')}\n${component('amd64')}\n</settings>`,
    );
    const after = apply(before, insertLayout(fileOf(before), blockById('layout-bios')!).edits);
    assert.equal(after.split('<DiskConfiguration>').length, 3);
    assert.equal(drawDisks(fileOf(after)).length, 2);
  });

  it('refuses what does not fit, and values that are wrong', () => {
    const file = fileOf(cleanFile('windows-11'));
    assert.deepEqual(insertLayout(file, blockById('layout-bios')!).problems, [
      'It is not for this version of Windows.',
    ]);
    const { problems, edits } = insertLayout(file, blockById('layout-uefi-data')!, {
      disk: '-1',
      windowsSize: 'big',
      dataLetter: 'X',
      size: '1',
    });
    assert.deepEqual(edits, []);
    assert.deepEqual(problems, [
      'layout-uefi-data has no value "size".',
      'Number of the disk: must be a whole number from 0 to 99, not "-1".',
      'Size of the Windows partition (MB): must be a whole number from 52000 to 100000000, not "big".',
      'Letter of the data partition: must be a letter from C to Z other than X, not "X".',
    ]);
  });

  it('warns of lost data and of another diskpart script', () => {
    const text = cleanFile('windows-11').replace(
      '</DiskConfiguration>',
      '</DiskConfiguration><RunSynchronous><RunSynchronousCommand wcm:action="add"><Order>1</Order><Path>diskpart /s X:\\own.txt</Path></RunSynchronousCommand></RunSynchronous>',
    );
    assert.deepEqual(insertLayout(fileOf(text), blockById('layout-two-disks-uefi')!).warnings, [
      'Everything on disk 0 and disk 1 is erased without a question.',
      'The file runs diskpart too, before the disk is laid out.',
    ]);
    const script = allBlocks().find(({ drawing }) => drawing !== undefined)!;
    assert.ok(
      insertLayout(fileOf(text), script).warnings.includes(
        'The file runs diskpart too, before or after this script.',
      ),
    );
  });

  it('says where a layout has no place', () => {
    const open = '<unattend><settings pass="windowsPE"><component name="Microsoft-Windows-Setup">';
    for (const text of [open, '<html></html>'])
      assert.deepEqual(insertLayout(fileOf(text), blockById('layout-uefi')!).problems, [
        'The element that would take the layout is not closed, or the file is no answer file.',
      ]);
  });

  it('takes no place of an element that is not closed: nobody knows what that holds', () => {
    const text = inComponent(
      'windowsPE',
      'Microsoft-Windows-Setup',
      '<DiskConfiguration>\n<Disk>\n    <DiskConfiguration></DiskConfiguration>',
    );
    const { edits, problems } = insertLayout(fileOf(text), blockById('layout-diskpart-uefi')!);
    assert.deepEqual(edits, []);
    assert.match(problems.join(), /is not closed/);
  });

  it('tells of a disk without a number that it is gone', () => {
    const text = inComponent(
      'windowsPE',
      'Microsoft-Windows-Setup',
      '<DiskConfiguration>\n<Disk wcm:action="add">\n<WillWipeDisk>true</WillWipeDisk>\n</Disk>\n</DiskConfiguration>',
    );
    assert.ok(
      insertLayout(fileOf(text), blockById('layout-uefi')!).changes.includes('Disk ? is no longer laid out.'),
    );
  });

  it('leaves a template alone that decides between disks', () => {
    const text = inRoot(`<settings pass="windowsPE">
<component name="Microsoft-Windows-Setup" processorArchitecture="amd64">
<DiskConfiguration>{{ if .Big }}<Disk wcm:action="add"><DiskID>0</DiskID></Disk>{{ end }}</DiskConfiguration>
</component>
</settings>`);
    assert.deepEqual(insertLayout(fileOf(text), blockById('layout-uefi')!).problems, [
      'A template decides between disks: change the layout by hand.',
    ]);
  });

  it('changes no value outside the layout', () => {
    const others = (text: string): readonly string[] =>
      bindText(text)
        .settings.filter(
          ({ path, settings }) =>
            settings.length === 0 && !/^(?:DiskConfiguration|ImageInstall\/OSImage\/InstallTo)/.test(path),
        )
        .map(({ component, path, value }) => `${component.pass.name} ${component.name} ${path} ${value}`);
    for (const { text } of fixtures.filter(({ name }) => name.endsWith('.xml'))) {
      const kept = others(text);
      for (const { block } of listLayouts(fileOf(text))) {
        const after = others(apply(text, insertLayout(fileOf(text), block).edits));
        const added = after.filter((line) => !kept.includes(line));
        assert.deepEqual(
          after.filter((line) => !added.includes(line)),
          kept,
          block.id,
        );
        assert.ok(
          added.every((line) => line.includes(' RunSynchronous/')),
          block.id,
        );
      }
    }
  });
});
