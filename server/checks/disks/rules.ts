/** Rules about disks, partitions and the place that Windows is installed to. */
import type { Rule } from '../rule';
import * as bios from './bios';
import * as create from './create-steps';
import * as extended from './extended-partitions';
import * as formatting from './formatting';
import * as target from './install-target';
import * as letters from './letters';
import * as modify from './modify-steps';
import * as recovery from './recovery';
import * as showUi from './show-ui';
import * as partition from './target-partition';
import * as typeIds from './type-ids';
import * as uefi from './uefi';
import * as wiping from './wiping';

export const disksRules: readonly Rule[] = [
  wiping.diskMissingForUnattended,
  wiping.wipeMissingWithCreate,
  wiping.wipeWithoutCreate,
  wiping.wipeDataDisk,
  wiping.diskidOrder,
  wiping.diskidMissing,
  wiping.diskpartInstead,
  target.installtoMissing,
  target.installtoAndAvailable,
  target.installtoIncomplete,
  target.installtoNoSuchDisk,
  partition.installtoNoSuchPartition,
  partition.installtoBadPartitionType,
  partition.installtoTooSmall,
  target.installtoavailableUnreliable,
  create.createpartitionSizeAndExtend,
  create.createpartitionNeitherSizeNorExtend,
  create.extendNotLast,
  create.twoExtends,
  extended.logicalCreateExtend,
  extended.logicalWithoutExtended,
  extended.logicalOverfillsExtended,
  extended.secondExtended,
  extended.extendedOnGpt,
  create.efiOnMbr,
  create.msrOnMbr,
  create.mbrMoreThanFour,
  create.gptMoreThan128,
  modify.modifyUnknownPartition,
  modify.modifyPartitionidMissing,
  modify.duplicateModify,
  modify.orderNotContiguous,
  modify.extendCreateAndModify,
  modify.modifyExtendOnGpt,
  modify.msrOrExtendedModified,
  modify.espIllegalModify,
  formatting.targetNotFormatted,
  formatting.espFormatNotFat32,
  formatting.labelWithoutFormat,
  formatting.labelTooLongFat32,
  letters.letterInvalid,
  letters.letterDuplicate,
  letters.windowsNotC,
  letters.letterOnHidden,
  typeIds.typeidFormat,
  typeIds.typeidStyleMismatch,
  typeIds.typeidUnknown,
  typeIds.typeidSpecialGuid,
  uefi.uefiNoEsp,
  uefi.uefiNoMsr,
  uefi.msrOrder,
  uefi.espSizeMin,
  uefi.msrSize,
  bios.activeMissingBios,
  bios.activeMultiple,
  bios.activeOnLogical,
  bios.activeOnUefi,
  bios.biosSystemPartitionMin,
  bios.diskSizeSum,
  recovery.recoveryBeforeWindows,
  recovery.recoveryTooSmall,
  recovery.recoveryAttributes,
  recovery.explicitRecoveryUnneeded,
  showUi.willshowuiAlways,
  showUi.willshowuiNeverRisk,
];
