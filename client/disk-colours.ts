/** The colours of partitions by what they are for, each readable on a light and on a dark background. */
import type { DrawnPartition } from '../server/lsp/protocol';

export const DISK_COLOURS: Readonly<Record<DrawnPartition['role'] | 'free', string>> = {
  efi: '#c77700',
  system: '#c77700',
  msr: '#8a8a8a',
  extended: '#8a8a8a',
  windows: '#1a85ff',
  recovery: '#388a34',
  data: '#9a5fd0',
  free: '#8a8a8a',
};
