/** Disks and partitions in words. */
import { ROLE_NAMES } from '../answer-file/disk-model';
import type { SimulatedDisk, SimulatedPartition } from '../answer-file/disks';

/** "Windows, NTFS, C:, rest of disk". */
export function partitionLabel({
  role,
  type,
  format,
  letter,
  label,
  sizeMB,
  rest,
}: SimulatedPartition): string {
  const name: string = ROLE_NAMES[role];
  const size = rest ? 'rest of disk' : sizeMB === undefined ? undefined : sizeLabel(sizeMB);
  return [
    name,
    type === undefined ? 'there before' : undefined,
    format,
    letter && `${letter}:`,
    label && label.toLowerCase() !== name.toLowerCase() ? `"${label}"` : undefined,
    size,
  ]
    .filter(Boolean)
    .join(', ');
}

/** "GPT, 4 partitions, wiped". */
export function diskLabel({ style, partitions, start }: SimulatedDisk): string {
  const count = partitions.length === 1 ? '1 partition' : `${partitions.length} partitions`;
  return [
    style === 'unknown' ? undefined : style.toUpperCase(),
    count,
    start === 'wiped' ? 'wiped' : undefined,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Megabytes, from 1 GB on as gigabytes: "300 MB", "97.7 GB". */
export function sizeLabel(megabytes: number): string {
  if (megabytes < 1024) return `${megabytes} MB`;
  const gigabytes = megabytes / 1024;
  return `${Number.isInteger(gigabytes) ? gigabytes : gigabytes.toFixed(1)} GB`;
}
