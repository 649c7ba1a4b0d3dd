/** Disks as bars: how much of the width each partition gets, so that small ones can still be read. */
import { ROLE_NAMES } from '../answer-file/disk-model';
import type { PlanDisk, PlanPartition } from '../plan/setup-plan';

export interface BarSegment {
  readonly kind: PlanPartition['role'] | 'free' | 'unknown';
  readonly name: string;
  readonly size: string;
  /** Share of the width; those of a bar add up to `width`. */
  readonly width: number;
}

/** Returns the segments of a disk for a bar of `width` units, none narrower than `narrowest` if they all fit. */
export function barSegments(disk: PlanDisk, width: number, narrowest: number): readonly BarSegment[] {
  const pieces = piecesOf(disk);
  const least = Math.max(1, Math.min(narrowest, Math.floor(width / Math.max(1, pieces.length))));
  const spare = Math.max(0, width - least * pieces.length);
  const total = pieces.reduce((sum, { weight }) => sum + weight, 0) || 1;
  let used = 0;
  let taken = 0;
  return pieces.map(({ weight, ...piece }) => {
    taken += weight;
    // Rounding the sums instead of the parts makes the widths add up.
    const end = Math.round((spare * taken) / total);
    const segment = { ...piece, width: least + end - used };
    used = end;
    return segment;
  });
}

/** "63.5 GB", "300 MB". */
export function sizeText(sizeMB: number | null): string {
  if (sizeMB === null) return 'size unknown';
  return sizeMB < 4096 ? `${sizeMB} MB` : `${Number((sizeMB / 1024).toFixed(1))} GB`;
}

/** What a partition is for, in one or two words. */
export function roleText({ role, kept, label }: PlanPartition): string {
  return role === 'data' && label ? label : kept && role === 'data' ? 'kept' : ROLE_NAMES[role];
}

type Piece = Omit<BarSegment, 'width'> & { readonly weight: number };

/** An extended partition stands for itself only where no logical one fills it. */
function piecesOf({ partitions, freeMB, sizeMB }: PlanDisk): readonly Piece[] {
  const made = partitions.filter(({ problem }) => problem === undefined);
  const logicalMB = made.reduce(
    (sum, { type, sizeMB: size }) => sum + (type === 'Logical' ? (size ?? 0) : 0),
    0,
  );
  const pieces = made.map((partition): Piece => {
    const own = (partition.sizeMB ?? sizeMB / 8) - (partition.type === 'Extended' ? logicalMB : 0);
    return {
      kind: partition.role,
      name: roleText(partition),
      size: sizeText(partition.sizeMB),
      weight: Math.max(0, own),
    };
  });
  if (freeMB === null) pieces.push({ kind: 'unknown', name: 'what is there', size: '', weight: sizeMB / 8 });
  else if (freeMB > 0) pieces.push({ kind: 'free', name: 'free', size: sizeText(freeMB), weight: freeMB });
  return pieces;
}
