/** A disk as a bar: its pieces from left to right, those inside an extended partition nested in it. */
import type { PlanDisk, PlanPartition } from '../../server/lsp/protocol';

export type Segment =
  | {
      readonly kind: 'partition';
      readonly partition: PlanPartition;
      /** Stable between two pictures, so that the piece stays the same element. */
      readonly key: string;
      /** MB; undefined when nobody knows. */
      readonly sizeMB: number | undefined;
      readonly inside: readonly Segment[];
    }
  | { readonly kind: 'free'; readonly key: string; readonly sizeMB: number | undefined };

export function diskSegments(disk: PlanDisk): readonly Segment[] {
  const segments: Segment[] = [];
  let extended: { readonly segment: Segment & { kind: 'partition' }; readonly inside: Segment[] } | undefined;
  for (const [index, partition] of disk.partitions.entries()) {
    const inside: Segment[] = [];
    const key = `${partition.number ?? `#${index}`}`;
    const segment = {
      kind: 'partition' as const,
      partition,
      key,
      sizeMB: partition.sizeMB ?? undefined,
      inside,
    };
    if (partition.type === 'Logical' && extended) extended.inside.push(segment);
    else segments.push(segment);
    if (partition.type === 'Extended') extended = { segment, inside };
  }
  if (extended) fillExtended(extended.segment.sizeMB, extended.inside);
  if (disk.freeMB === null) segments.push({ kind: 'free', key: 'rest', sizeMB: undefined });
  else if (disk.freeMB > LEAST_FREE_MB) segments.push({ kind: 'free', key: 'free', sizeMB: disk.freeMB });
  return segments;
}

/** Tables and alignment take a few megabytes that nobody calls free. */
const LEAST_FREE_MB = 8;

/** What the logical partitions leave of the extended one. */
function fillExtended(sizeMB: number | undefined, inside: Segment[]): void {
  if (sizeMB === undefined || inside.some((segment) => segment.sizeMB === undefined)) return;
  const free = sizeMB - inside.reduce((sum, segment) => sum + (segment.sizeMB ?? 0), 0);
  if (inside.length > 0 && free > LEAST_FREE_MB) inside.push({ kind: 'free', key: 'free', sizeMB: free });
}

/** The share of a piece in the width of the bar; one of unknown size gets an eighth of what is known. */
export function shareOf(segment: Segment, all: readonly Segment[]): number {
  const known = all.reduce((sum, { sizeMB }) => sum + (sizeMB ?? 0), 0);
  return segment.sizeMB ?? Math.max(known / 8, 1);
}

/**
 * Widths of pieces that together fill `width`: in proportion to their shares, but none below `least`, which is
 * taken from the wider ones. When there is no room for that, or all shares are 0, all are the same.
 */
export function proportionalWidths(
  shares: readonly number[],
  width: number,
  least: number,
): readonly number[] {
  const hasNoProportion = shares.every((share) => share === 0);
  if (hasNoProportion || shares.length * least >= width) return shares.map(() => width / shares.length);
  const widened = new Set<number>();
  for (;;) {
    const room = width - widened.size * least;
    const total = shares.reduce((sum, share, index) => (widened.has(index) ? sum : sum + share), 0);
    const widths = shares.map((share, index) => (widened.has(index) ? least : (share / total) * room));
    const narrow = widths.findIndex((value, index) => value < least && !widened.has(index));
    if (narrow < 0) return widths;
    widths.forEach((value, index) => {
      if (value < least) widened.add(index);
    });
  }
}
