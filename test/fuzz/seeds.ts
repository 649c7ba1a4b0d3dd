/** Inputs that are kept: hostile ones, and those that once failed. Texts as JSON, bytes as they are. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Case } from './cases';

const FOLDER = 'test/fuzz/seeds';

export interface Seed {
  readonly name: string;
  readonly made: Case;
}

export function savedSeeds(): readonly Seed[] {
  return readdirSync(FOLDER)
    .sort()
    .map((name) => ({ name, made: readSeed(readFileSync(`${FOLDER}/${name}`), name.endsWith('.json')) }));
}

/** Writes an input into a folder and returns its path. */
export function saveSeed(folder: string, { input, secrets }: Case): string {
  const isText = typeof input === 'string';
  const content = isText ? `${JSON.stringify({ text: input, secrets })}\n` : input;
  const name = `${createHash('sha256').update(content).digest('hex').slice(0, 12)}.${isText ? 'json' : 'bin'}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${name}`, content);
  return `${folder}/${name}`;
}

function readSeed(bytes: Uint8Array, isText: boolean): Case {
  if (!isText) return { input: bytes, secrets: [] };
  const { text, secrets } = JSON.parse(new TextDecoder().decode(bytes)) as {
    text: string;
    secrets: string[];
  };
  return { input: text, secrets };
}
