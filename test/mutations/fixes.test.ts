/** Every fix of every mutation: it cures, and does nothing else. */
import assert from 'node:assert/strict';
import { harmOfFixes, harmOfFixingAll } from '../support/fix-effects';
import { MUTATIONS } from './all';
import { type Mutation, mutantsOf } from './mutation';
import { readMarks } from './steps';

const byRule = new Map<string, Mutation[]>();
for (const mutation of MUTATIONS) byRule.set(mutation.rule, [...(byRule.get(mutation.rule) ?? []), mutation]);

describe('every fix of the mutations', () => {
  for (const [id, mutations] of byRule) {
    it(`cures ${id} and causes nothing else`, () => {
      for (const [index, mutation] of mutations.entries()) {
        const { also = [], fileName = 'autounattend.xml' } = mutation;
        // Another base for each mutation of a rule: all of them would take minutes.
        const mutants = mutantsOf(mutation);
        const { base, marked } = mutants[index % mutants.length]!;
        const { text } = readMarks(marked);
        const told = harmOfFixes(text, [id, ...also], { fileName });
        assert.deepEqual([...told, ...harmOfFixingAll(text, { fileName })], [], base);
      }
    });
  }
});
