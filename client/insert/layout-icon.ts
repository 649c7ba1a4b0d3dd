/** A disk layout as an icon: each disk a bar, its partitions in proportion and in the colours of what they are for. */
import { Uri } from 'vscode';
import type { DrawnDisk, DrawnPartition } from '../../server/lsp/protocol';
import { DISK_COLOURS } from '../disk-colours';
import { proportionalWidths } from '../preview/disk-segments';

/** As data, so that it needs no file and no process, on the desktop and on the web. */
export function layoutIcon(disks: readonly DrawnDisk[]): Uri {
  return Uri.parse(`data:image/svg+xml;base64,${btoa(layoutSvg(disks))}`);
}

export function layoutSvg(disks: readonly DrawnDisk[]): string {
  const height = Math.min(MOST_HEIGHT, (SIDE - GAP * (disks.length - 1)) / disks.length);
  const top = (SIDE - disks.length * height - GAP * (disks.length - 1)) / 2;
  const bars = disks.map((disk, index) => drawBar(disk, top + index * (height + GAP), height));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}">${bars.join('')}</svg>`;
}

/** Of the icon, in the pixels that VS Code gives it. */
const SIDE = 16;
const GAP = 2;
/** Of a bar, so that a single disk looks like a bar too. */
const MOST_HEIGHT = 10;
/** The narrowest piece that can be seen. */
const LEAST_WIDTH = 2;
/** Nobody knows the disk: what takes the rest is drawn as on one of this size. */
const DISK_MB = 256 * 1024;

function drawBar({ partitions, erased }: DrawnDisk, y: number, height: number): string {
  // Logical partitions are drawn in its place.
  const shown = partitions.filter(({ role }) => role !== 'extended');
  const left = Math.max(DISK_MB - shown.reduce((sum, { sizeMB }) => sum + (sizeMB ?? 0), 0), 0);
  // Of a disk that is not erased nobody knows what is free.
  const hasFree = erased && shown.every(({ rest, sizeMB }) => !rest && sizeMB !== undefined);
  const shares = shown.map(({ sizeMB }) => sizeMB ?? left);
  const widths = proportionalWidths(hasFree ? [...shares, left] : shares, SIDE, LEAST_WIDTH);
  let x = 0;
  const pieces = widths.map((width, index) => {
    const piece = drawPiece(shown[index], { x, y, width: width - 0.5, height });
    x += width;
    return piece;
  });
  return pieces.join('');
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What was on the disk before and what stays free have a frame only. */
function drawPiece(partition: DrawnPartition | undefined, { x, y, width, height }: Box): string {
  const colour = DISK_COLOURS[partition?.windows ? 'windows' : (partition?.role ?? 'free')];
  const framed = partition === undefined || partition.kept;
  const inset = framed ? 0.5 : 0;
  const paint = framed ? `fill="none" stroke="${colour}"` : `fill="${colour}"`;
  const sides = [x + inset, y + inset, width - 2 * inset, height - 2 * inset].map(fixed);
  return `<rect x="${sides[0]}" y="${sides[1]}" width="${sides[2]}" height="${sides[3]}" ${paint}/>`;
}

function fixed(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
