/** The words of the preview for what the plan names by ids; the page and the exported picture share them. */
import type { PageVerdict, PlanPartition, SetupPlan } from '../../server/lsp/protocol';

export const ROLES: Readonly<Record<PlanPartition['role'], string>> = {
  efi: 'EFI system',
  msr: 'Microsoft reserved',
  extended: 'Extended',
  windows: 'Windows',
  system: 'System',
  recovery: 'Recovery',
  data: 'Data',
};

export const VERDICTS: Readonly<Record<PageVerdict, string>> = {
  asks: 'Asks',
  'asks-if': 'May ask',
  unknown: 'Unknown',
  suppressed: 'Stays away',
};

/** The answer to "Will it stop and ask?". */
export const ANSWERS: Readonly<Record<SetupPlan['unattended'], string>> = {
  yes: 'No',
  no: 'Yes',
  depends: 'It depends',
};

export const PHASES: Readonly<Record<SetupPlan['questions'][number]['phase'], string>> = {
  setup: 'Windows Setup',
  'first-boot': 'First boot',
  audit: 'Audit mode',
  oobe: 'First start (OOBE)',
  logon: 'First logon',
};

/** `260 MB`, `63.7 GB`, `2 TB`. */
export function sizeText(megabytes: number): string {
  if (megabytes < 1000) return `${megabytes} MB`;
  const gigabytes = megabytes / 1024;
  return gigabytes < 1000 ? `${rounded(gigabytes)} GB` : `${rounded(gigabytes / 1024)} TB`;
}

/** What a partition is called where there is little room: its letter and label, or what it is for. */
export function partitionTitle({ role, label, letter }: PlanPartition): string {
  const name = role === 'efi' || role === 'msr' ? role.toUpperCase() : label || ROLES[role];
  return letter ? `${letter}: ${name}` : name;
}

/** Its number and size. */
export function partitionMeasure(partition: PlanPartition): string {
  const size = partitionSize(partition);
  return partition.number === null ? size : `${partition.number} · ${size}`;
}

export function partitionSize({ sizeMB }: PlanPartition): string {
  return sizeMB === null ? 'size unknown' : sizeText(sizeMB);
}

/** What the title and the measure do not say, for those who do not see the picture. */
export function partitionDetails(partition: PlanPartition): string {
  const { role, label, format, rest, problem } = partition;
  const parts = [
    `${ROLES[role]} partition`,
    (role === 'efi' || role === 'msr') && label && `named ${label}`,
    format,
    rest && 'the rest of the disk',
    ...partitionFlags(partition),
    problem && `Setup cannot create it: ${problem}`,
  ];
  return parts.filter(Boolean).join(', ');
}

export function partitionFlags({ installTarget, kept, active }: PlanPartition): readonly string[] {
  return [installTarget && 'Windows is installed here', kept && 'kept as it is', active && 'active'].filter(
    (flag) => typeof flag === 'string',
  );
}

export function diskTitle({ id, sizeMB, style }: SetupPlan['disks'][number]): string {
  const scheme = style === 'unknown' ? '' : `, ${style.toUpperCase()}`;
  return `${id === null ? 'Disk without a number' : `Disk ${id}`}${scheme}, drawn with ${sizeText(sizeMB)}`;
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

function rounded(number: number): string {
  return number.toFixed(number < 100 ? 1 : 0).replace(/\.0$/, '');
}
