/** Steps that change partitions. */
import assert from 'node:assert/strict';
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
import { findingsOf, fixTitles, withTildes } from '../support/findings';
import { testRule } from '../support/rule-tests';

const gptCreates = UEFI_STEPS.slice(0, 3);
const whole = [create(1, 'Primary', 'rest'), modify(1, 1, { Format: 'NTFS' })];

testRule('modify-unknown-partition', {
  reports: {
    'a number that is too high': onDisk(1, ...whole, modify(2, '«2|modify-unknown-partition (error)»')),
    'the number of an extended partition': onDisk(
      1,
      create(1, 'Primary', 60000),
      create(2, 'Extended', 'rest'),
      modify(1, 1, { Format: 'NTFS' }),
      modify(2, '«2|modify-unknown-partition»', { Format: 'NTFS' }),
    ),
  },
  quiet: {
    'the number behind the MSR': onDisk(3, ...UEFI_STEPS),
    'a disk that keeps its partitions': setup(configuration(disk(1, [modify(1, 9)], 'false'))),
    'a number that a template fills in': onDisk(1, ...whole, modify(2, '{{number}}')),
  },
});

testRule('modify-partitionid-missing', {
  reports: {
    'an empty number': onDisk(
      1,
      ...whole,
      modify(2, '').replace(
        '<PartitionID></PartitionID>',
        '«<PartitionID></PartitionID>|modify-partitionid-missing (error)»',
      ),
    ),
    'no number': onDisk(
      1,
      ...whole,
      modify(2, '')
        .replace('<PartitionID></PartitionID>', '')
        .replace('<ModifyPartition ', '<«ModifyPartition|modify-partitionid-missing (error)» '),
    ),
  },
  quiet: { 'a number': onDisk(1, ...whole) },
});

testRule('duplicate-modify', {
  reports: {
    'one number twice': withTildes(
      onDisk(2, ...BIOS_STEPS, modify(3, '«2|duplicate-modify (warning)»', { Format: 'NTFS' })),
      '<PartitionID>«2»</PartitionID>',
      'duplicate-modify: The first one',
    ),
  },
  quiet: {
    'one number on each of two disks': setup(
      configuration(disk(0, BIOS_STEPS), disk(1, [modify(1, 1)], 'false')),
      installTo(0, 2),
    ),
  },
});

testRule('order-not-contiguous', {
  reports: {
    'a gap between created partitions': onDisk(
      2,
      create(1, 'Primary', 500),
      create(3, 'Primary', 'rest').replace('3', '«3|order-not-contiguous (warning)»'),
      ...BIOS_STEPS.slice(2),
    ),
    'a later one that is right, where an earlier one is missing': onDisk(
      3,
      ...UEFI_STEPS.slice(0, 2),
      create(4, 'Primary', 'rest').replace('4', '«4|order-not-contiguous»'),
      ...UEFI_STEPS.slice(3),
    ),
    'modifications from 2': onDisk(1, whole[0]!, modify('«2|order-not-contiguous»', 1, { Format: 'NTFS' })),
  },
  quiet: {
    'another order in the text': onDisk(2, BIOS_STEPS[1]!, BIOS_STEPS[0]!, BIOS_STEPS[3]!, BIOS_STEPS[2]!),
    'two of one number, which another rule reports': withTildes(
      onDisk(
        2,
        create(1, 'Primary', 500),
        create(1, 'Primary', 'rest').replace('>1<', '>«1|list-item-duplicate-key»<'),
        ...BIOS_STEPS.slice(2),
      ),
      '<Order>«1»',
      'list-item-duplicate-key: The first one',
    ),
  },
  fixes: {
    'the numbers of all steps': {
      before: onDisk(2, create(2, 'Primary', 500), create(5, 'Primary', 'rest'), ...BIOS_STEPS.slice(2)),
      title: 'Number the steps from 1',
      after: onDisk(2, ...BIOS_STEPS),
    },
  },
});

testRule('extend-create-and-modify', {
  reports: {
    'Extend in both places': withTildes(
      onDisk(
        1,
        whole[0]!,
        modify(1, 1, { Format: 'NTFS', Extend: '«true|extend-create-and-modify (error)»' }),
      ),
      '<«CreatePartition» wcm:action="add"><Order>1',
      'extend-create-and-modify: The other partition',
    ),
    'both on a GPT disk': withTildes(
      onDisk(
        3,
        ...UEFI_STEPS.slice(0, 4),
        modify(2, 3, { Format: 'NTFS', Extend: '«true|extend-create-and-modify»' }),
      ),
      '<«CreatePartition» wcm:action="add"><Order>3',
      'extend-create-and-modify: The other partition',
    ),
  },
  quiet: {
    'Extend that is false': onDisk(1, whole[0]!, modify(1, 1, { Format: 'NTFS', Extend: 'false' })),
    'Extend of a partition with a size': onDisk(
      1,
      create(1, 'Primary', 20000),
      modify(1, 1, { Format: 'NTFS', Active: 'true', Extend: 'true' }),
    ),
  },
  fixes: {
    'by removing the second one': {
      before: onDisk(1, whole[0]!, modify(1, 1, { Format: 'NTFS', Extend: 'true' })),
      title: 'Remove Extend',
      after: onDisk(1, whole[0]!, modify(1, 1, { Format: 'NTFS' })),
    },
  },
});

const sized = [...UEFI_STEPS.slice(0, 2), create(3, 'Primary', 60000), UEFI_STEPS[3]!];
testRule('modify-extend-on-gpt', {
  reports: {
    'Extend on a GPT disk': onDisk(
      3,
      ...sized,
      modify(2, 3, { Format: 'NTFS', Extend: '«true|modify-extend-on-gpt (warning)»' }),
    ),
  },
  quiet: {
    'Extend of an EFI partition, which another rule reports': onDisk(
      3,
      ...UEFI_STEPS.slice(0, 3),
      UEFI_STEPS[4]!,
      modify(1, 1, { Format: 'FAT32', Extend: 'true' }).replace('<Extend>', '<«Extend|esp-illegal-modify»>'),
    ),
    'Extend of an MSR partition, which another rule reports': onDisk(
      3,
      ...UEFI_STEPS,
      modify(3, '«2|msr-or-extended-modified»', { Extend: 'true' }),
    ),
    'Extend on an MBR disk': onDisk(
      1,
      create(1, 'Primary', 60000),
      modify(1, 1, { Format: 'NTFS', Active: 'true', Extend: 'true' }),
    ),
    'a disk of unknown style': onDisk(
      1,
      create(1, 'Primary', 60000),
      modify(1, 1, { Format: 'NTFS', Extend: 'true' }),
    ),
  },
  fixes: {
    'the last partition': {
      before: onDisk(3, ...sized, modify(2, 3, { Format: 'NTFS', Extend: 'true' })),
      title: 'Set Extend in CreatePartition',
      after: onDisk(3, ...UEFI_STEPS.slice(0, 4), modify(2, 3, { Format: 'NTFS' })),
    },
    'by leaving the size': {
      before: onDisk(3, ...sized, modify(2, 3, { Format: 'NTFS', Extend: 'true' })),
      title: 'Remove Extend',
      after: onDisk(3, ...sized, modify(2, 3, { Format: 'NTFS' })),
    },
  },
});

testRule('msr-or-extended-modified', {
  reports: {
    'a format for the MSR': onDisk(
      3,
      ...UEFI_STEPS,
      modify(3, '«2|msr-or-extended-modified (error)»', { Format: 'NTFS' }),
    ),
  },
  quiet: { 'an item that changes nothing': onDisk(3, ...UEFI_STEPS, modify(3, 2)) },
  fixes: {
    'by removing what changes it': {
      before: onDisk(3, ...UEFI_STEPS, modify(3, 2, { Format: 'NTFS', Label: 'MSR' })),
      title: 'Keep only Order and PartitionID',
      after: onDisk(3, ...UEFI_STEPS, modify(3, 2)),
    },
  },
});

const efi = (facts: Record<string, string>) => [
  ...gptCreates,
  modify(1, 1, { Format: 'FAT32', ...facts }),
  UEFI_STEPS[4]!,
];
testRule('esp-illegal-modify', {
  reports: {
    'an active EFI partition': marked(
      onDisk(3, ...efi({ Active: 'true' })).replace('<Active>', '<«Active|esp-illegal-modify (warning)»>'),
    ),
  },
  quiet: {
    'a format and a label': onDisk(3, ...UEFI_STEPS),
    'Active that is false': onDisk(3, ...efi({ Active: 'false' })),
  },
  fixes: {
    'by removing the setting': {
      before: onDisk(3, ...efi({ Active: 'true' })),
      title: 'Remove Active',
      after: onDisk(3, ...efi({})),
    },
  },
});

testRule('target-not-formatted', {
  reports: {
    'the new Setup': {
      text: onDisk(
        3,
        ...UEFI_STEPS.slice(0, 4),
        named(modify(2, 3, { Letter: 'C' }), 'target-not-formatted (error)'),
      ),
      target: { windows: 'windows-11', build: 26100 },
    },
    'Server 2025': {
      text: onDisk(3, ...UEFI_STEPS.slice(0, 4), named(modify(2, 3), 'target-not-formatted (error)')),
      target: { windows: 'server-2025' },
    },
    'Windows 11 of unknown build': {
      text: onDisk(
        3,
        create(1, '«EFI|target-not-formatted (warning)»', 300),
        ...UEFI_STEPS.slice(1, 3),
        modify(1, 3, { Format: 'NTFS' }),
      ),
      target: { windows: 'windows-11' },
    },
    'an older Windows': {
      text: onDisk(1, create(1, '«Primary|target-not-formatted (info)»', 'rest')),
      target: { windows: 'windows-10' },
    },
    'an unknown Windows': onDisk(1, create(1, '«Primary|target-not-formatted (info)»', 'rest')),
  },
  quiet: {
    'formatted partitions': {
      text: onDisk(3, ...UEFI_STEPS),
      target: { windows: 'windows-11', build: 26100 },
    },
    'partitions that are kept': setup(configuration(disk(0, [modify(1, 3)], 'false')), installTo(0, 3)),
    'a format that a template fills in': onDisk(1, whole[0]!, modify(1, 1, { Format: '{{format}}' })),
  },
  fixes: {
    'a partition that is modified': {
      before: onDisk(
        1,
        whole[0]!,
        '<ModifyPartition wcm:action="add">\n<Order>1</Order>\n<PartitionID>1</PartitionID>\n</ModifyPartition>',
      ),
      title: 'Format it with NTFS',
      after: onDisk(
        1,
        whole[0]!,
        '<ModifyPartition wcm:action="add">\n<Order>1</Order>\n<PartitionID>1</PartitionID>\n<Format>NTFS</Format>\n</ModifyPartition>',
      ),
    },
    'a partition that is not': {
      before: onDisk(1, whole[0]!),
      title: 'Format it with NTFS',
      after: onDisk(
        1,
        whole[0]!,
        '<ModifyPartition wcm:action="add">\n    <Order>1</Order>\n    <PartitionID>1</PartitionID>\n    <Format>NTFS</Format>\n  </ModifyPartition>',
      ).replace('<ModifyPartition w', '  <ModifyPartition w'),
    },
  },
});

testRule('esp-format-not-fat32', {
  reports: {
    NTFS: onDisk(
      3,
      ...gptCreates,
      modify(1, 1, { Format: '«NTFS|esp-format-not-fat32 (error)»' }),
      UEFI_STEPS[4]!,
    ),
  },
  quiet: {
    'FAT32 in lower case': onDisk(3, ...gptCreates, modify(1, 1, { Format: 'fat32' }), UEFI_STEPS[4]!),
  },
  fixes: {
    'the format': {
      before: onDisk(3, ...gptCreates, modify(1, 1, { Format: 'NTFS' }), UEFI_STEPS[4]!),
      title: 'Replace by FAT32',
      after: onDisk(3, ...gptCreates, modify(1, 1, { Format: 'FAT32' }), UEFI_STEPS[4]!),
    },
  },
});

const withData = [
  ...UEFI_STEPS.slice(0, 2),
  create(3, 'Primary', 60000),
  create(4, 'Primary', 'rest'),
  ...UEFI_STEPS.slice(3),
];
testRule('label-without-format', {
  reports: {
    'a new partition': onDisk(
      3,
      ...withData,
      modify(3, 4, { Label: '«Data|label-without-format (warning)»' }),
    ),
  },
  quiet: {
    'a partition that is kept': setup(configuration(disk(0, [modify(1, 4, { Label: 'Data' })], 'false'))),
    'a partition without a label': onDisk(3, ...withData, modify(3, 4, { Letter: 'D' })),
  },
  fixes: {
    'by formatting it': {
      before: onDisk(
        3,
        ...withData,
        '<ModifyPartition wcm:action="add">\n<Order>3</Order>\n<PartitionID>4</PartitionID>\n<Label>Data</Label>\n</ModifyPartition>',
      ),
      title: 'Format it with NTFS',
      after: onDisk(
        3,
        ...withData,
        '<ModifyPartition wcm:action="add">\n<Order>3</Order>\n<PartitionID>4</PartitionID>\n<Label>Data</Label>\n<Format>NTFS</Format>\n</ModifyPartition>',
      ),
    },
  },
});

testRule('label-too-long-fat32', {
  reports: {
    'twelve characters with FAT32': onDisk(
      3,
      ...gptCreates,
      modify(1, 1, { Format: 'FAT32', Label: '«System-Files|label-too-long-fat32 (warning)»' }),
      UEFI_STEPS[4]!,
    ),
    '33 characters with NTFS': onDisk(
      1,
      whole[0]!,
      modify(1, 1, { Format: 'NTFS', Label: `«${'x'.repeat(33)}|label-too-long-fat32»` }),
    ),
  },
  quiet: {
    'eleven characters': onDisk(
      3,
      ...gptCreates,
      modify(1, 1, { Format: 'FAT32', Label: 'SystemFiles' }),
      UEFI_STEPS[4]!,
    ),
    'a label that a template fills in': onDisk(
      1,
      whole[0]!,
      modify(1, 1, { Format: 'FAT32', Label: '{{label_of_the_system}}' }),
    ).replace('<PartitionID>1</PartitionID></InstallTo>', '<PartitionID>{{x}}</PartitionID></InstallTo>'),
  },
});

const twoDisks = (letter: string) =>
  setup(
    configuration(disk(0, UEFI_STEPS), disk(1, [modify(1, 1, { Letter: letter })], 'false')),
    installTo(0, 3),
  );

testRule('letter-invalid', {
  reports: {
    'the letter of Windows PE': twoDisks('«X|letter-invalid (error)»'),
    'a digit': twoDisks('«1|letter-invalid (error)»'),
    'a letter with a colon': twoDisks('«D:|letter-invalid»'),
    'the letter of a floppy disk': twoDisks('«A|letter-invalid»'),
    'two letters': twoDisks('«CD|letter-invalid»'),
  },
  quiet: {
    'another letter': twoDisks('W'),
    'a small letter': twoDisks('w'),
    'a letter that a template fills in': twoDisks('{{letter}}'),
  },
  fixes: {
    'the colon': { before: twoDisks('D:'), title: 'Replace by D', after: twoDisks('D') },
    'by removing it': {
      before: twoDisks('X'),
      title: 'Remove Letter',
      after: twoDisks('D').replace('<Letter>D</Letter>', ''),
    },
  },
});

testRule('letter-duplicate', {
  reports: {
    'a letter on two disks': withTildes(
      twoDisks('«c|letter-duplicate (error)»'),
      '<Letter>«C»',
      'letter-duplicate: The first one',
    ),
  },
  quiet: { 'two letters': twoDisks('D'), 'a letter that a template fills in': twoDisks('{{letter}}') },
  fixes: {
    'by the next free letter': { before: twoDisks('C'), title: 'Replace by D', after: twoDisks('D') },
  },
});

testRule('windows-not-c', {
  reports: {
    'another letter': onDisk(
      1,
      whole[0]!,
      modify(1, 1, { Format: 'NTFS', Letter: '«W|windows-not-c (hint)»' }),
    ),
  },
  quiet: {
    'the letter C': onDisk(1, whole[0]!, modify(1, 1, { Format: 'NTFS', Letter: 'C' })),
    'no letter': onDisk(1, ...whole),
  },
});

testRule('letter-on-hidden', {
  reports: {
    'an EFI partition': onDisk(3, ...efi({ Letter: '«S|letter-on-hidden (hint)»' })),
    'a system partition': onDisk(
      2,
      ...BIOS_STEPS.slice(0, 2),
      modify(1, 1, { Active: 'true', Format: 'NTFS', Letter: '«S|letter-on-hidden»' }),
      BIOS_STEPS[3]!,
    ),
  },
  quiet: { 'a data partition': onDisk(3, ...withData, modify(3, 4, { Letter: 'D' })) },
  fixes: {
    'by removing it': {
      before: onDisk(3, ...efi({ Letter: 'S' })),
      title: 'Remove Letter',
      after: onDisk(3, ...efi({})),
    },
  },
});

describe('what is offered for Extend on a GPT disk', () => {
  const fixesFor = (...steps: readonly string[]) => fixTitles('modify-extend-on-gpt', onDisk(3, ...steps));
  const extended = modify(2, 3, { Format: 'NTFS', Extend: 'true' });

  it('is Extend of CreatePartition, when the partition is created last', () => {
    assert.deepEqual(fixesFor(...sized, extended), ['Set Extend in CreatePartition', 'Remove Extend']);
    assert.deepEqual(
      fixesFor(...sized.slice(0, 3), create(4, 'Primary', 1000), ...sized.slice(3), extended),
      ['Remove Extend'],
    );
    const sizeless = sized.map((step) => step.replace(/(<Order>3.*)<Size>\d+<\/Size>/, '$1'));
    assert.deepEqual(fixesFor(...sizeless, extended), ['Remove Extend']);
  });
});

describe('a number that is missing between the steps', () => {
  it('is the one that is told', () => {
    const text = onDisk(2, create(1, 'Primary', 500), create(3, 'Primary', 'rest'), ...BIOS_STEPS.slice(2));
    assert.deepEqual(
      findingsOf(text)
        .filter(({ rule }) => rule.id === 'order-not-contiguous')
        .map(({ message }) => message),
      ['The Order of the steps must run 1, 2, 3: 2 is missing.'],
    );
  });
});
