/** Disks as the steps of a file leave them, and where Windows goes. */
import assert from 'node:assert/strict';
import { bind } from '../../server/answer-file/bind';
import { installTargets, simulateDisks } from '../../server/answer-file/disks';
import type { TargetOverrides } from '../../server/answer-file/target';
import { parse } from '../../server/syntax/parser';
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
import { inRoot, library } from '../support/findings';

const fileOf = (text: string, target?: TargetOverrides) =>
  bind(parse(text), { library, ...(target && { target }) });
const disksOf = (text: string, target?: TargetOverrides) => simulateDisks(fileOf(text, target));

/** "1 efi 300", "3 windows rest NTFS C": number, role, size, format and letter. */
function summary(text: string, target?: TargetOverrides): readonly string[] {
  return disksOf(text, target).flatMap(({ partitions }) =>
    partitions.map(({ number, role, sizeMB, rest, format, letter }) =>
      [number ?? '-', role, rest ? 'rest' : sizeMB, format, letter]
        .filter((part) => part !== undefined)
        .join(' '),
    ),
  );
}

const problems = (text: string, target?: TargetOverrides) =>
  disksOf(text, target).flatMap(({ impossible }) => impossible.map(({ kind }) => kind));

describe('simulateDisks', () => {
  it('lays out a disk for UEFI and counts the MSR', () => {
    const text = onDisk(3, ...UEFI_STEPS);
    assert.deepEqual(summary(text), ['1 efi 300 FAT32', '2 msr 16', '3 windows rest NTFS C']);
    const [simulated] = disksOf(text);
    assert.equal(simulated!.id, 0);
    assert.equal(simulated!.start, 'wiped');
    assert.equal(simulated!.style, 'gpt');
    assert.equal(simulated!.styleReason, 'it has an EFI system partition');
    assert.equal(simulated!.firmware, 'uefi');
    assert.equal(simulated!.uncertain, false);
    assert.deepEqual(simulated!.impossible, []);
  });

  it('lays out a disk for BIOS with an active system partition', () => {
    const text = onDisk(2, ...BIOS_STEPS);
    assert.deepEqual(summary(text), ['1 system 500 NTFS', '2 windows rest NTFS C']);
    const [simulated] = disksOf(text);
    assert.equal(simulated!.style, 'mbr');
    assert.equal(simulated!.styleReason, 'the computer starts with a BIOS');
    assert.equal(simulated!.partitions[0]!.active, true);
    assert.equal(simulated!.partitions[0]!.label, 'System');
  });

  it('knows a recovery partition by its type, and a system partition that has it', () => {
    const recovery = { Format: 'NTFS', TypeID: 'DE94BBA4-06D1-4D40-A16A-BFD50179D6AC' };
    const gpt = [
      create(1, 'EFI', 300),
      create(2, 'MSR', 16),
      create(3, 'Primary', 60000),
      create(4, 'Primary', 'rest'),
    ];
    assert.deepEqual(summary(onDisk(3, ...gpt, modify(1, 4, recovery)))[3], '4 recovery rest NTFS');
    const mbr = [create(1, 'Primary', 100), create(2, 'Primary', 'rest')];
    const reserved = { TypeID: '0x27', Active: 'true', Label: 'System Reserved' };
    assert.equal(summary(onDisk(2, ...mbr, modify(1, 1, reserved)))[0], '1 system 100');
    assert.equal(summary(onDisk(2, ...mbr, modify(1, 1, { TypeID: '0x27' })))[0], '1 recovery 100');
  });

  it('carries out the steps by Order, not as they stand in the text', () => {
    const steps = [
      create(2, 'Primary', 'rest'),
      create(1, 'Primary', 500),
      modify(2, 1, { Label: 'Late' }),
      modify(1, 1, { Label: 'Early' }),
    ];
    const [simulated] = disksOf(onDisk(2, ...steps));
    assert.deepEqual(
      simulated!.partitions.map(({ sizeMB }) => sizeMB),
      [500, undefined],
    );
    assert.equal(simulated!.partitions[0]!.label, 'Late');
  });

  it('gives logical partitions the numbers of their place and an extended one none', () => {
    const steps = [
      create(1, 'Primary', 500),
      create(2, 'Extended', 90000),
      create(3, 'Primary', 'rest'),
      create(4, 'Logical', 40000),
      create(5, 'Logical', 40000),
    ];
    assert.deepEqual(summary(onDisk(2, ...steps)), [
      '1 data 500',
      '- extended 90000',
      '2 windows 40000',
      '3 data 40000',
      '4 data rest',
    ]);
    assert.equal(disksOf(onDisk(2, ...steps))[0]!.style, 'mbr');
    assert.deepEqual(problems(onDisk(2, ...steps)), []);
  });

  it('keeps each of several disks apart', () => {
    const data = disk(1, [create(1, 'Primary', 'rest'), modify(1, 1, { Format: 'NTFS', Letter: 'D' })]);
    const text = setup(configuration(disk(0, UEFI_STEPS), data), installTo(0, 3));
    assert.deepEqual(summary(text), [
      '1 efi 300 FAT32',
      '2 msr 16',
      '3 windows rest NTFS C',
      '1 data rest NTFS D',
    ]);
    assert.deepEqual(
      disksOf(text).map(({ style }) => style),
      ['gpt', 'gpt'],
    );
    assert.equal(disksOf(text)[1]!.styleReason, 'the computer starts with UEFI');
  });

  it('knows of kept partitions only the numbers that the file names', () => {
    const text = setup(
      configuration(disk(0, [modify(1, 4, { Format: 'NTFS', Letter: 'C' })], 'false')),
      installTo(0, 4),
    );
    assert.deepEqual(summary(text), ['4 windows NTFS C']);
    const [simulated] = disksOf(text);
    assert.equal(simulated!.start, 'kept');
    assert.equal(simulated!.style, 'unknown');
    assert.equal(simulated!.partitions[0]!.type, undefined);
    const added = setup(configuration(disk(0, [create(1, 'Primary', 'rest')], '')), installTo(0, 2));
    assert.deepEqual(summary(added), ['2 windows', '- data rest']);
  });

  it('takes a disk for blank when the numbers only fit what the file creates', () => {
    const text = setup(configuration(disk(0, UEFI_STEPS, '')), installTo(0, 3));
    assert.equal(disksOf(text)[0]!.start, 'blank');
    assert.equal(summary(text)[2], '3 windows rest NTFS C');
  });

  it('shows no style where nothing shows the firmware', () => {
    const text = onDisk(1, create(1, 'Primary', 'rest'));
    assert.equal(disksOf(text)[0]!.style, 'unknown');
    assert.equal(disksOf(text, { firmware: 'bios' })[0]!.style, 'mbr');
    assert.equal(disksOf(text, { firmware: 'uefi' })[0]!.style, 'gpt');
  });

  it('takes the firmware of each component by itself', () => {
    const component = (architecture: string, settings: string) =>
      `<component name="Microsoft-Windows-Setup" processorArchitecture="${architecture}">${settings}</component>`;
    const both = `<settings pass="windowsPE">${component('amd64', configuration(disk(0, UEFI_STEPS)))}${component('x86', configuration(disk(0, BIOS_STEPS)))}</settings>`;
    assert.deepEqual(
      disksOf(inRoot(both)).map(({ firmware }) => firmware),
      ['uefi', 'bios'],
    );
  });

  it('lists what cannot be done and keeps the partition all the same', () => {
    const rest = create(1, 'Primary', 'rest');
    assert.deepEqual(problems(onDisk(2, rest, create(2, 'Primary', 500))), ['no-space-left']);
    assert.deepEqual(summary(onDisk(2, rest, create(2, 'Primary', 500))), ['1 data rest', '2 windows 500']);
    assert.deepEqual(problems(onDisk(1, rest.replace('<Extend>', '<Size>500</Size><Extend>'))), [
      'size-and-extend',
    ]);
    assert.deepEqual(problems(onDisk(1, create(1, 'Primary', ''))), ['no-size']);
    assert.deepEqual(problems(onDisk(1, create(1, 'Logical', 500))), ['no-extended']);
    assert.deepEqual(
      problems(
        onDisk(1, create(1, 'Extended', 2000), create(2, 'Logical', 1000), create(3, 'Logical', 1000)),
      ),
      ['logical-overfills'],
    );
    assert.deepEqual(problems(onDisk(1, create(1, 'EFI', 300), create(2, 'Extended', 900))), [
      'extended-on-gpt',
    ]);
    assert.deepEqual(problems(onDisk(1, rest, modify(1, 2))), ['no-such-partition']);
    assert.deepEqual(problems(onDisk(3, ...UEFI_STEPS), { firmware: 'bios' }), ['efi-on-mbr', 'msr-on-mbr']);
  });

  it('survives broken input', () => {
    for (const settings of [
      '<DiskConfiguration><Disk>',
      '<DiskConfiguration/>',
      configuration(disk('x', [create(1, 'Primary', 'y'), modify('z', -1)])),
    ]) {
      assert.doesNotThrow(() => disksOf(setup(settings)));
    }
    assert.equal(disksOf(setup(configuration(disk('', []))))[0]!.id, undefined);
    assert.deepEqual(disksOf(''), []);
  });

  it('is uncertain where a template decides', () => {
    const uncertain = (text: string) => disksOf(text).map((one) => one.uncertain);
    assert.deepEqual(uncertain(onDisk(3, ...UEFI_STEPS).replace('<DiskID>', '%{ if bios }<DiskID>')), [true]);
    assert.deepEqual(uncertain(setup(configuration(disk('{{disk}}', UEFI_STEPS)))), [true]);
    assert.deepEqual(uncertain(onDisk(1, create(1, '{{type}}', 500))), [true]);
    assert.deepEqual(uncertain(onDisk(1, create(1, 'Boot', 500))), [true]);
    assert.deepEqual(
      uncertain(onDisk(1, create(1, 'Primary', '{{size}}'), modify(1, 1, { Label: '@LABEL@' }))),
      [false],
    );
  });

  it('leaves a step without an Order where it stands', () => {
    const steps = UEFI_STEPS.map((step) => step.replace('<Order>2</Order><Type>', '<Type>'));
    const [simulated] = disksOf(onDisk(3, ...steps));
    assert.deepEqual(
      simulated!.partitions.map(({ type }) => type),
      ['EFI', 'MSR', 'Primary'],
    );
  });

  it('answers from its cache', () => {
    const file = fileOf(onDisk(3, ...UEFI_STEPS));
    assert.equal(simulateDisks(file), simulateDisks(file));
  });
});

describe('installTargets', () => {
  it('finds disk and partition, also those of Windows Deployment Services', () => {
    const wds =
      '<WindowsDeploymentServices><ImageSelection><InstallTo><DiskID>0</DiskID><PartitionID>3</PartitionID></InstallTo></ImageSelection></WindowsDeploymentServices>';
    for (const place of [installTo(0, 3), wds]) {
      const [target] = installTargets(fileOf(setup(configuration(disk(0, UEFI_STEPS)), place)));
      assert.equal(target!.disk!.id, 0);
      assert.equal(target!.partition!.role, 'windows');
    }
  });

  it('leaves open what the file does not lay out', () => {
    const [target] = installTargets(
      fileOf(setup(configuration(disk(0, UEFI_STEPS)), installTo(1, '{{partition}}'))),
    );
    assert.equal(target!.disk, undefined);
    assert.equal(target!.partitionId, undefined);
  });
});
