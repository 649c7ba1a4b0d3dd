/** Drive letters. */

import type { AnswerFile, Component, Setting } from '../../answer-file/answer-file';
import { certainDisks, modifyingSetting, type SimulatedPartition } from '../../answer-file/disks';
import { SETUP, settingsAt } from '../../answer-file/query';
import { removeSetting, replaceValue } from '../fixes';
import type { Rule } from '../rule';

const LETTER_PATH = 'DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Letter';

const LETTER =
  'learn.microsoft.com microsoft-windows-setup-diskconfiguration-disk-modifypartitions-modifypartition-letter';

export const letterInvalid: Rule = {
  id: 'letter-invalid',
  title: 'The drive letter is none, or belongs to Windows PE',
  subject: 'disks',
  severity: 'error',
  docs: {
    why: 'A partition gets one letter from C to Z, without a colon; Setup rejects any other value. X belongs to the RAM disk from which Windows PE runs, so that no partition can get it.',
    wrong: '<Letter>D:</Letter>',
    right: '<Letter>D</Letter>',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Letter'],
    sources: [LETTER, 'learn.microsoft.com configure-uefigpt-based-hard-drive-partitions'],
  },
  check(file, report) {
    for (const letter of settingsAt(file, SETUP, LETTER_PATH, 'windowsPE')) {
      const { value, hasHole } = letter;
      if (hasHole || value === '' || /^[C-Z]$/i.test(value)) continue;
      const [, meant] = /^([C-WYZ]):\\?$/i.exec(value) ?? [];
      report(
        letter.valueRange,
        `"${value}" is no drive letter for a partition: Setup takes one from C to Z, without a colon.`,
        {
          fixes: () => (meant ? [replaceValue(file, letter, meant, true)] : []),
        },
      );
    }
    for (const { partition, letter } of letters(file)) {
      if (partition.letter !== 'X') continue;
      report(letter.valueRange, 'X: is the RAM disk from which Setup runs: choose another letter, or none.', {
        fixes: () => [removeSetting(file, letter)],
      });
    }
  },
};

export const letterDuplicate: Rule = {
  id: 'letter-duplicate',
  title: 'Two partitions get the same letter',
  subject: 'disks',
  severity: 'error',
  docs: {
    why: 'A letter names one partition, on all disks together. Setup cannot give it to a second one.',
    wrong: '<PartitionID>3</PartitionID><Letter>C</Letter>\n<PartitionID>4</PartitionID><Letter>C</Letter>',
    right: '<PartitionID>3</PartitionID><Letter>C</Letter>\n<PartitionID>4</PartitionID><Letter>D</Letter>',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Letter'],
    sources: [LETTER],
  },
  check(file, report) {
    const seen = new Map<Component, Map<string, Setting>>();
    for (const { partition, letter } of letters(file)) {
      const taken = seen.get(letter.component) ?? new Map<string, Setting>();
      seen.set(letter.component, taken);
      const first = taken.get(partition.letter!);
      if (!first) {
        taken.set(partition.letter!, letter);
        continue;
      }
      report(
        letter.valueRange,
        `Another partition has the letter ${partition.letter} already: Setup cannot give it twice.`,
        {
          related: [{ range: first.valueRange, message: 'The first one' }],
          fixes: () => {
            const free = [...'DEFGHIJKLMNOPQRSTUVWYZ'].find((one) =>
              letters(file).every((other) => other.partition.letter !== one),
            );
            return free ? [replaceValue(file, letter, free)] : [];
          },
        },
      );
    }
  },
};

export const windowsNotC: Rule = {
  id: 'windows-not-c',
  title: 'The partition for Windows gets another letter than C',
  subject: 'disks',
  severity: 'hint',
  docs: {
    why: 'The letter holds only while Setup runs: after the restart the partition of Windows is C, whatever it was before. Paths in later passes must use C.',
    wrong: '<PartitionID>3</PartitionID>\n<Letter>W</Letter>',
    right: '<PartitionID>3</PartitionID>\n<Letter>C</Letter>',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Letter'],
    sources: ['learn.microsoft.com configure-uefigpt-based-hard-drive-partitions'],
  },
  check(file, report) {
    for (const { partition, letter } of letters(file)) {
      // X has a rule of its own.
      if (!partition.installTarget || partition.letter === 'C' || partition.letter === 'X') continue;
      report(
        letter.valueRange,
        'After the restart the partition of Windows is C, whatever letter it has here.',
      );
    }
  },
};

export const letterOnHidden: Rule = {
  id: 'letter-on-hidden',
  title: 'A system or recovery partition gets a letter',
  subject: 'disks',
  severity: 'hint',
  docs: {
    why: 'With a letter the partition is shown to the users of Windows, who may write to it or empty it.',
    wrong: '<PartitionID>1</PartitionID>\n<Format>FAT32</Format>\n<Letter>S</Letter>',
    right: '<PartitionID>1</PartitionID>\n<Format>FAT32</Format>',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Letter'],
    sources: [LETTER],
  },
  check(file, report) {
    for (const { partition, letter } of letters(file)) {
      const { role } = partition;
      if (role !== 'efi' && role !== 'system' && role !== 'recovery') continue;
      const name = role === 'efi' ? 'The EFI system partition' : `The ${role} partition`;
      report(letter.valueRange, `${name} needs no letter: with one it is shown to users.`, {
        fixes: () => [removeSetting(file, letter)],
      });
    }
  },
};

interface Lettered {
  readonly partition: SimulatedPartition;
  readonly letter: Setting;
}

function letters(file: AnswerFile): readonly Lettered[] {
  return certainDisks(file).flatMap(({ partitions }) =>
    partitions.flatMap((partition) => {
      const letter = modifyingSetting(partition, 'Letter');
      return letter && partition.letter && !letter.hasHole && partition.type !== 'MSR'
        ? [{ partition, letter }]
        : [];
    }),
  );
}
