/** The inputs of the fuzzer: each belongs to one number. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { anyDocument } from '../support/editing';
import { makeAnswerFile } from './answer-files';
import { hostileText } from './hostile';
import { createRandom, type Random } from './random';

export interface Case {
  /** A text as an editor has it, which may hold halves of characters, or the bytes of a file. */
  readonly input: string | Uint8Array;
  /** What no output may show. */
  readonly secrets: readonly string[];
}

/** Returns the input of a number; the same one each time. */
export function caseOf(seed: number): Case {
  const random = createRandom(seed);
  switch (random.below(13)) {
    case 0:
    case 1:
    case 2:
    case 3: {
      const { text, secrets } = makeAnswerFile(random, true);
      return { input: text, secrets };
    }
    case 4:
    case 5:
      return withoutSecrets(makeAnswerFile(random, false).text);
    case 6:
      return withoutSecrets(mutated(random, makeAnswerFile(random, false).text));
    case 7:
      return withoutSecrets(mutated(random, random.pick(FILES)));
    case 8:
      return withoutSecrets(fc.sample(anyDocument, { seed: random.below(2 ** 31), numRuns: 1 })[0]!);
    case 9:
      return withoutSecrets(pumped(random, makeAnswerFile(random, random.once(2)).text));
    case 10:
      return withoutSecrets(hostileText(random));
    default:
      return withoutSecrets(bytes(random));
  }
}

/** The answer files of the tests; what no rule of Windows forbids and what breaks off stands among them. */
const FILES: readonly string[] = [
  'test/fixtures/answer-files',
  'test/fixtures/plan',
  'samples/windows-7-bios',
]
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
  .filter((path) => !path.endsWith('.json'))
  .map((path) => readFileSync(path, 'utf8'));

function withoutSecrets(input: Case['input']): Case {
  return { input, secrets: [] };
}

/** Pieces that mean something to a parser of XML, of templates or of our comments. */
const PIECES = [
  ...['<', '>', '</', '/>', '<a>', '</a>', '"', "'", '=', '&', '&amp;', '&#0;', '&#xD800;', '&x;', ';'],
  ...[
    '<!--',
    '-->',
    '--',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '<?xml version="1.1"?>',
    '<!DOCTYPE a [',
    '<!ENTITY a "',
  ],
  ...[
    '<%',
    '%>',
    '${',
    '{{',
    '}}',
    '@A@',
    '%A%',
    '\0',
    '\ufeff',
    '\ud800',
    '\udc00',
    '\u2028',
    '\u0085',
    '\x1b[2J',
  ],
  ...['\r', '\r\n', '\n', '\t', '\u00a0', '<__proto__>', 'xmlns:p="u"', 'xmlns=""', ' wcm:action="add"'],
  ...['<!-- unattend-disable ', '<!-- unattend-target: ', '<settings pass="', '<component name="'],
];

export function mutated(random: Random, text: string): string {
  let changed = text;
  for (let left = 1 + random.below(6); left > 0; left--) {
    const at = random.below(changed.length + 1);
    const length = random.pick([1, 3, 20, 200, 2000]);
    const piece = changed.slice(at, at + random.below(length) + 1);
    const to = random.below(changed.length + 1);
    switch (random.below(6)) {
      case 0:
        changed = changed.slice(0, at) + changed.slice(at + piece.length);
        break;
      case 1:
        changed = changed.slice(0, to) + piece + changed.slice(to);
        break;
      case 2:
        changed = changed.slice(0, at) + random.pick(PIECES) + changed.slice(at);
        break;
      case 3:
        changed = changed.slice(0, at) + random.pick(PIECES) + changed.slice(at + piece.length);
        break;
      case 4:
        changed = random.once(3) ? changed.slice(0, at) : changed.replace('</', random.pick(PIECES));
        break;
      default: {
        // A piece of another file, as a merge or a bad paste brings it.
        const other = random.pick(FILES);
        const start = random.below(other.length);
        changed = changed.slice(0, at) + other.slice(start, start + length) + changed.slice(to);
      }
    }
  }
  return changed;
}

/** In UTF-16 units: what takes longer than linear time is felt at this length. */
const PUMPED_LENGTH = 150_000;

/** A file in which one piece, mostly one element with all inside, stands again and again. */
function pumped(random: Random, text: string): string {
  const tags = [...text.matchAll(/<([A-Za-z]\w*)[\s>]/g)];
  const tag = tags.length > 0 ? random.pick(tags) : undefined;
  let start = tag?.index ?? 0;
  const end = tag ? text.indexOf(`</${tag[1]}>`, start) : -1;
  let stop = end === -1 ? start + 1 + random.below(40) : end + tag![1]!.length + 3;
  if (random.once(4)) {
    start = random.below(text.length);
    stop = start + 1 + random.below(60);
  }
  const piece = `${text.slice(start, stop)}${random.once(2) ? '\n' : ''}`;
  const times = Math.ceil((random.once(3) ? PUMPED_LENGTH : PUMPED_LENGTH / 10) / Math.max(1, piece.length));
  return text.slice(0, start) + piece.repeat(times) + text.slice(stop);
}

const ENCODERS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  utf8: (text) => Buffer.from(text),
  'utf8 with a mark': (text) => Buffer.from(`\ufeff${text}`),
  utf16: (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf16 without a mark': (text) => Buffer.from(text, 'utf16le'),
  'utf16 the other way round': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  latin1: (text) => Buffer.from(text, 'latin1'),
};

/** A file in any encoding, declared or not, with some bytes that are none of it. */
function bytes(random: Random): Uint8Array {
  const declared = random.pick([
    'utf-8',
    'UTF-16',
    'utf-16le',
    'windows-1252',
    'iso-8859-1',
    'ucs-2',
    'klingon',
    '',
  ]);
  const text = random.once(2) ? random.pick(FILES) : makeAnswerFile(random, false).text;
  const written = text.replace(/encoding="[^"]*"/, declared && `encoding="${declared}"`);
  const whole = ENCODERS[random.pick(Object.keys(ENCODERS))]!(written);
  const file = new Uint8Array(whole.subarray(0, random.once(3) ? random.below(whole.length) : whole.length));
  for (let left = random.below(5); left > 0 && file.length > 0; left--) {
    file[random.below(Math.min(file.length, random.pick([4, 60, file.length])))] = random.pick([
      0,
      255,
      254,
      0xc0,
      0x80,
      0xd8,
      random.below(256),
    ]);
  }
  return file;
}
