/** Partitions that cannot be created. */
import assert from 'node:assert/strict';
import {
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
import { fixTitles, withTildes } from '../support/findings';
import { testRule } from '../support/rule-tests';

const both = '<Size>20000</Size><Extend>true</Extend>';
const rest = '<Extend>true</Extend>';
const step = (inner: string) => `<CreatePartition wcm:action="add">${inner}</CreatePartition>`;

testRule('createpartition-size-and-extend', {
  reports: {
    'a partition with both': onDisk(
      1,
      step(
        '<Order>1</Order><Type>Primary</Type><Size>«20000|createpartition-size-and-extend (error)»</Size><Extend>true</Extend>',
      ),
      modify(1, 1, { Format: 'NTFS' }),
    ),
  },
  quiet: {
    'Extend that is false': onDisk(
      1,
      step('<Order>1</Order><Type>Primary</Type><Size>20000</Size><Extend>false</Extend>'),
      modify(1, 1, { Format: 'NTFS' }),
    ),
    'a template that chooses': onDisk(1, step(`<Order>1</Order><Type>Primary</Type>${both}`)).replace(
      '<DiskID>',
      '{% if x %}<DiskID>',
    ),
  },
  fixes: {
    'by removing the size': {
      before: onDisk(1, step(`<Order>1</Order><Type>Primary</Type>${both}`)),
      title: 'Remove Size',
      after: onDisk(1, step(`<Order>1</Order><Type>Primary</Type>${rest}`)),
    },
    'by removing Extend': {
      before: onDisk(1, step(`<Order>1</Order><Type>Primary</Type>${both}`)),
      title: 'Remove Extend',
      after: onDisk(1, step('<Order>1</Order><Type>Primary</Type><Size>20000</Size>')),
    },
  },
});

const bare = named(
  step('<Order>1</Order><Type>Primary</Type>'),
  'createpartition-neither-size-nor-extend (error)',
);
testRule('createpartition-neither-size-nor-extend', {
  reports: {
    'a partition without a size': onDisk(1, bare, modify(1, 1, { Format: 'NTFS' })),
    'one whose Extend is false': onDisk(
      1,
      named(
        step('<Order>1</Order><Type>Primary</Type><Extend>false</Extend>'),
        'createpartition-neither-size-nor-extend',
      ),
      modify(1, 1, { Format: 'NTFS' }),
    ),
  },
  quiet: {
    'a size that a template fills in': onDisk(
      1,
      create(1, 'Primary', '{{size}}'),
      modify(1, 1, { Format: 'NTFS' }),
    ),
    'Extend alone': onDisk(1, create(1, 'Primary', 'rest'), modify(1, 1, { Format: 'NTFS' })),
  },
  fixes: {
    'the last partition': {
      before: onDisk(1, '<CreatePartition wcm:action="add">\n<Order>1</Order>\n</CreatePartition>'),
      title: 'Take the rest of the disk',
      after: onDisk(
        1,
        '<CreatePartition wcm:action="add">\n<Order>1</Order>\n<Extend>true</Extend>\n</CreatePartition>',
      ),
    },
    'an EFI partition': {
      before: onDisk(
        2,
        '<CreatePartition wcm:action="add">\n<Order>1</Order>\n<Type>EFI</Type>\n</CreatePartition>',
        create(2, 'Primary', 'rest'),
      ),
      title: 'Add Size 300',
      after: onDisk(
        2,
        '<CreatePartition wcm:action="add">\n<Order>1</Order>\n<Type>EFI</Type>\n<Size>300</Size>\n</CreatePartition>',
        create(2, 'Primary', 'rest'),
      ),
    },
  },
});

const first = (rule: string) => create(1, 'Primary', 'rest').replace('true', `«true|${rule}»`);
const windows = modify(1, 1, { Format: 'NTFS' });

testRule('extend-not-last', {
  reports: {
    'a partition behind the rest': withTildes(
      onDisk(1, first('extend-not-last (error)'), create(2, 'Primary', 1000), windows),
      '<«CreatePartition» wcm:action="add"><Order>2',
      'extend-not-last: No space is left for this partition',
    ),
    'a recovery partition behind Windows': withTildes(
      onDisk(
        3,
        create(1, 'EFI', 300),
        create(2, 'MSR', 16),
        create(3, 'Primary', 'rest').replace('true', '«true|extend-not-last»'),
        create(4, 'Primary', 1000),
        ...UEFI_STEPS.slice(3),
      ),
      '<«CreatePartition» wcm:action="add"><Order>4',
      'extend-not-last: No space is left for this partition',
    ),
    'a disk that keeps its partitions': withTildes(
      setup(
        configuration(
          disk(
            0,
            [first('extend-not-last (warning)'), create(2, 'Primary', 1000), modify(1, 5)],
            'false',
          ).replace('>false<', '>«false|wipe-missing-with-create»<'),
        ),
      ),
      '<«CreatePartition» wcm:action="add"><Order>2',
      'extend-not-last: No space is left for this partition',
    ),
  },
  quiet: {
    'the last one by Order': onDisk(
      2,
      create(2, 'Primary', 'rest'),
      create(1, 'Primary', 500),
      modify(1, 2, { Format: 'NTFS' }),
    ),
    'logical partitions in an extended one': onDisk(
      1,
      create(1, 'Extended', 'rest'),
      create(2, 'Logical', 60000),
      windows,
    ),
  },
});

testRule('two-extends', {
  reports: {
    'a second one on a disk that keeps its partitions': withTildes(
      setup(
        configuration(
          disk(
            0,
            [
              create(1, 'Primary', 'rest'),
              create(2, 'Primary', 'rest').replace('true', '«true|two-extends (warning)»'),
              modify(1, 5),
            ],
            'false',
          ).replace('>false<', '>«false|wipe-missing-with-create»<'),
        ),
      ),
      '<Extend>«true»',
      'two-extends: The first one',
    ),
    'a second one': withTildes(
      onDisk(
        1,
        create(1, 'Primary', 'rest'),
        create(2, 'Primary', 'rest').replace('true', '«true|two-extends (error)»'),
        windows,
      ),
      '<Extend>«true»',
      'two-extends: The first one',
    ),
  },
  quiet: {
    'one on each disk': setup(
      configuration(
        disk(0, [create(1, 'Primary', 'rest'), windows]),
        disk(1, [create(1, 'Primary', 'rest')]).replace('>true<', '>«true|wipe-data-disk»<'),
      ),
      installTo(0, 1),
    ),
  },
});

testRule('logical-create-extend', {
  reports: {
    'Extend on a logical partition': onDisk(
      1,
      create(1, 'Extended', 'rest'),
      create(2, 'Logical', 'rest').replace('true', '«true|logical-create-extend (error)»'),
      windows,
    ),
  },
  quiet: {
    'Extend when it is modified': onDisk(
      1,
      create(1, 'Extended', 'rest'),
      create(2, 'Logical', 100),
      modify(1, 1, { Format: 'NTFS', Extend: 'true' }),
    ),
  },
  fixes: {
    'by a size and Extend in ModifyPartition': {
      before: onDisk(
        1,
        create(1, 'Extended', 'rest'),
        create(2, 'Logical', 'rest'),
        modify(1, 1, { Extend: 'false' }),
      ),
      title: 'Extend it in ModifyPartition',
      after: onDisk(
        1,
        create(1, 'Extended', 'rest'),
        create(2, 'Logical', 100),
        modify(1, 1, { Extend: 'true' }),
      ),
    },
  },
});

testRule('logical-without-extended', {
  reports: {
    'no extended partition': onDisk(
      1,
      create(1, '«Logical|logical-without-extended (error)»', 60000),
      windows,
    ),
    'one that comes later': onDisk(
      1,
      create(1, '«Logical|logical-without-extended»', 60000),
      create(2, 'Extended', 'rest'),
      windows,
    ),
    'a disk that is not wiped': setup(
      configuration(
        disk(0, [create(1, '«Logical|logical-without-extended (warning)»', 60000)], 'false').replace(
          '>false<',
          '>«false|wipe-missing-with-create»<',
        ),
      ),
    ),
  },
  quiet: {
    'an extended one before it': onDisk(
      1,
      create(1, 'Extended', 'rest'),
      create(2, 'Logical', 60000),
      windows,
    ),
  },
});

testRule('logical-overfills-extended', {
  reports: {
    'logical partitions without room for their tables': withTildes(
      onDisk(
        1,
        create(1, 'Extended', 80000),
        create(2, 'Logical', 60000),
        create(3, 'Logical', '«20000|logical-overfills-extended (error)»'),
        windows,
      ),
      '<«CreatePartition» wcm:action="add"><Order>1',
      'logical-overfills-extended: The other partition',
    ),
  },
  quiet: {
    'a little space left': onDisk(
      1,
      create(1, 'Extended', 80100),
      create(2, 'Logical', 60000),
      create(3, 'Logical', 20000),
      windows,
    ),
    'an extended one that takes the rest': onDisk(
      1,
      create(1, 'Extended', 'rest'),
      create(2, 'Logical', 60000),
      windows,
    ),
  },
});

testRule('second-extended', {
  reports: {
    'two extended partitions': withTildes(
      onDisk(
        1,
        create(1, 'Extended', 60000),
        create(2, '«Extended|second-extended (error)»', 50000),
        create(3, 'Logical', 45000),
        windows,
      ),
      '<«CreatePartition» wcm:action="add"><Order>1',
      'second-extended: The other partition',
    ),
  },
  quiet: { 'one of them': onDisk(1, create(1, 'Extended', 60000), create(2, 'Logical', 50000), windows) },
});

const bios = { target: { firmware: 'bios' } } as const;
const uefi = { target: { firmware: 'uefi' } } as const;

testRule('extended-on-gpt', {
  reports: {
    'an extended partition beside an EFI one': onDisk(
      3,
      ...UEFI_STEPS.slice(0, 2),
      create(3, 'Primary', 60000),
      create(4, '«Extended|extended-on-gpt (error)»', 'rest'),
      ...UEFI_STEPS.slice(3),
    ),
    'a target with UEFI': {
      text: onDisk(
        1,
        create(1, '«Extended|extended-on-gpt»', 'rest'),
        create(2, '«Logical|extended-on-gpt»', 60000),
        windows,
      ),
      ...uefi,
    },
  },
  quiet: {
    'a target with BIOS': {
      text: onDisk(1, create(1, 'Extended', 'rest'), create(2, 'Logical', 60000), windows),
      ...bios,
    },
    'an unknown target': onDisk(1, create(1, 'Extended', 'rest'), create(2, 'Logical', 60000), windows),
  },
});

const efiOnBios = {
  text: onDisk(
    3,
    create(1, '«EFI|efi-on-mbr (error)»', 300),
    create(2, '«MSR|msr-on-mbr (error)»', 16),
    ...UEFI_STEPS.slice(2),
  ),
  ...bios,
};
testRule('efi-on-mbr', {
  reports: { 'a target with BIOS': efiOnBios },
  quiet: {
    'a target that is not stated': onDisk(3, ...UEFI_STEPS),
    'a target with UEFI': { text: onDisk(3, ...UEFI_STEPS), ...uefi },
  },
});
testRule('msr-on-mbr', {
  reports: { 'a target with BIOS': efiOnBios },
  quiet: { 'a target with UEFI': { text: onDisk(3, ...UEFI_STEPS), ...uefi } },
});

const primaries = (count: number, lastType: string) =>
  Array.from({ length: count }, (_, index) =>
    create(index + 1, index === count - 1 ? lastType : 'Primary', 30000),
  );

testRule('mbr-more-than-four', {
  reports: {
    'a fifth primary partition': {
      text: onDisk(1, ...primaries(5, '«Primary|mbr-more-than-four (error)»'), windows),
      ...bios,
    },
    'four primary and an extended one': onDisk(
      1,
      ...primaries(5, '«Extended|mbr-more-than-four (error)»'),
      windows,
    ),
    'an unknown firmware': onDisk(1, ...primaries(5, '«Primary|mbr-more-than-four (warning)»'), windows),
  },
  quiet: {
    'four of them': { text: onDisk(1, ...primaries(4, 'Primary'), windows), ...bios },
    'logical ones': onDisk(
      1,
      ...primaries(4, 'Extended'),
      create(5, 'Logical', 10000),
      create(6, 'Logical', 10000),
      windows,
    ),
  },
});

const many = Array.from({ length: 127 }, (_, index) =>
  create(index + 3, index === 126 ? '«Primary|gpt-more-than-128 (error)»' : 'Primary', 30000),
);
testRule('gpt-more-than-128', {
  reports: { 'partition 129': onDisk(3, ...UEFI_STEPS.slice(0, 2), ...many, ...UEFI_STEPS.slice(3)) },
  quiet: {
    'partition 128': marked(
      onDisk(3, ...UEFI_STEPS.slice(0, 2), ...many.slice(0, 126), ...UEFI_STEPS.slice(3)),
    ),
  },
});

describe('what is offered for a partition without a size', () => {
  const fixesFor = (text: string) => fixTitles('createpartition-neither-size-nor-extend', text);
  const sizeless = (order: number, type = 'Primary') => step(`<Order>${order}</Order><Type>${type}</Type>`);

  it('is the rest of the disk, where nothing follows and nothing else takes it', () => {
    const last = onDisk(2, create(1, 'Primary', 500), sizeless(2));
    assert.deepEqual(fixesFor(last), ['Take the rest of the disk']);
    const first = onDisk(2, sizeless(1), create(2, 'Primary', 500));
    assert.deepEqual(fixesFor(first), []);
    const behindRest = onDisk(2, create(1, 'Primary', 'rest'), sizeless(2));
    assert.deepEqual(fixesFor(behindRest), []);
    const logical = onDisk(2, create(1, 'Extended', 500), sizeless(2, 'Logical'));
    assert.deepEqual(fixesFor(logical), []);
  });
});
