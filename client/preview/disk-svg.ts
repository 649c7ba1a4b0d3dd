/** The disks as a picture of its own: an SVG file that needs nothing else and is readable on any background. */
import type { PlanDisk, SetupPlan } from '../../server/lsp/protocol';
import { DISK_COLOURS } from '../disk-colours';
import { diskSegments, proportionalWidths, type Segment, shareOf } from './disk-segments';
import { diskTitle, fill, freeText, partitionDetails, partitionMeasure, partitionTitle } from './wording';
import type { PreviewWords } from './words';

const WIDTH = 960;
const MARGIN = 16;
const BAR_HEIGHT = 64;
const LINE_HEIGHT = 20;
const LEAST_WIDTH = 92;
/** Of the 13 px font, on average. */
const CHARACTER_WIDTH = 7.2;

/** Draws the disks of a plan; the text holds no secret, since the plan holds none. */
export function disksAsSvg(
  { disks, target }: Pick<SetupPlan, 'disks' | 'target'>,
  fileName: string,
  words: PreviewWords,
): string {
  let top = MARGIN + 44;
  const drawn = disks.map((disk) => {
    const picture = drawDisk(disk, top, words);
    top += picture.height;
    return picture.svg;
  });
  const title = fill(words.disks.pictureTitle, fileName);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${top}" viewBox="0 0 ${WIDTH} ${top}" role="img" font-family="system-ui, 'Segoe UI', sans-serif" font-size="13">`,
    `<title>${escapeText(title)}</title>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    text(MARGIN, MARGIN + 14, title, 'font-size="17" font-weight="600"'),
    text(MARGIN, MARGIN + 34, target.label, 'fill="#555555"'),
    ...drawn,
    '</svg>',
    '',
  ].join('\n');
}

function drawDisk(
  disk: PlanDisk,
  top: number,
  words: PreviewWords,
): { readonly svg: string; readonly height: number } {
  const segments = diskSegments(disk);
  const head = `${diskTitle(words, disk)}. ${disk.wiped ? words.disks.wiped : words.disks.kept}`;
  const barTop = top + 28;
  const legendTop = barTop + BAR_HEIGHT + 22;
  const legend = disk.partitions.map((partition, index) => {
    const line = [partitionTitle, partitionMeasure, partitionDetails]
      .map((say) => say(words, partition))
      .join(', ');
    const y = legendTop + index * LINE_HEIGHT;
    return `<rect x="${MARGIN}" y="${y - 10}" width="11" height="11" fill="${DISK_COLOURS[partition.role]}"/>${clipped(MARGIN + 14, y, WIDTH - 2 * MARGIN, line)}`;
  });
  const svg = [
    text(MARGIN, top + 16, head, 'font-weight="600"'),
    drawBar(segments, words, { x: MARGIN, y: barTop, width: WIDTH - 2 * MARGIN, height: BAR_HEIGHT }),
    ...legend,
  ].join('\n');
  return { svg, height: legendTop - top + disk.partitions.length * LINE_HEIGHT + 12 };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function drawBar(
  segments: readonly Segment[],
  words: PreviewWords,
  { x: left, y, width, height }: Box,
): string {
  const shares = segments.map((segment) => shareOf(segment, segments));
  let x = left;
  return proportionalWidths(shares, width, LEAST_WIDTH)
    .map((pieceWidth, index) => {
      const piece = drawPiece(segments[index]!, words, { x, y, width: pieceWidth - 2, height });
      x += pieceWidth;
      return piece;
    })
    .join('\n');
}

function drawPiece(segment: Segment, words: PreviewWords, { x, y, width, height }: Box): string {
  const box = `x="${fixed(x)}" y="${y}" width="${fixed(width)}" height="${height}"`;
  if (segment.kind === 'free') {
    return `<rect ${box} fill="none" stroke="${DISK_COLOURS.free}" stroke-dasharray="4 3"/>${clipped(x, y + 36, width, freeText(words, segment.sizeMB))}`;
  }
  const { partition, inside } = segment;
  const colour = DISK_COLOURS[partition.role];
  if (inside.length > 0) {
    const frame = `<rect ${box} fill="none" stroke="${colour}" stroke-dasharray="4 3"/>`;
    const inner = { x: x + 4, y: y + 4, width: width - 8, height: height - 8 };
    return `${frame}\n${drawBar(inside, words, inner)}`;
  }
  const installTarget = partition.installTarget ? '▶ ' : '';
  return [
    `<g><title>${escapeText(partitionDetails(words, partition))}</title>`,
    `<rect ${box} fill="${colour}" fill-opacity="0.16"/>`,
    `<rect x="${fixed(x)}" y="${y}" width="${fixed(width)}" height="5" fill="${colour}"/>`,
    clipped(x, y + 30, width, `${installTarget}${partitionTitle(words, partition)}`, 'font-weight="600"'),
    clipped(x, y + 49, width, partitionMeasure(words, partition)),
    '</g>',
  ].join('');
}

/** Of a character of two UTF-16 units, such as an emoji. */
const HALF_AT_END = /[\ud800-\udbff]$/;

/** As much of a text as there is room for. */
function clipped(x: number, y: number, width: number, content: string, attributes = ''): string {
  const most = Math.max(Math.floor((width - 10) / CHARACTER_WIDTH), 1);
  const shown = content.length <= most ? content : `${content.slice(0, most - 1).replace(HALF_AT_END, '')}…`;
  return text(x + 6, y, shown, attributes);
}

function text(x: number, y: number, content: string, attributes = ''): string {
  const colour = attributes.includes('fill=') ? '' : ' fill="#1f1f1f"';
  return `<text x="${fixed(x)}" y="${y}"${colour}${attributes && ` ${attributes}`}>${escapeText(content)}</text>`;
}

function fixed(number: number): string {
  return String(Math.round(number * 10) / 10);
}

/** For element content; what XML does not know becomes the replacement character. */
function escapeText(content: string): string {
  return content
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
