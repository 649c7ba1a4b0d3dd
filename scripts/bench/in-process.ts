/** What is measured without a process around it: our way from text to findings beside fast-xml-parser's parse. */
import { XMLParser } from 'fast-xml-parser';
import { bind } from '../../server/answer-file/bind';
import { check } from '../../server/checks/check';
import { planSetup } from '../../server/plan/setup-plan';
import { createSchemaLibrary } from '../../server/schema/library';
import { parse } from '../../server/syntax/parser';

const library = createSchemaLibrary();
const xmlParser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
});

const bound = (text: string) => bind(parse(text), { library, fileName: 'autounattend.xml' });

export const work = {
  'fast-xml-parser to objects': (text: string) => () => xmlParser.parse(text),
  parse: (text: string) => () => parse(text),
  'parse, bind': (text: string) => () => bound(text),
  'parse, bind, check': (text: string) => () => check(bound(text)),
  /** What the rules add; the models that they share are made anew each time. */
  check: (text: string) => {
    const file = bound(text);
    return () => check(file);
  },
  /** Of an answer file that is there: the preview comes after the findings. */
  plan: (text: string) => {
    const file = bound(text);
    return () => planSetup(file);
  },
};

/** Milliseconds of each kind of work on `text`: the median of `rounds` runs, taken in turns. */
export function measure(text: string, rounds: number): Record<keyof typeof work, number> {
  const times = Object.fromEntries(Object.keys(work).map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, prepare] of Object.entries(work)) {
      const run = prepare(text);
      const start = performance.now();
      run();
      times[name]!.push(performance.now() - start);
    }
  }
  return Object.fromEntries(
    Object.entries(times).map(([name, all]) => [name, all.sort((a, b) => a - b)[all.length >> 1]]),
  ) as Record<keyof typeof work, number>;
}
