import type { Rule } from '../rule';

export const disksRules: readonly Rule[] = [];
