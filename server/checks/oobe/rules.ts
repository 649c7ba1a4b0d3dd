import type { Rule } from '../rule';

export const oobeRules: readonly Rule[] = [];
