/** What a hover answers. */
import type { TextRange } from '../syntax/nodes';

export interface Hover {
  readonly markdown: string;
  readonly range: TextRange;
}

/** The Markdown about a rule; undefined for an id that no rule has. */
export type RuleText = (id: string) => string | undefined;
