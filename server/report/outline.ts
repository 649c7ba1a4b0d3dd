/** The outline of a plan, sections of short lines: what the text, Markdown and HTML reports have in common. */
import type { ReportedDisk } from './reported-plan';

export type Tone = 'good' | 'bad' | 'doubt' | 'plain';

export interface OutlineItem {
  /** What stands in front, such as "asks" or "3". */
  readonly label: string;
  readonly text: string;
  readonly detail?: string;
  readonly tone?: Tone;
  /** True for a command line. */
  readonly isCode?: true;
}

export interface OutlineSection {
  readonly title: string;
  /** The disk that the section is about. */
  readonly disk?: ReportedDisk;
  readonly items: readonly OutlineItem[];
}

export interface PlanOutline {
  readonly title: string;
  readonly target: string;
  readonly verdict: { readonly word: string; readonly tone: Tone; readonly headline: string };
  readonly sections: readonly OutlineSection[];
}
