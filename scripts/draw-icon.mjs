/**
 * Draws images/icon.png, the extension's picture in the Marketplace: a page of markup with a tick. Shapes are
 * signed distance functions on a 128 x 128 plane; a pixel takes the mean of 16 samples.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { ROOT } from './editor/paths.mjs';

const SIZE = 128;
const SAMPLES = [0.125, 0.375, 0.625, 0.875];

const SKY = [38, 132, 196];
const NIGHT = [11, 58, 91];
const PAPER = [248, 251, 253];
const FOLD = [186, 210, 226];
const INK = [11, 58, 91];
const GREEN = [46, 160, 103];
const WHITE = [255, 255, 255];

/** From back to front; a shape is inside where its distance is negative. */
const LAYERS = [
  { inside: roundedBox(64, 64, 60, 60, 24), colour: (_x, y) => mix(SKY, NIGHT, y / SIZE) },
  { inside: both(roundedBox(60, 62, 34, 42, 7), (x, y) => x - y - 52), colour: () => PAPER },
  { inside: foldedCorner(74, 20, 20), colour: () => FOLD },
  {
    inside: stroke(
      [
        [50, 50],
        [38, 62],
        [50, 74],
      ],
      3.6,
    ),
    colour: () => INK,
  },
  {
    inside: stroke(
      [
        [70, 50],
        [82, 62],
        [70, 74],
      ],
      3.6,
    ),
    colour: () => INK,
  },
  { inside: circle(88, 90, 25), colour: () => NIGHT },
  { inside: circle(88, 90, 21), colour: () => GREEN },
  {
    inside: stroke(
      [
        [78, 90.5],
        [85.5, 98],
        [98.5, 83],
      ],
      3.8,
    ),
    colour: () => WHITE,
  },
];

writeFileSync(join(ROOT, 'images', 'icon.png'), encodePng(drawPixels()));

function drawPixels() {
  const rows = Buffer.alloc(SIZE * (SIZE * 4 + 1)); // each row begins with the byte of its filter: none
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) rows.set(pixel(x, y), y * (SIZE * 4 + 1) + 1 + x * 4);
  }
  return rows;
}

function pixel(x, y) {
  const sum = [0, 0, 0];
  let covered = 0;
  for (const dy of SAMPLES) {
    for (const dx of SAMPLES) {
      const layer = LAYERS.findLast(({ inside }) => inside(x + dx, y + dy) < 0);
      if (!layer) continue;
      covered++;
      layer.colour(x, y).forEach((value, channel) => {
        sum[channel] += value;
      });
    }
  }
  return [...sum.map((value) => value / (covered || 1)), (255 * covered) / SAMPLES.length ** 2];
}

function circle(cx, cy, radius) {
  return (x, y) => Math.hypot(x - cx, y - cy) - radius;
}

function roundedBox(cx, cy, halfWidth, halfHeight, radius) {
  return (x, y) => {
    const dx = Math.abs(x - cx) - halfWidth + radius;
    const dy = Math.abs(y - cy) - halfHeight + radius;
    return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
  };
}

/** The turned-over corner of the page: right angle at the lower left. */
function foldedCorner(left, top, side) {
  return (x, y) => Math.max(left - x, y - top - side, x - left - (y - top));
}

function stroke(points, radius) {
  return (x, y) => {
    const distances = points.slice(1).map((end, index) => toSegment(x, y, points[index], end));
    return Math.min(...distances) - radius;
  };
}

function toSegment(x, y, [ax, ay], [bx, by]) {
  const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
  const t = Math.min(Math.max(along, 0), 1);
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}

function both(one, other) {
  return (x, y) => Math.max(one(x, y), other(x, y));
}

function mix(from, to, share) {
  return from.map((value, channel) => value + (to[channel] - value) * share);
}

function encodePng(rows) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIZE, 0);
  header.writeUInt32BE(SIZE, 4);
  header.set([8, 6, 0, 0, 0], 8); // 8 bits a channel, RGBA
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
