import type { Rule } from '../rule';

export const accountsRules: readonly Rule[] = [];
