/** The sample with mistakes: what a newcomer sees first, and where the tour and the pictures are taken. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLES } from './paths.mjs';

/** Its path inside samples/. */
export const SAMPLE = join('windows-11-with-mistakes', 'autounattend.xml');

/**
 * The number of the line below the comment on a mistake.
 * @param {number} mistake
 */
export function lineOfMistake(mistake) {
  const lines = readFileSync(join(SAMPLES, SAMPLE), 'utf8').split('\n');
  return lines.findIndex((line) => line.includes(`<!-- Mistake ${mistake}:`)) + 2;
}
