/** Building blocks and disk layouts, and the edits that insert them. */
import type { Edits, OfDocument, Range } from './shapes';

/** A value to ask for; `default` fits the file. */
export interface Question {
  readonly name: string;
  readonly title: string;
  readonly type: 'text' | 'number' | 'letter' | 'choice' | 'secret';
  readonly default: string;
  readonly choices?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  /** A regular expression, and what it allows in words. */
  readonly pattern?: string;
  readonly patternTitle?: string;
}

export interface DrawnDisk {
  readonly id?: number;
  readonly style: 'gpt' | 'mbr' | 'unknown';
  /** True when everything that is on the disk is lost. */
  readonly erased: boolean;
  readonly partitions: readonly DrawnPartition[];
}

export interface DrawnPartition {
  readonly number?: number;
  readonly role: 'efi' | 'msr' | 'extended' | 'windows' | 'system' | 'recovery' | 'data';
  readonly type?: 'Primary' | 'EFI' | 'MSR' | 'Extended' | 'Logical';
  /** True for a partition that was on the disk before. */
  readonly kept: boolean;
  readonly sizeMB?: number;
  /** True when it takes the space that is left. */
  readonly rest: boolean;
  readonly format?: string;
  readonly label?: string;
  readonly letter?: string;
  /** True when Windows is installed to it. */
  readonly windows: boolean;
}

export interface LayoutInfo {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly sources: readonly string[];
  /** Why it is not for the target of the file, as a sentence; such layouts come last and cannot be inserted. */
  readonly misfit?: string;
  readonly questions: readonly Question[];
  readonly disks: readonly DrawnDisk[];
}

/** Asks for the disk layouts, the most suitable first; null when the document is not open. */
export const LAYOUTS = 'unattend/layouts';
export type LayoutsParams = OfDocument;
export type LayoutsResult = readonly LayoutInfo[] | null;

/** Asks for the edits that put a layout in place of the one in the file; to be sent before asking "replace?" too. */
export const INSERT_LAYOUT = 'unattend/insertLayout';

export interface InsertLayoutParams extends OfDocument {
  readonly layout: string;
  readonly values?: Readonly<Record<string, string>>;
}

export interface InsertLayoutResult extends InsertBlockResult {
  /** What the edits change and what to know before, a sentence each. */
  readonly changes: readonly string[];
  readonly warnings: readonly string[];
  readonly before: readonly DrawnDisk[];
  readonly after: readonly DrawnDisk[];
}

export interface BlockInfo {
  readonly id: string;
  readonly family: string;
  readonly title: string;
  readonly description: string;
  readonly questions: readonly Question[];
  /** Why it cannot be inserted, as a sentence. */
  readonly unavailable?: string;
}

/** Asks for all building blocks but the layouts, in the order of their families; null when the document is not open. */
export const BLOCKS = 'unattend/blocks';
export type BlocksParams = OfDocument;
export type BlocksResult = readonly BlockInfo[] | null;

/** Asks for the edits that insert a block: pass, component and ancestors that are missing, and nothing else. */
export const INSERT_BLOCK = 'unattend/insertBlock';

export interface InsertBlockParams extends OfDocument {
  readonly block: string;
  readonly values?: Readonly<Record<string, string>>;
}

export interface InsertBlockResult extends Edits {
  /** What the edits add, as a range of the document after them. */
  readonly reveal?: Range;
  /** Why there are no edits, a sentence each. */
  readonly problems: readonly string[];
}
