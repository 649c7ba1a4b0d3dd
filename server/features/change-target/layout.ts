/** The disks: BIOS starts Windows from MBR disks, UEFI from GPT disks, so that another firmware needs other partitions. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { bind } from '../../answer-file/bind';
import { kernelOf, type TargetFirmware } from '../../answer-file/target';
import { type DrawnDisk, drawDisks } from '../blocks/drawing';
import { insertLayout } from '../blocks/insert-layout';
import { type Layout, listLayouts } from '../blocks/layouts';
import { type Change, joinSteps, leftToDo, NOTHING, type Step } from './step';

export function changeLayout(file: AnswerFile, { wanted, before }: Change): Step {
  const { firmware } = wanted;
  // Of disks that show no firmware the file has said it, or nothing has.
  const isOther = firmware !== before.firmware;
  const step = firmware ? changeDisks(file, firmware, isOther) : NOTHING;
  return joinSteps([step, needsUefi(file)]);
}

function changeDisks(file: AnswerFile, firmware: TargetFirmware, isOther: boolean): Step {
  // What is wanted must not show in the drawing.
  const disks = drawDisks(bind(file.tree, { library: file.library })).filter(
    ({ partitions }) => partitions.length > 0,
  );
  const [disk] = disks;
  const hasEfi = disks.some(({ partitions }) => partitions.some(({ role }) => role === 'efi'));
  const isKnown = disks.some(({ style }) => style !== 'unknown');
  if (!disk || hasEfi === (firmware === 'uefi') || !(isKnown || isOther)) return NOTHING;
  const byHand = (why: string): Step =>
    leftToDo(`${why}: choose a layout for ${firmware.toUpperCase()} with "Insert Disk Layout".`);
  if (disks.length > 1) return byHand('The file lays out several disks');
  if (!disk.erased || disk.partitions.some(({ kept }) => kept))
    return byHand('The file keeps what is on disk');
  if (disk.partitions.some(({ role }) => role === 'data')) return byHand('The file has partitions for data');
  const layout = layoutLike(disk, file, firmware);
  if (!layout) return byHand('No layout fits');
  const asksForDisk = layout.questions.some(({ name }) => name === 'disk');
  const values = asksForDisk && disk.id !== undefined ? { disk: String(disk.id) } : {};
  const { edits, changes, problems } = insertLayout(file, layout.block, values);
  if (problems.length > 0) return leftToDo(...problems);
  return { edits, changes, leftToDo: [] };
}

/** The usual layout with a recovery partition, or without one, as the file has it. */
function layoutLike(disk: DrawnDisk, file: AnswerFile, firmware: TargetFirmware): Layout | undefined {
  const roles = (partitions: DrawnDisk['partitions']): string =>
    ['recovery', 'data'].filter((role) => partitions.some((one) => one.role === role)).join(' ');
  const fitting = listLayouts(file).filter(
    ({ block, misfit, disks }) =>
      misfit === undefined && block.firmware === firmware && disks.length === 1 && !block.drawing,
  );
  const alike = fitting.find(({ disks }) => roles(disks[0]!.partitions) === roles(disk.partitions));
  return alike ?? fitting[0];
}

function needsUefi(file: AnswerFile): Step {
  if (kernelOf(file.target) !== '11' || file.target.firmware !== 'bios') return NOTHING;
  return leftToDo('Setup of Windows 11 refuses BIOS computers: change the firmware, too.');
}
