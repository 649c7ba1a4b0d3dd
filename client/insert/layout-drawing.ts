/** A disk layout as one line of text: `EFI 260 MB │ MSR 16 MB │ Windows rest`. */
import type { DrawnDisk, DrawnPartition } from '../../server/lsp/protocol';

const ROLES: Readonly<Record<DrawnPartition['role'], string>> = {
  efi: 'EFI',
  msr: 'MSR',
  extended: 'Extended',
  windows: 'Windows',
  system: 'System',
  recovery: 'Recovery',
  data: 'Data',
};

/** Several disks are told apart by their numbers. */
export function drawLayout(disks: readonly DrawnDisk[]): string {
  const lines = disks.map((disk) => disk.partitions.map(drawPartition).join(' │ '));
  if (disks.length < 2) return lines.join('');
  return disks.map(({ id }, index) => `Disk ${id ?? '?'}: ${lines[index]}`).join('   ');
}

function drawPartition({ role, kept, sizeMB, rest, windows }: DrawnPartition): string {
  const size = sizeMB === undefined ? undefined : sizeText(sizeMB);
  const name = windows ? ROLES.windows : ROLES[role];
  return [name, rest ? 'rest' : size, kept && 'kept'].filter(Boolean).join(' ');
}

/** Gigabytes only where they are whole ones: the sizes of a layout are what stands in the file. */
function sizeText(megabytes: number): string {
  return megabytes >= 1024 && megabytes % 1024 === 0 ? `${megabytes / 1024} GB` : `${megabytes} MB`;
}
