/** A disk layout as one line of text: `EFI 260 MB │ MSR 16 MB │ Windows rest`. */
import { l10n } from 'vscode';
import type { DrawnDisk, DrawnPartition } from '../../server/lsp/protocol';

/** Several disks are told apart by their numbers. */
export function drawLayout(disks: readonly DrawnDisk[]): string {
  const lines = disks.map((disk) => disk.partitions.map(drawPartition).join(' │ '));
  if (disks.length < 2) return lines.join('');
  return disks.map(({ id }, index) => l10n.t('Disk {0}: {1}', id ?? '?', lines[index] ?? '')).join('   ');
}

function drawPartition({ role, kept, sizeMB, rest, windows }: DrawnPartition): string {
  const size = sizeMB === undefined ? undefined : sizeText(sizeMB);
  const name = roleName(windows ? 'windows' : role);
  return [name, rest ? l10n.t('rest') : size, kept && l10n.t('kept')].filter(Boolean).join(' ');
}

function roleName(role: DrawnPartition['role']): string {
  switch (role) {
    case 'efi':
      return 'EFI';
    case 'msr':
      return 'MSR';
    case 'extended':
      return l10n.t('Extended');
    case 'windows':
      return 'Windows';
    case 'system':
      return l10n.t('System');
    case 'recovery':
      return l10n.t('Recovery');
    case 'data':
      return l10n.t('Data');
  }
}

/** Gigabytes only where they are whole ones: the sizes of a layout are what stands in the file. */
function sizeText(megabytes: number): string {
  return megabytes >= 1024 && megabytes % 1024 === 0 ? `${megabytes / 1024} GB` : `${megabytes} MB`;
}
