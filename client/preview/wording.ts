/** How the words of the preview are put together; the page and the exported picture share it. */
import type { PlanPartition, SetupPlan } from '../../server/lsp/protocol';
import type { PreviewWords } from './words';

/** Fills the gaps `{0}`, `{1}`, … of a text. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (gap, index: string) => String(values[Number(index)] ?? gap));
}

export function count(number: number, [one, many]: readonly string[]): string {
  return number === 1 ? one! : fill(many!, number);
}

/** `260 MB`, `63.7 GB`, `2 TB`. */
export function sizeText({ sizes, language }: PreviewWords, megabytes: number): string {
  if (megabytes < 1000) return fill(sizes.megabytes, megabytes);
  const gigabytes = megabytes / 1024;
  return gigabytes < 1000
    ? fill(sizes.gigabytes, rounded(gigabytes, language))
    : fill(sizes.terabytes, rounded(gigabytes / 1024, language));
}

/** Of a piece that no partition takes. */
export function freeText(words: PreviewWords, sizeMB: number | undefined): string {
  return sizeMB === undefined ? words.sizes.untold : fill(words.sizes.free, sizeText(words, sizeMB));
}

/** What a partition is called where there is little room: its letter and label, or what it is for. */
export function partitionTitle({ disks }: PreviewWords, { role, label, letter }: PlanPartition): string {
  const name = role === 'efi' || role === 'msr' ? role.toUpperCase() : label || disks.roles[role];
  return letter ? `${letter}: ${name}` : name;
}

/** Its number and size. */
export function partitionMeasure(words: PreviewWords, partition: PlanPartition): string {
  const size = partitionSize(words, partition);
  return partition.number === null ? size : `${partition.number} · ${size}`;
}

export function partitionSize(words: PreviewWords, { sizeMB }: PlanPartition): string {
  return sizeMB === null ? words.sizes.unknown : sizeText(words, sizeMB);
}

/** What the title and the measure do not say, for those who do not see the picture. */
export function partitionDetails(words: PreviewWords, partition: PlanPartition): string {
  const { disks } = words;
  const { role, label, format, rest, problem } = partition;
  const parts = [
    fill(disks.partition, disks.roles[role]),
    (role === 'efi' || role === 'msr') && label && fill(disks.named, label),
    format,
    rest && disks.rest,
    ...partitionFlags(words, partition),
    problem && fill(disks.impossibleBecause, problem),
  ];
  return parts.filter(Boolean).join(', ');
}

export function partitionFlags(
  { disks }: PreviewWords,
  { installTarget, kept, active }: PlanPartition,
): readonly string[] {
  const flags = [installTarget && disks.installTarget, kept && disks.keptAsItIs, active && disks.active];
  return flags.filter((flag) => typeof flag === 'string');
}

export function diskTitle(words: PreviewWords, { id, sizeMB, style }: SetupPlan['disks'][number]): string {
  const { disks } = words;
  const parts = [
    id === null ? disks.unnumbered : fill(disks.disk, id),
    style !== 'unknown' && style.toUpperCase(),
    fill(disks.drawnWith, sizeText(words, sizeMB)),
  ];
  return parts.filter(Boolean).join(', ');
}

function rounded(number: number, language: string): string {
  return number.toLocaleString(language, { maximumFractionDigits: number < 100 ? 1 : 0 });
}
