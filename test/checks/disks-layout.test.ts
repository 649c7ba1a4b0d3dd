/** What a layout needs on BIOS and UEFI. */
import {
  BIOS_STEPS,
  configuration,
  create,
  disk,
  installTo,
  marked,
  modify,
  named,
  onDisk,
  setup,
  UEFI_STEPS,
} from '../support/disk-layouts';
import { withTildes } from '../support/findings';
import { testRule } from '../support/rule-tests';

const RECOVERY = 'de94bba4-06d1-4d40-a16a-bfd50179d6ac';
const onGpt = (typeId: string, label = 'Data') =>
  onDisk(
    3,
    ...UEFI_STEPS.slice(0, 2),
    create(3, 'Primary', 60000),
    create(4, 'Primary', 'rest'),
    ...UEFI_STEPS.slice(3),
    modify(3, 4, { Format: 'NTFS', Label: label, TypeID: typeId }),
  );
const onMbr = (typeId: string, label = 'Data') =>
  onDisk(
    2,
    BIOS_STEPS[0]!,
    create(2, 'Primary', 60000),
    create(3, 'Primary', 'rest'),
    ...BIOS_STEPS.slice(2),
    modify(3, 3, { Format: 'NTFS', Label: label, TypeID: typeId }),
  );

testRule('typeid-format', {
  reports: {
    'a bare number': onMbr('«27|typeid-format (error)»'),
    'a word': onGpt('«Recovery|typeid-format (error)»'),
    'a GUID in braces': onGpt(`«{${RECOVERY}}|typeid-format (warning)»`),
  },
  quiet: {
    'a byte': onMbr('0x27'),
    'a short byte': onMbr('0x7'),
    'a GUID in capitals': onGpt(RECOVERY.toUpperCase()),
    'a placeholder': onGpt('{{type}}'),
  },
  fixes: {
    'a bare number': { before: onMbr('27'), title: 'Replace by 0x27', after: onMbr('0x27') },
    'a GUID in braces': {
      before: onGpt(`{${RECOVERY}}`),
      title: `Replace by ${RECOVERY}`,
      after: onGpt(RECOVERY),
    },
  },
});

testRule('typeid-style-mismatch', {
  reports: {
    'a byte on a GPT disk': onGpt('«0x27|typeid-style-mismatch (error)»'),
    'a GUID on an MBR disk': {
      text: onMbr(`«${RECOVERY}|typeid-style-mismatch (error)»`),
      target: { firmware: 'bios' },
    },
  },
  quiet: {
    'each where it belongs': onGpt(RECOVERY),
    'a disk of unknown style': onDisk(
      1,
      create(1, 'Primary', 60000),
      create(2, 'Primary', 'rest'),
      modify(1, 1, { Format: 'NTFS' }),
      modify(2, 2, { Format: 'NTFS', TypeID: RECOVERY }),
    ),
  },
  fixes: {
    'a byte': { before: onGpt('0x27'), title: `Replace by ${RECOVERY}`, after: onGpt(RECOVERY) },
    'a GUID': { before: onMbr(RECOVERY), title: 'Replace by 0x27', after: onMbr('0x27') },
  },
});

testRule('typeid-unknown', {
  reports: {
    'a type that no table lists': onMbr('«0x99|typeid-unknown (info)»'),
    'recovery tools for all to see': onMbr('«0x07|typeid-unknown (warning)»', 'Recovery'),
  },
  quiet: { 'an ordinary volume': onMbr('0x07'), 'the type of recovery': onMbr('0x27', 'Recovery') },
  fixes: {
    'by hiding them': {
      before: onMbr('0x7', 'Recovery'),
      title: 'Replace by 0x27',
      after: onMbr('0x27', 'Recovery'),
    },
  },
});

testRule('typeid-special-guid', {
  reports: {
    'the type of an EFI partition': withTildes(
      onGpt('«c12a7328-f81f-11d2-ba4b-00a0c93ec93b|typeid-special-guid (warning)»'),
      '<«CreatePartition» wcm:action="add"><Order>4',
      'typeid-special-guid: CreatePartition',
    ),
    'the type of basic data': onGpt('«EBD0A0A2-B9E5-4433-87C0-68B6B72699C7|typeid-special-guid (info)»'),
  },
  quiet: { 'the type of recovery': onGpt(RECOVERY) },
  fixes: {
    'the type of basic data': {
      before: onGpt('ebd0a0a2-b9e5-4433-87c0-68b6b72699c7'),
      title: 'Remove TypeID',
      after: onGpt(RECOVERY).replace(`<TypeID>${RECOVERY}</TypeID>`, ''),
    },
  },
});

const uefi = { target: { firmware: 'uefi' } } as const;
const plain = () => onDisk(1, create(1, 'Primary', 'rest'), modify(1, 1, { Format: 'NTFS' }));
const markedList = (text: string) =>
  marked(text.replace('<CreatePartitions>', '<«CreatePartitions|uefi-no-esp (error)»>'));

testRule('uefi-no-esp', {
  reports: {
    'a target with UEFI': { text: markedList(plain()), ...uefi },
    'an MSR alone': markedList(
      onDisk(2, create(1, 'MSR', 16), create(2, 'Primary', 'rest'), modify(1, 2, { Format: 'NTFS' })),
    ),
  },
  quiet: {
    'a target with BIOS': { text: plain(), target: { firmware: 'bios' } },
    'a target that is not stated': plain(),
    'a disk that keeps its partitions': {
      text: setup(configuration(disk(0, [modify(1, 3)], 'false')), installTo(0, 3)),
      ...uefi,
    },
    'an EFI partition on another disk': {
      text: setup(
        configuration(
          disk(0, [create(1, 'Primary', 'rest'), modify(1, 1, { Format: 'NTFS' })]),
          disk(1, [modify(1, 1)], 'false'),
        ),
        installTo(0, 1),
      ),
      ...uefi,
    },
  },
  fixes: {
    'by creating both': {
      before: setup(
        configuration(
          '<Disk wcm:action="add">\n<DiskID>0</DiskID>\n<WillWipeDisk>true</WillWipeDisk>\n<CreatePartitions>\n<CreatePartition wcm:action="add">\n<Order>1</Order>\n<Type>Primary</Type>\n<Extend>true</Extend>\n</CreatePartition>\n</CreatePartitions>\n<ModifyPartitions>\n<ModifyPartition wcm:action="add">\n<Order>1</Order>\n<PartitionID>1</PartitionID>\n<Format>NTFS</Format>\n</ModifyPartition>\n</ModifyPartitions>\n</Disk>',
        ),
        installTo(0, 1),
      ),
      ...uefi,
      title: 'Create EFI and MSR',
      after: setup(
        configuration(
          '<Disk wcm:action="add">\n<DiskID>0</DiskID>\n<WillWipeDisk>true</WillWipeDisk>\n<CreatePartitions>\n  <CreatePartition wcm:action="add">\n    <Order>1</Order>\n    <Type>EFI</Type>\n    <Size>300</Size>\n  </CreatePartition>\n  <CreatePartition wcm:action="add">\n    <Order>2</Order>\n    <Type>MSR</Type>\n    <Size>16</Size>\n  </CreatePartition>\n<CreatePartition wcm:action="add">\n<Order>3</Order>\n<Type>Primary</Type>\n<Extend>true</Extend>\n</CreatePartition>\n</CreatePartitions>\n<ModifyPartitions>\n<ModifyPartition wcm:action="add">\n<Order>1</Order>\n<PartitionID>3</PartitionID>\n<Format>NTFS</Format>\n</ModifyPartition>\n<ModifyPartition wcm:action="add">\n  <Order>2</Order>\n  <PartitionID>1</PartitionID>\n  <Format>FAT32</Format>\n  <Label>System</Label>\n</ModifyPartition>\n</ModifyPartitions>\n</Disk>',
        ),
        installTo(0, 3),
      ),
    },
  },
});

const noMsr = (type = 'EFI') => [
  create(1, type, 300),
  create(2, 'Primary', 'rest'),
  UEFI_STEPS[3]!,
  modify(2, 2, { Format: 'NTFS' }),
];
testRule('uefi-no-msr', {
  reports: { 'an EFI partition alone': onDisk(2, ...noMsr('«EFI|uefi-no-msr (warning)»')) },
  quiet: { both: onDisk(3, ...UEFI_STEPS), 'a disk for BIOS': onDisk(2, ...BIOS_STEPS) },
  fixes: {
    'by an MSR behind it': {
      before: onDisk(2, ...noMsr()),
      title: 'Create an MSR partition',
      after: onDisk(
        3,
        create(1, 'EFI', 300),
        '<CreatePartition wcm:action="add">\n  <Order>2</Order>\n  <Type>MSR</Type>\n  <Size>16</Size>\n</CreatePartition>',
        create(3, 'Primary', 'rest'),
        UEFI_STEPS[3]!,
        modify(2, 3, { Format: 'NTFS' }),
      ),
    },
  },
});

testRule('msr-order', {
  reports: {
    'an MSR at the end': onDisk(
      2,
      create(1, 'EFI', 300),
      create(2, 'Primary', 60000),
      create(3, '«MSR|msr-order (hint)»', 16),
      UEFI_STEPS[3]!,
      modify(2, 2, { Format: 'NTFS' }),
    ),
  },
  quiet: {
    'recovery, EFI, MSR': onDisk(
      4,
      create(1, 'Primary', 500),
      create(2, 'EFI', 300),
      create(3, 'MSR', 16),
      create(4, 'Primary', 'rest'),
      modify(1, 2, { Format: 'FAT32' }),
      modify(2, 4, { Format: 'NTFS' }),
    ),
  },
});

const esp = (size: number | string) => onDisk(3, create(1, 'EFI', size), ...UEFI_STEPS.slice(1));
testRule('esp-size-min', {
  reports: {
    'less than 100 MB': esp('«99|esp-size-min (error)»'),
    'too little for sectors of 4 KB': esp('«100|esp-size-min (info)»'),
  },
  quiet: { '260 MB': esp(260), 'a placeholder': esp('{{size}}') },
  fixes: { 'the size': { before: esp(50), title: 'Replace by 260', after: esp(260) } },
});

const msr = (size: number | string) =>
  onDisk(3, UEFI_STEPS[0]!, create(2, 'MSR', size), ...UEFI_STEPS.slice(2));
testRule('msr-size', {
  reports: {
    'an odd size': msr('«500|msr-size (info)»'),
    'the size of today in Windows 7': { text: msr('«16|msr-size»'), target: { windows: 'windows-7' } },
  },
  quiet: { 'the size of today': msr(16), 'the size of old': msr(128) },
  fixes: { 'the size': { before: msr(500), title: 'Replace by 16', after: msr(16) } },
});

const bios = { target: { firmware: 'bios' } } as const;
const system = (facts: Record<string, string>) =>
  onDisk(2, ...BIOS_STEPS.slice(0, 2), modify(1, 1, { Format: 'NTFS', ...facts }), BIOS_STEPS[3]!);
testRule('active-missing-bios', {
  reports: {
    'a system partition that is not active': {
      text: marked(
        system({ Label: 'System Reserved' }).replace(
          '<ModifyPartition w',
          '<«ModifyPartition|active-missing-bios (info)» w',
        ),
      ),
      ...bios,
    },
    'the same for a known Windows': {
      text: marked(
        system({ Label: 'System Reserved' }).replace(
          '<ModifyPartition w',
          '<«ModifyPartition|active-missing-bios (info)» w',
        ),
      ),
      target: { windows: 'windows-7' },
    },
  },
  quiet: {
    'an active one': { text: onDisk(2, ...BIOS_STEPS), ...bios },
    'one partition': { text: plain(), ...bios },
    'an unknown firmware': system({ Label: 'System Reserved' }),
    'a partition for data': { text: system({ Label: 'Data' }), ...bios },
  },
  fixes: {
    'by Active': {
      before: system({ Label: 'Boot' }).replace('</Label></ModifyPartition>', '</Label>\n</ModifyPartition>'),
      ...bios,
      title: 'Make it active',
      after: system({ Label: 'Boot' }).replace(
        '</Label></ModifyPartition>',
        '</Label>\n<Active>true</Active>\n</ModifyPartition>',
      ),
    },
  },
});

const active = (value: string) => [
  ...BIOS_STEPS.slice(0, 3),
  modify(2, 2, { Active: value, Format: 'NTFS' }),
];
testRule('active-multiple', {
  reports: {
    'two of them': withTildes(
      onDisk(2, ...active('«true|active-multiple (hint)»')),
      '<Active>«true»',
      'active-multiple: The first one',
    ),
  },
  quiet: { 'one of them': onDisk(2, ...active('false')) },
});

const logical = (value: string) =>
  onDisk(
    1,
    create(1, 'Extended', 'rest'),
    create(2, 'Logical', 60000),
    modify(1, 1, { Format: 'NTFS', Active: value }),
  );
testRule('active-on-logical', {
  reports: { 'a logical partition': logical('«true|active-on-logical (warning)»') },
  quiet: { 'Active that is false': logical('false') },
  fixes: {
    'by removing it': {
      before: logical('true'),
      title: 'Remove Active',
      after: logical('').replace('<Active></Active>', ''),
    },
  },
});

testRule('active-on-uefi', {
  reports: {
    'a partition of a GPT disk': onDisk(
      3,
      ...UEFI_STEPS.slice(0, 4),
      modify(2, 3, { Format: 'NTFS', Active: '«true|active-on-uefi (info)»' }),
    ),
  },
  quiet: { 'a disk for BIOS': onDisk(2, ...BIOS_STEPS) },
});

const small = (size: number | string) => onDisk(2, create(1, 'Primary', size), ...BIOS_STEPS.slice(1));
testRule('bios-system-partition-min', {
  reports: {
    'less than 100 MB': small('«50|bios-system-partition-min (warning)»'),
    'too little for the recovery tools': {
      text: small('«100|bios-system-partition-min (info)»'),
      target: { windows: 'windows-8' },
    },
  },
  quiet: {
    '100 MB with Windows 7': { text: small(100), target: { windows: 'windows-7' } },
    '350 MB': { text: small(350), target: { windows: 'windows-10' } },
  },
});

testRule('disk-size-sum', {
  reports: {
    'more than 2 TB': onDisk(
      2,
      BIOS_STEPS[0]!,
      create(2, 'Primary', '«2097000|disk-size-sum (hint)»'),
      ...BIOS_STEPS.slice(2),
    ),
  },
  quiet: {
    '2 TB': onDisk(2, BIOS_STEPS[0]!, create(2, 'Primary', 2096000), ...BIOS_STEPS.slice(2)),
    'a GPT disk': onDisk(3, ...UEFI_STEPS.slice(0, 2), create(3, 'Primary', 4000000), ...UEFI_STEPS.slice(3)),
  },
});

/** Windows and a recovery partition behind it, or before it. */
function withRecovery(
  size: number | string,
  { first = false, type = 'Primary', typeId = RECOVERY } = {},
): string {
  const recovery = create(first ? 3 : 4, type, size);
  const windows = create(first ? 4 : 3, 'Primary', 60000);
  const [windowsNumber, number] = first ? [4, 3] : [3, 4];
  const steps = first ? [recovery, windows] : [windows, recovery];
  const modified = [
    UEFI_STEPS[3]!,
    modify(2, windowsNumber, { Format: 'NTFS' }),
    modify(3, number, { Format: 'NTFS', TypeID: typeId }),
  ];
  return onDisk(windowsNumber, UEFI_STEPS[0]!, create(2, 'MSR', 128), ...steps, ...modified);
}
const attributes = `«${RECOVERY}|recovery-attributes (info)»`;
const unneeded = (text: string) =>
  marked(
    text.replace(
      /<(ModifyPartition)(?= wcm:action="add"><Order>3)/,
      '<«$1|explicit-recovery-unneeded (hint)»',
    ),
  );
/** The system partition, Windows and a recovery partition behind it. */
const RECOVERY_ON_MBR: readonly string[] = [
  create(1, 'Primary', 500),
  create(2, 'Primary', 60000),
  create(3, 'Primary', 1000),
  ...BIOS_STEPS.slice(2),
  modify(3, 3, { Format: 'NTFS', TypeID: '0x27' }),
];
const newWindows = { target: { windows: 'windows-11' } } as const;
const oldWindows = { target: { windows: 'windows-8.1' } } as const;

testRule('recovery-before-windows', {
  reports: {
    'one before Windows': {
      text: withTildes(
        unneeded(
          withRecovery(1000, {
            first: true,
            type: '«Primary|recovery-before-windows (info)»',
            typeId: attributes,
          }),
        ),
        '<«CreatePartition» wcm:action="add"><Order>4',
        'recovery-before-windows: The partition of Windows',
      ),
      ...newWindows,
    },
  },
  quiet: {
    'one behind Windows': { text: unneeded(withRecovery(1000, { typeId: attributes })), ...newWindows },
    'an older Windows': { text: withRecovery(1000, { first: true }), ...oldWindows },
    'a disk without Windows': {
      text: setup(
        configuration(
          disk(0, UEFI_STEPS),
          disk(
            1,
            [
              create(1, 'MSR', 16),
              create(2, 'Primary', 1000),
              named(modify(1, 2, { Format: 'NTFS', TypeID: attributes }), 'explicit-recovery-unneeded'),
            ],
            '«true|wipe-data-disk»',
          ),
        ),
        installTo(0, 3),
      ),
      ...newWindows,
    },
  },
});

testRule('recovery-too-small', {
  reports: {
    'less than 300 MB': withRecovery('«200|recovery-too-small (warning)»'),
    'what an older Windows needs, and updates not': {
      text: unneeded(withRecovery('«300|recovery-too-small (info)»', { typeId: attributes })),
      ...newWindows,
    },
    'less than updates need': {
      text: unneeded(withRecovery('«450|recovery-too-small (info)»', { typeId: attributes })),
      ...newWindows,
    },
  },
  quiet: {
    '300 MB with an older Windows': { text: withRecovery(300), ...oldWindows },
    'a placeholder': withRecovery('{{size}}'),
  },
  fixes: { 'the size': { before: withRecovery(200), title: 'Replace by 1000', after: withRecovery(1000) } },
});

testRule('recovery-attributes', {
  reports: { 'a GPT disk': { text: unneeded(withRecovery(1000, { typeId: attributes })), ...newWindows } },
  quiet: {
    'an unknown Windows': withRecovery(1000),
    'an MBR disk': { text: onDisk(2, ...RECOVERY_ON_MBR), ...newWindows },
    'a script that sets the attributes': {
      text: unneeded(
        withRecovery(1000).replace('<DiskConfiguration>', '<!-- gpt  attributes=… -->\n<DiskConfiguration>'),
      ),
      ...newWindows,
    },
  },
});

testRule('explicit-recovery-unneeded', {
  reports: {
    'a recovery partition': { text: unneeded(withRecovery(1000, { typeId: attributes })), ...newWindows },
    'one for Windows 10': {
      text: unneeded(withRecovery(1000, { typeId: attributes })),
      target: { windows: 'windows-10' },
    },
  },
  quiet: {
    'an older Windows': { text: withRecovery(1000), ...oldWindows },
    'an MBR disk': { text: onDisk(2, ...RECOVERY_ON_MBR), ...newWindows },
  },
});
