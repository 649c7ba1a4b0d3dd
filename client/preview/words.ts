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

/** What a partition is called: its label, or what it is for. */
export function partitionTitle({ role, label }: PlanPartition): string {
  return label === null || label === '' ? ROLES[role] : label;
}

export function partitionSize({ sizeMB }: PlanPartition): string {
  return sizeMB === null ? 'size not known' : sizeText(sizeMB);
}

/** A partition in one sentence, for those who do not see the picture. */
export function partitionSentence(partition: PlanPartition): string {
  const { number, role, label, letter, format, installTarget, kept, rest, problem } = partition;
  const parts = [
    number === null ? ROLES[role] : `Partition ${number}, ${ROLES[role]}`,
    label && label !== ROLES[role] && `named ${label}`,
    letter && `drive ${letter}:`,
    format,
    rest && partition.sizeMB !== null
      ? `${partitionSize(partition)}, the rest of the disk`
      : partitionSize(partition),
    installTarget && 'Windows is installed here',
    kept && 'kept as it is',
    problem && `Setup cannot create it: ${problem}`,
  ];
  return parts.filter(Boolean).join(', ');
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
