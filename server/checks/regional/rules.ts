import type { Rule } from '../rule';

export const regionalRules: readonly Rule[] = [];
