import type { Rule } from '../rule';

export const commandsRules: readonly Rule[] = [];
