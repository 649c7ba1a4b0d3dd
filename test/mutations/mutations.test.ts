/** Every rule finds its mistake in clean files that are not its own fixtures, and in any surroundings. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RULES } from '../../server/checks/rules';
import { findingsOf, rulesWithRelated } from '../support/findings';
import { relatedTested, testedRules } from '../support/rule-tests';
import { MUTATIONS, NOT_MUTATED } from './all';
import { BASE_NAMES, BASES } from './bases';
import { differences, mutantsOf, type Surrounding } from './mutation';
import { readMarks } from './steps';
import { SURROUNDING_NAMES, SURROUNDINGS } from './surroundings';

const MUTANTS = MUTATIONS.flatMap(mutantsOf);

describe('the mutations', () => {
  it('start from files without an error or a warning', () => {
    for (const name of BASE_NAMES) {
      const found = findingsOf(BASES[name], { fileName: 'autounattend.xml' });
      const grave = found.filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual(
        grave.map(({ rule, message }) => `${rule.id}: ${message}`).filter((told) => !isOfSysprep(name, told)),
        [],
        name,
      );
    }
  });

  it('break every rule that a change of the text can break', () => {
    const mutated = new Set(MUTATIONS.map(({ rule }) => rule));
    const missing = RULES.filter(({ id }) => !mutated.has(id) && NOT_MUTATED[id] === undefined);
    assert.deepEqual(
      missing.map(({ id }) => id),
      [],
    );
    assert.deepEqual(
      Object.keys(NOT_MUTATED).filter((id) => mutated.has(id) || !RULES.some((rule) => rule.id === id)),
      [],
    );
  });

  it('each change a base, and mark a place in it', () => {
    for (const mutation of MUTATIONS) {
      const mutants = mutantsOf(mutation);
      assert.ok(mutants.length > 0, `a mutation for ${mutation.rule} finds its place in no base`);
      for (const { marked } of mutants) assert.ok(readMarks(marked).places.length > 0, mutation.rule);
    }
  });

  for (const rule of RULES) {
    if (NOT_MUTATED[rule.id] !== undefined) continue;
    it(`are found by ${rule.id}`, () => {
      const told = MUTANTS.filter(({ mutation }) => mutation.rule === rule.id).flatMap((mutant) =>
        differences(mutant, mutant.marked).map((difference) => `${mutant.base}: ${difference}`),
      );
      assert.deepEqual(told, []);
    });
  }

  it('have related places only where a test of the rule compares them', () => {
    const rules = [...rulesWithRelated].filter((id) => testedRules.has(id));
    assert.deepEqual(
      rules.filter((id) => !relatedTested.has(id)),
      [],
    );
  });

  it('are found in any surroundings', () => {
    // By number, so that a failure does not print the text of a whole file.
    const number = fc.nat(MUTANTS.length - 1);
    fc.assert(
      fc.property(number, fc.subarray([...SURROUNDING_NAMES]), (index, chosen) => {
        const mutant = MUTANTS[index]!;
        const names = chosen.filter((name) => !mutant.mutation.keeps?.includes(name));
        const broken = inSurroundings(mutant.marked, names);
        const told = differences(mutant, broken, inSurroundings(BASES[mutant.base], names));
        assert.deepEqual(told, [], `${mutant.mutation.rule} in ${mutant.base} with ${names.join(', ')}`);
      }),
      { numRuns: 200 },
    );
  });
});

/** A file for Sysprep is not named autounattend.xml; the other bases are. */
function isOfSysprep(name: string, told: string): boolean {
  return name === 'sysprep' && told.startsWith('no-windowspe-pass');
}

function inSurroundings(text: string, names: readonly Surrounding[]): string {
  return names.reduce((changed, name) => SURROUNDINGS[name](changed), text);
}
