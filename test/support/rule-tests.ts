/** Declares the tests of a rule: what it reports, where it keeps quiet and what its fixes do. */
import { expectFindings, expectFix, type Judged, readCarets, rulesForFragments } from './findings';

export interface RuleTests {
  /** Texts with carets under every finding and tildes under its related places; a finding is the rule's. */
  readonly reports: Readonly<Record<string, string | MarkedText>>;
  /** Texts near the mistake in which nothing is reported (or only what carets mark for other rules). */
  readonly quiet: Readonly<Record<string, string | MarkedText>>;
  readonly fixes?: Readonly<Record<string, FixTest>>;
}

export interface MarkedText extends Judged {
  readonly text: string;
}

export interface FixTest extends Judged {
  readonly before: string;
  readonly title: string;
  readonly after: string;
}

/** Rules that have tests; test/checks/every-rule.test.ts compares them with the table. */
export const testedRules = new Set<string>();

/** Rules whose related places a test compares: those that tildes name. */
export const relatedTested = new Set<string>();

/** Texts in which a rule reports something, without carets; test/mutations/fixes.test.ts tries every fix on them. */
export const reportedTexts = new Map<string, MarkedText[]>();

export function testRule(id: string, tests: RuleTests): void {
  testedRules.add(id);
  reportedTexts.set(id, Object.values(tests.reports).map(withoutCarets));
  for (const given of [...Object.values(tests.reports), ...Object.values(tests.quiet)])
    for (const { rule } of readCarets(textOf(given)).related) relatedTested.add(rule);
  describe(id, () => {
    for (const [name, given] of Object.entries(tests.reports)) {
      it(`reports ${name}`, () => expectMarked(id, given, true));
    }
    for (const [name, given] of Object.entries(tests.quiet)) {
      it(`keeps quiet about ${name}`, () => expectMarked(id, given, false));
    }
    for (const [name, { before, title, after, ...options }] of Object.entries(tests.fixes ?? {})) {
      it(`fixes ${name}`, () => expectFix(id, before, title, after, options));
    }
  });
}

function withoutCarets(given: string | MarkedText): MarkedText {
  const { text, ...options } = typeof given === 'string' ? { text: given } : given;
  return { text: readCarets(text).text, ...options };
}

function textOf(given: string | MarkedText): string {
  return typeof given === 'string' ? given : given.text;
}

function expectMarked(id: string, given: string | MarkedText, reported: boolean): void {
  const { text, ...options } = typeof given === 'string' ? { text: given } : given;
  const isMarked = new RegExp(`^ *\\^+ ${id}(?: |$)`, 'm').test(text);
  if (isMarked !== reported) throw new Error(`the text must ${reported ? '' : 'not '}have carets of ${id}`);
  expectFindings(text, options, rulesForFragments(id));
}
