/** The words for disks, partitions and types of settings. */
import assert from 'node:assert/strict';
import { simulateDisks } from '../../server/answer-file/disks';
import { typeOf } from '../../server/features/describe';
import { diskLabel, partitionLabel, sizeLabel } from '../../server/features/partition-labels';
import type { SettingSchema } from '../../server/schema/component-schema';
import { create, disk, modify, setup } from '../support/disk-layouts';
import { answerFile } from '../support/plans';

const disksOf = (...steps: readonly string[]) =>
  simulateDisks(answerFile(setup(`<DiskConfiguration>${disk(0, [...steps])}</DiskConfiguration>`)));

const said = (schema: Omit<SettingSchema, 'description'>) => typeOf({ description: '', ...schema });

describe('labels', () => {
  it('name a partition by what it is for, and say its label only when that says more', () => {
    const [found] = disksOf(
      create(1, 'EFI', 300),
      create(2, 'Primary', 'rest'),
      modify(1, 1, { Format: 'FAT32', Label: 'Boot' }),
      modify(2, 2, { Format: 'NTFS', Letter: 'D', Label: 'Media' }),
    );
    assert.deepEqual(found!.partitions.map(partitionLabel), [
      'EFI, FAT32, "Boot", 300 MB',
      'Data, NTFS, D:, "Media", rest of disk',
    ]);
  });

  it('say of a partition only what is known of it', () => {
    const [created] = disksOf('<CreatePartition><Order>1</Order><Type>Primary</Type></CreatePartition>');
    assert.deepEqual(created!.partitions.map(partitionLabel), ['Data']);
    const [kept] = simulateDisks(
      answerFile(setup(`<DiskConfiguration>${disk(0, [modify(1, 3)], 'false')}</DiskConfiguration>`)),
    );
    assert.deepEqual(kept!.partitions.map(partitionLabel), ['Data, there before']);
    assert.equal(diskLabel(kept!), '1 partition');
  });

  it('count the partitions of a disk', () => {
    assert.equal(diskLabel(disksOf(create(1, 'Primary', 'rest'))[0]!), '1 partition, wiped');
    assert.equal(
      diskLabel(disksOf(create(1, 'EFI', 300), create(2, 'Primary', 'rest'))[0]!),
      'GPT, 2 partitions, wiped',
    );
  });

  it('give sizes in gigabytes from one on', () => {
    assert.deepEqual([1023, 1024, 1536, 100_000].map(sizeLabel), ['1023 MB', '1 GB', '1.5 GB', '97.7 GB']);
  });

  it('say what a setting takes', () => {
    assert.deepEqual(
      [
        said({ type: 'boolean' }),
        said({ type: 'integer', enum: [1, 2] }),
        said({ type: 'integer', minimum: 1, maximum: 9, unit: 'minutes' }),
        said({ type: 'integer', minimum: 1 }),
        said({ type: 'integer', unit: 'seconds' }),
        said({ type: 'integer' }),
        said({ type: 'string', enum: ['a'] }),
        said({ type: 'string', maxBytes: 15 }),
        said({ type: 'string', maxLength: 15 }),
        said({ type: 'string' }),
        said({ type: 'object' }),
        said({ type: 'array', items: { type: 'object', description: '' } }),
      ],
      [
        '`true` or `false`',
        'One of the numbers below',
        'Whole number, 1 to 9 minutes',
        'Whole number, 1 or more',
        'Whole number of seconds',
        'Whole number',
        'One of the values below',
        'Text, at most 15 bytes',
        'Text, at most 15 characters',
        'Text',
        'Holds other settings',
        'List item',
      ],
    );
  });
});
