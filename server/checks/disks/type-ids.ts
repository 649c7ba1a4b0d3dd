/** TypeID: what a partition is, as its table stores it. */

import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import {
  certainDisks,
  modifyingSetting,
  RECOVERY_TYPE_IDS,
  type SimulatedDisk,
  type SimulatedPartition,
} from '../../answer-file/disks';
import { type ValueEntry, valueTable } from '../../schema/library';
import { nameRange } from '../../syntax/query';
import { removeSetting, replaceValue } from '../fixes';
import type { Rule } from '../rule';

const TYPE_ID =
  'learn.microsoft.com microsoft-windows-setup-diskconfiguration-disk-modifypartitions-modifypartition-typeid';
const BYTE = /^0x[0-9a-f]{1,2}$/i;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const typeidFormat: Rule = {
  id: 'typeid-format',
  title: 'The TypeID is neither a byte such as 0x27 nor a GUID',
  subject: 'disks',
  severity: 'error',
  docs: {
    why: 'On MBR disks TypeID is `0x` with two hexadecimal digits, on GPT disks a GUID without braces. Setup cannot read anything else.',
    wrong: '<TypeID>27</TypeID>',
    right: '<TypeID>0x27</TypeID>',
    appliesTo: 'A GUID in braces is only a warning: no source tells what Setup does with it.',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/TypeID'],
    sources: [TYPE_ID],
  },
  check(file, report) {
    for (const { setting, disk } of typeIds(file)) {
      const { value } = setting;
      if (BYTE.test(value) || GUID.test(value)) continue;
      const bare = value.replace(/^\{|\}$/g, '');
      const meant = GUID.test(bare)
        ? bare
        : /^[0-9a-f]{1,2}h?$/i.test(value)
          ? fitting(`0x${value.replace(/h$/i, '').padStart(2, '0')}`, disk)
          : undefined;
      const form = disk.style === 'gpt' ? 'a GUID without braces' : '0x and two hexadecimal digits';
      report(setting.valueRange, `The TypeID must be ${form}; Setup cannot read "${value}".`, {
        ...(bare !== value && meant && { severity: 'warning' }),
        ...(meant && { fixes: () => [replaceValue(file, setting, meant, true)] }),
      });
    }
  },
};

/** The byte, or what stands for it on a GPT disk; undefined when nothing does. */
function fitting(byte: string, disk: SimulatedDisk): string | undefined {
  if (disk.style !== 'gpt') return byte;
  return RECOVERY_TYPE_IDS.includes(byte) ? RECOVERY_TYPE_IDS[1] : undefined;
}

export const typeidStyleMismatch: Rule = {
  id: 'typeid-style-mismatch',
  title: 'The TypeID belongs to the other partition style',
  subject: 'disks',
  severity: 'error',
  docs: {
    why: 'GPT disks store the type of a partition as a GUID, MBR disks as a byte. Setup cannot set one on the other.',
    wrong: '<Type>EFI</Type>\n…\n<TypeID>0x27</TypeID>',
    right: '<Type>EFI</Type>\n…\n<TypeID>de94bba4-06d1-4d40-a16a-bfd50179d6ac</TypeID>',
    appliesTo: 'Disks whose style the layout or the stated firmware shows.',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/TypeID'],
    sources: [TYPE_ID],
  },
  check(file, report) {
    for (const { setting, disk } of typeIds(file)) {
      const { value } = setting;
      const isWrong =
        (disk.style === 'gpt' && BYTE.test(value)) || (disk.style === 'mbr' && GUID.test(value));
      if (!isWrong) continue;
      const counterpart = RECOVERY_TYPE_IDS.includes(value.toLowerCase())
        ? RECOVERY_TYPE_IDS[disk.style === 'gpt' ? 1 : 0]
        : undefined;
      const needs = disk.style === 'gpt' ? 'a GPT disk needs a GUID' : 'an MBR disk needs 0x and two digits';
      // That a partition is made active only suggests a BIOS.
      const isCertain =
        /partition$/.test(disk.styleReason) ||
        file.target.firmware === (disk.style === 'gpt' ? 'uefi' : 'bios');
      report(setting.valueRange, `This TypeID does not fit the disk: ${needs} (${disk.styleReason}).`, {
        ...(!isCertain && { severity: 'warning' }),
        ...(counterpart && { fixes: () => [replaceValue(file, setting, counterpart, true)] }),
      });
    }
  },
};

export const typeidUnknown: Rule = {
  id: 'typeid-unknown',
  title: 'The TypeID is not a known partition type, or shows a recovery partition to users',
  subject: 'disks',
  severity: 'warning',
  docs: {
    why: 'Types such as 0x07 are those of ordinary volumes: Windows gives a recovery partition of that type a letter and shows it to users. A type that no table lists may be a typing error.',
    wrong: '<Label>Recovery</Label>\n<TypeID>0x07</TypeID>',
    right: '<Label>Recovery</Label>\n<TypeID>0x27</TypeID>',
    appliesTo: 'A type that no table lists is only information.',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/TypeID'],
    sources: [TYPE_ID, 'learn.microsoft.com configure-biosmbr-based-hard-drive-partitions'],
  },
  check(file, report) {
    for (const { setting, partition } of typeIds(file)) {
      const { value } = setting;
      if (!BYTE.test(value) && !GUID.test(value)) continue;
      const entry = entryOf(value);
      if (!entry) {
        report(setting.valueRange, `${value} is no known partition type: is it spelt right?`, {
          severity: 'info',
        });
      } else if (
        entry.notForUtility &&
        !partition.installTarget &&
        /recovery|winre|\bre\b|tools/i.test(partition.label ?? '')
      ) {
        report(
          setting.valueRange,
          `${entry.label} is the type of an ordinary volume: Windows shows this partition to users. Recovery partitions have 0x27.`,
          { fixes: () => [replaceValue(file, setting, '0x27', false)] },
        );
      }
    }
  },
};

export const typeidSpecialGuid: Rule = {
  id: 'typeid-special-guid',
  title: 'The TypeID makes an ordinary partition an EFI, MSR or basic data partition',
  subject: 'disks',
  severity: 'warning',
  docs: {
    why: 'EFI and MSR partitions are created by CreatePartition/Type: Setup looks for them there and places them itself. The type of basic data is what a primary partition has anyway.',
    wrong: '<Type>Primary</Type>\n…\n<TypeID>c12a7328-f81f-11d2-ba4b-00a0c93ec93b</TypeID>',
    right: '<Type>EFI</Type>',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/TypeID'],
    sources: [TYPE_ID],
  },
  check(file, report) {
    for (const { setting, partition } of typeIds(file)) {
      if (partition.type !== 'Primary' || !GUID.test(setting.value)) continue;
      const entry = entryOf(setting.value);
      const type = entry?.createType;
      if (type === 'EFI' || type === 'MSR') {
        report(
          setting.valueRange,
          `This is the type of an ${type} partition: set Type ${type} in CreatePartition instead.`,
          {
            related: [{ range: nameRange(partition.create!.node), message: 'CreatePartition' }],
          },
        );
      } else if (type === 'Primary' && entry?.role === 'basic') {
        report(setting.valueRange, 'A primary partition is of this type anyway.', {
          severity: 'info',
          tag: 'unnecessary',
          fixes: () => [removeSetting(file, setting, true)],
        });
      }
    }
  },
};

interface TypedPartition {
  readonly setting: Setting;
  readonly disk: SimulatedDisk;
  readonly partition: SimulatedPartition;
}

/** The TypeIDs that count; those of EFI and MSR partitions are not to be set at all, which other rules say. */
function typeIds(file: AnswerFile): readonly TypedPartition[] {
  return certainDisks(file).flatMap((disk) =>
    disk.partitions.flatMap((partition) => {
      const setting = modifyingSetting(partition, 'TypeID');
      return setting && partition.type !== 'EFI' && partition.type !== 'MSR'
        ? [{ setting, disk, partition }]
        : [];
    }),
  );
}

function entryOf(value: string): ValueEntry | undefined {
  const padded = BYTE.test(value) ? `0x${value.slice(2).padStart(2, '0')}` : value;
  return valueTable('partition-types').find(padded);
}
