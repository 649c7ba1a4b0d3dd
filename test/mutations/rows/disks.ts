/** Mutations of disks and of the partition that gets Windows. */
import type { Mutation } from '../mutation';
import { after, anywhere, drop, into, replace, rewrite, set, target } from '../steps';

const create = (order: number, type: string, extent: string): string =>
  `<CreatePartition wcm:action="add"><Order>${order}</Order><Type>${type}</Type>${extent}</CreatePartition>`;
const modify = (order: number, id: number, rest: string): string =>
  `<ModifyPartition wcm:action="add"><Order>${order}</Order><PartitionID>${id}</PartitionID>${rest}</ModifyPartition>`;
const REST = '<Extend>true</Extend>';
const UEFI = ['windows-10-uefi', 'windows-11', 'server-2022', 'audit'];
/** EFI, MSR and Windows, which takes the rest. */
const UEFI_THREE = ['windows-10-uefi', 'server-2022'];
const BIOS = ['windows-7', 'windows-10-bios', 'server-2012'];
const STATED_BIOS = ['windows-7-bios', 'windows-10-bios', 'server-2012'];
const RENUMBERED = ['modify-unknown-partition', 'installto-no-such-partition', 'order-not-contiguous'];

export const diskMutations: readonly Mutation[] = [
  {
    rule: 'disk-missing-for-unattended',
    steps: [
      drop('DiskConfiguration/Disk'),
      drop('ImageInstall/OSImage/InstallTo'),
      set('DiskConfiguration/WillShowUI', '▶Never'),
    ],
    on: ['windows-7', 'windows-8.1', 'windows-10', 'windows-11-uefi', 'server'],
    also: ['installto-missing', 'willshowui-never-risk'],
  },
  { rule: 'wipe-missing-with-create', steps: [set('WillWipeDisk', 'false')], also: ['uefi-no-esp'] },
  { rule: 'wipe-missing-with-create', steps: [drop('Disk/WillWipeDisk')] },
  {
    rule: 'wipe-without-create',
    steps: [
      drop('Disk/ModifyPartitions'),
      drop('Disk/CreatePartitions'),
      anywhere('<WillWipeDisk>', '<WillWipeDisk>▶'),
    ],
    also: ['uefi-no-esp'],
  },
  {
    rule: 'wipe-data-disk',
    steps: [
      after(
        'DiskConfiguration/Disk',
        `<Disk wcm:action="add"><DiskID>1</DiskID><WillWipeDisk>true</WillWipeDisk><CreatePartitions>${create(1, 'Primary', REST)}</CreatePartitions><ModifyPartitions>${modify(1, 1, '<Format>NTFS</Format>')}</ModifyPartitions></Disk>`,
      ),
      anywhere(/(<DiskID>1<\/DiskID>)\s*(<WillWipeDisk>)/, '$1▶$2'),
    ],
    on: ['windows-7', 'windows-10', 'windows-11-uefi', 'server'],
    severity: 'info',
    also: ['diskid-order'],
  },
  {
    rule: 'diskid-order',
    steps: [set('Disk/DiskID', '▶2'), set('InstallTo/DiskID', '2')],
    also: ['wipe-data-disk'],
  },
  { rule: 'diskid-missing', steps: [set('Disk/DiskID', '')], also: ['installto-no-such-disk'] },
  {
    rule: 'diskpart-instead',
    steps: [
      set('windowsPE/Setup/RunSynchronous/RunSynchronousCommand/Path', '▷diskpart.exe /s X:\\disk.txt'),
      anywhere('<WillWipeDisk>', '▶<WillWipeDisk>'),
    ],
  },
  { rule: 'installto-missing', steps: [drop('OSImage/InstallTo')], also: ['target-not-formatted'] },
  {
    rule: 'installto-and-available',
    steps: [into('OSImage', '<InstallToAvailablePartition>true</InstallToAvailablePartition>')],
  },
  { rule: 'installto-incomplete', steps: [set('InstallTo/PartitionID', '')] },
  { rule: 'installto-no-such-disk', steps: [set('InstallTo/DiskID', '3')], also: ['wipe-data-disk'] },
  { rule: 'installto-no-such-partition', steps: [set('InstallTo/PartitionID', '7')] },
  {
    rule: 'installto-bad-partition-type',
    steps: [set('InstallTo/PartitionID', '1')],
    on: UEFI,
    also: ['windows-not-c'],
  },
  {
    rule: 'installto-bad-partition-type',
    steps: [set('InstallTo/PartitionID', '2')],
    on: UEFI,
    also: ['windows-not-c'],
  },
  {
    rule: 'installto-bad-partition-type',
    steps: [
      set('ModifyPartition[2]/Format', 'FAT32'),
      rewrite('InstallTo', '<PartitionID>', '▶<PartitionID>'),
    ],
    on: [...UEFI, ...BIOS, 'windows-10-logical'],
  },
  {
    rule: 'installto-bad-partition-type',
    steps: [set('InstallTo/PartitionID', '3')],
    on: ['windows-10-logical'],
    also: ['windows-not-c'],
  },
  { rule: 'installto-too-small', steps: [set('CreatePartition[3]/Size', '5000')], on: ['windows-11-uefi'] },
  {
    rule: 'installto-too-small',
    steps: [replace('CreatePartition[3]/Extend', '<Size>12000</Size>')],
    on: ['windows-10-uefi'],
    severity: 'warning',
  },
  {
    rule: 'installto-too-small',
    steps: [replace('CreatePartition[3]/Extend', '<Size>30000</Size>')],
    on: ['windows-11-arm64'],
    severity: 'warning',
  },
  {
    rule: 'installtoavailable-unreliable',
    steps: [
      drop('OSImage/InstallTo'),
      drop('windowsPE/Setup/DiskConfiguration'),
      into('OSImage', '▶<InstallToAvailablePartition>true</InstallToAvailablePartition>'),
    ],
  },
  {
    rule: 'createpartition-size-and-extend',
    steps: [replace('CreatePartition[2]/Extend', '▶<Size>90000</Size><Extend>true</Extend>')],
    on: BIOS,
  },
  {
    rule: 'createpartition-size-and-extend',
    steps: [replace('CreatePartition[3]/Extend', '▶<Size>90000</Size><Extend>true</Extend>')],
    on: UEFI,
  },
  { rule: 'createpartition-neither-size-nor-extend', steps: [drop('CreatePartition[3]/Extend')] },
  { rule: 'createpartition-neither-size-nor-extend', steps: [drop('CreatePartition/Size')] },
  {
    rule: 'extend-not-last',
    steps: [replace('CreatePartition[3]/Size', '<Extend>true</Extend>')],
    on: ['windows-11-uefi'],
  },
  {
    rule: 'extend-not-last',
    steps: [
      into('CreatePartitions', create(4, 'Primary', '<Size>900</Size>')),
      rewrite('CreatePartition[3]', '<Extend>', '▶<Extend>'),
    ],
    on: [...UEFI_THREE, 'windows-8.1'],
  },
  {
    rule: 'two-extends',
    steps: [into('CreatePartitions', create(4, 'Primary', '▶<Extend>true</Extend>'))],
    on: UEFI_THREE,
    also: ['extend-not-last'],
  },
  {
    rule: 'logical-create-extend',
    steps: [replace('CreatePartition[6]/Size', '<Extend>true</Extend>')],
    on: ['windows-10-logical'],
    also: ['extend-create-and-modify'],
  },
  {
    rule: 'logical-without-extended',
    steps: [set('CreatePartition[2]/Type', 'Logical')],
    on: ['windows-7', 'windows-10-bios', 'server-2012'],
    also: ['logical-create-extend', 'installto-bad-partition-type'],
  },
  {
    rule: 'logical-overfills-extended',
    steps: [
      replace('CreatePartition[4]/Extend', '<Size>50100</Size>'),
      rewrite('CreatePartition[6]', '<Size>', '▶<Size>'),
    ],
    on: ['windows-10-logical'],
  },
  {
    rule: 'second-extended',
    steps: [set('CreatePartition[3]/Type', '▷Extended'), rewrite('CreatePartition[4]', '<Type>', '▶<Type>')],
    on: ['windows-10-logical'],
    also: [
      'msr-or-extended-modified',
      'modify-unknown-partition',
      'recovery-before-windows',
      'logical-overfills-extended',
      'typeid-special-guid',
      'recovery-too-small',
    ],
  },
  {
    rule: 'extended-on-gpt',
    steps: [set('CreatePartition[3]/Type', 'Extended')],
    on: UEFI,
    also: [
      ...RENUMBERED,
      'efi-on-mbr',
      'msr-on-mbr',
      'installto-bad-partition-type',
      'target-not-formatted',
      'mbr-more-than-four',
      'uefi-no-msr',
      'installto-too-small',
    ],
  },
  {
    rule: 'efi-on-mbr',
    steps: [set('CreatePartition/Type', 'EFI')],
    on: STATED_BIOS,
    also: [
      'esp-format-not-fat32',
      'active-on-uefi',
      'esp-illegal-modify',
      'uefi-no-msr',
      'typeid-style-mismatch',
      'recovery-attributes',
      'esp-size-min',
    ],
  },
  {
    rule: 'msr-on-mbr',
    steps: [set('CreatePartition/Type', 'MSR')],
    on: STATED_BIOS,
    also: [
      'msr-or-extended-modified',
      'uefi-no-esp',
      'msr-size',
      'typeid-style-mismatch',
      'active-on-uefi',
      'recovery-attributes',
      'bios-system-partition-min',
    ],
  },
  {
    rule: 'mbr-more-than-four',
    steps: [
      into('CreatePartitions', create(3, 'Primary', '<Size>500</Size>')),
      into('CreatePartitions', create(4, 'Primary', '<Size>500</Size>')),
      into('CreatePartitions', `▶${create(5, 'Primary', '<Size>500</Size>')}`),
      replace('CreatePartition[2]/Extend', '<Size>100000</Size>'),
    ],
    on: ['windows-7', 'windows-10-bios', 'server-2012'],
  },
  {
    rule: 'modify-unknown-partition',
    steps: [set('ModifyPartition/PartitionID', '8')],
    also: ['target-not-formatted', 'active-missing-bios', 'wipe-data-disk'],
  },
  {
    rule: 'modify-unknown-partition',
    steps: [into('ModifyPartitions', modify(9, 9, '<Format>NTFS</Format>'))],
    also: ['order-not-contiguous'],
  },
  {
    rule: 'modify-partitionid-missing',
    steps: [set('ModifyPartition[2]/PartitionID', '')],
    also: ['target-not-formatted'],
  },
  {
    rule: 'duplicate-modify',
    steps: [set('ModifyPartition[2]/PartitionID', '1')],
    also: [
      'target-not-formatted',
      'label-too-long-fat32',
      'windows-not-c',
      'letter-on-hidden',
      'esp-format-not-fat32',
    ],
  },
  {
    rule: 'order-not-contiguous',
    steps: [set('CreatePartition[2]/Order', '5')],
    on: ['windows-7', 'windows-10-bios', 'server-2012'],
  },
  {
    rule: 'order-not-contiguous',
    steps: [set('ModifyPartition[2]/Order', '9')],
    on: [...UEFI_THREE, 'windows-7'],
  },
  {
    rule: 'extend-create-and-modify',
    steps: [into('ModifyPartition[2]', REST)],
    on: ['windows-10-uefi', 'windows-7', 'windows-10-bios', 'server'],
    also: ['modify-extend-on-gpt'],
  },
  {
    rule: 'modify-extend-on-gpt',
    steps: [
      replace('CreatePartition[3]/Extend', '<Size>70000</Size>'),
      into('ModifyPartition[2]', '▶<Extend>true</Extend>'),
    ],
    on: ['windows-10-uefi', 'server-2022'],
  },
  {
    rule: 'modify-extend-on-gpt',
    steps: [into('ModifyPartition[2]', '<Extend>true</Extend>')],
    on: ['windows-11-uefi'],
  },
  {
    rule: 'msr-or-extended-modified',
    steps: [
      into(
        'ModifyPartitions',
        `<ModifyPartition wcm:action="add"><Order>3</Order><PartitionID>2</PartitionID>▶<Format>NTFS</Format></ModifyPartition>`,
      ),
    ],
    on: UEFI_THREE,
  },
  {
    rule: 'esp-illegal-modify',
    steps: [into('ModifyPartition[1]', '<Active>true</Active>')],
    on: UEFI_THREE,
    also: ['active-on-uefi'],
  },
  {
    rule: 'esp-illegal-modify',
    steps: [into('ModifyPartition[1]', '<TypeID>c12a7328-f81f-11d2-ba4b-00a0c93ec93b</TypeID>')],
    on: UEFI_THREE,
    also: ['typeid-special-guid'],
  },
  {
    rule: 'target-not-formatted',
    steps: [target('windows-11 build=26100'), drop('ModifyPartition[2]/Format')],
    on: ['windows-11-uefi'],
    also: ['label-without-format', 'winpe-uilanguage-missing', 'hidewireless-missing'],
  },
  {
    rule: 'target-not-formatted',
    steps: [drop('ModifyPartition[2]/Format'), drop('ModifyPartition[2]/Label')],
    on: ['windows-11-uefi'],
    severity: 'warning',
  },
  { rule: 'esp-format-not-fat32', steps: [set('ModifyPartition[1]/Format', 'NTFS')], on: UEFI },
  {
    rule: 'label-without-format',
    steps: [drop('ModifyPartition[2]/Format'), rewrite('ModifyPartition[2]', '<Label>', '▶<Label>')],
    also: ['target-not-formatted'],
  },
  {
    rule: 'label-too-long-fat32',
    steps: [set('ModifyPartition[1]/Label', 'EFI System Partition')],
    on: UEFI,
  },
  {
    rule: 'label-too-long-fat32',
    steps: [set('ModifyPartition[2]/Label', 'The partition of Windows and programs')],
  },
  { rule: 'letter-invalid', steps: [set('ModifyPartition[2]/Letter', 'X')], also: ['windows-not-c'] },
  { rule: 'letter-duplicate', steps: [set('ModifyPartition[5]/Letter', 'C')], on: ['windows-10-logical'] },
  {
    rule: 'letter-duplicate',
    steps: [
      into('ModifyPartition[1]', '▷<Letter>C</Letter>'),
      rewrite('ModifyPartition[2]', '<Letter>', '▶<Letter>'),
    ],
    on: UEFI_THREE,
    also: ['letter-on-hidden'],
  },
  { rule: 'windows-not-c', steps: [set('ModifyPartition[2]/Letter', 'W')] },
  { rule: 'letter-on-hidden', steps: [into('ModifyPartition[1]', '<Letter>S</Letter>')], on: UEFI },
  {
    rule: 'letter-on-hidden',
    steps: [into('ModifyPartition[3]', '<Letter>R</Letter>')],
    on: ['windows-11-uefi', 'windows-10-logical'],
  },
  {
    rule: 'typeid-format',
    steps: [set('TypeID', '27')],
    also: ['recovery-before-windows', 'installto-bad-partition-type'],
  },
  { rule: 'typeid-style-mismatch', steps: [set('TypeID', '0x27')], on: ['windows-11-uefi'] },
  {
    rule: 'typeid-style-mismatch',
    steps: [set('TypeID', 'de94bba4-06d1-4d40-a16a-bfd50179d6ac')],
    on: ['windows-10-logical'],
  },
  { rule: 'typeid-unknown', steps: [set('TypeID', '0x07')], on: ['windows-10-logical'] },
  {
    rule: 'typeid-special-guid',
    steps: [set('TypeID', 'ebd0a0a2-b9e5-4433-87c0-68b6b72699c7')],
    on: ['windows-11-uefi'],
    severity: 'info',
  },
  {
    rule: 'typeid-special-guid',
    steps: [set('TypeID', 'c12a7328-f81f-11d2-ba4b-00a0c93ec93b')],
    on: ['windows-11-uefi'],
  },
  {
    rule: 'uefi-no-esp',
    steps: [
      set('CreatePartition/Type', 'Primary'),
      rewrite('DiskConfiguration/Disk', '<CreatePartitions>', '▶<CreatePartitions>'),
    ],
    on: UEFI,
    also: ['msr-order'],
  },
  {
    rule: 'uefi-no-msr',
    steps: [set('CreatePartition[2]/Type', 'Primary'), anywhere('<Type>EFI', '▶<Type>EFI')],
    on: UEFI,
  },
  {
    rule: 'msr-order',
    steps: [
      set('CreatePartition[3]/Type', 'MSR'),
      set('CreatePartition[2]/Type', 'Primary'),
      anywhere('<Type>▷MSR', '▶<Type>MSR'),
    ],
    on: ['windows-11-uefi'],
    also: [
      'installto-bad-partition-type',
      'msr-or-extended-modified',
      'msr-size',
      'installto-too-small',
      'target-not-formatted',
      'recovery-before-windows',
    ],
  },
  { rule: 'esp-size-min', steps: [set('CreatePartition/Size', '60')], on: UEFI },
  { rule: 'msr-size', steps: [set('CreatePartition[2]/Size', '700')], on: UEFI },
  { rule: 'active-missing-bios', steps: [drop('ModifyPartition/Active')], on: BIOS },
  {
    rule: 'active-multiple',
    steps: [into('ModifyPartition[2]', '<Active>true</Active>')],
    on: [...BIOS, 'windows-10-logical'],
  },
  {
    rule: 'active-on-logical',
    steps: [into('ModifyPartition[5]', '<Active>true</Active>')],
    on: ['windows-10-logical'],
    also: ['active-multiple', 'letter-on-hidden'],
  },
  { rule: 'active-on-uefi', steps: [into('ModifyPartition[2]', '<Active>true</Active>')], on: UEFI },
  { rule: 'bios-system-partition-min', steps: [set('CreatePartition/Size', '40')], on: BIOS },
  { rule: 'disk-size-sum', steps: [replace('CreatePartition[2]/Extend', '<Size>3000000</Size>')], on: BIOS },
  {
    rule: 'recovery-before-windows',
    steps: [
      set('InstallTo/PartitionID', '▷4'),
      drop('ModifyPartition[2]'),
      replace(
        'ModifyPartition[2]',
        modify(
          2,
          3,
          '<Format>NTFS</Format><Label>Recovery</Label><TypeID>de94bba4-06d1-4d40-a16a-bfd50179d6ac</TypeID>',
        ),
      ),
      into('ModifyPartitions', modify(3, 4, '<Format>NTFS</Format>')),
      set('CreatePartition[4]/Size', '90000'),
      rewrite('CreatePartitions/CreatePartition[3]', '<Type>', '▶<Type>'),
    ],
    on: ['windows-11-uefi'],
    also: ['installto-too-small'],
  },
  { rule: 'recovery-too-small', steps: [set('CreatePartition[4]/Size', '200')], on: ['windows-11-uefi'] },
  {
    rule: 'recovery-attributes',
    steps: [
      into('CreatePartitions', create(4, 'Primary', '<Size>1000</Size>')),
      replace('CreatePartition[3]/Extend', '<Size>90000</Size>'),
      into(
        'ModifyPartitions',
        modify(3, 4, '<Format>NTFS</Format>▶<TypeID>de94bba4-06d1-4d40-a16a-bfd50179d6ac</TypeID>'),
      ),
    ],
    on: UEFI_THREE,
    also: ['explicit-recovery-unneeded'],
  },
  {
    rule: 'explicit-recovery-unneeded',
    steps: [
      into('CreatePartitions', create(4, 'Primary', '<Size>1000</Size>')),
      replace('CreatePartition[3]/Extend', '<Size>90000</Size>'),
      into(
        'ModifyPartitions',
        `▶${modify(3, 4, '<Format>NTFS</Format><TypeID>de94bba4-06d1-4d40-a16a-bfd50179d6ac</TypeID>')}`,
      ),
    ],
    on: ['windows-10-uefi'],
    also: ['recovery-attributes'],
  },
  { rule: 'willshowui-always', steps: [set('DiskConfiguration/WillShowUI', 'Always')] },
  { rule: 'willshowui-always', steps: [set('ProductKey/WillShowUI', 'Always')] },
  { rule: 'willshowui-always', steps: [into('OSImage', '<WillShowUI>Always</WillShowUI>')] },
  { rule: 'willshowui-never-risk', steps: [set('DiskConfiguration/WillShowUI', 'Never')] },
  {
    rule: 'gpt-more-than-128',
    steps: [
      replace('CreatePartition[3]/Extend', '<Size>70000</Size>'),
      into(
        'CreatePartitions',
        Array.from(
          { length: 126 },
          (_, index) => `${index === 125 ? '▶' : ''}${create(index + 4, 'Primary', '<Size>100</Size>')}`,
        ).join('\n'),
      ),
    ],
    on: ['windows-10-uefi'],
  },
];
