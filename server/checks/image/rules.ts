import type { Rule } from '../rule';

export const imageRules: readonly Rule[] = [];
