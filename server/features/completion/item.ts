/** What a completion item is, before the protocol has its say. */
import type { TextEdit } from '../../answer-file/edits';

export interface CompletionItem {
  readonly label: string;
  readonly kind: 'pass' | 'component' | 'container' | 'setting' | 'list' | 'attribute' | 'value' | 'tag' | 'comment';
  /** What replaces the range of the location; `isSnippet` says whether it has tab stops. */
  readonly newText: string;
  readonly isSnippet?: boolean;
  /** Further edits, such as the name in the end tag. */
  readonly additionalEdits?: readonly TextEdit[];
  /** A short remark beside the label. */
  readonly detail?: string;
  /** Markdown, or what `resolveCompletion` makes it from. */
  readonly documentation?: string | DocumentationKey;
  /** Items with a lower rank come first; 5 when absent. */
  readonly rank?: number;
  readonly deprecated?: boolean;
  /** True when the item that was likely meant should be preselected. */
  readonly preselect?: boolean;
  /** What typing is compared with, when it is not the label. */
  readonly filterText?: string;
  /** True when suggestions should open again behind the inserted text. */
  readonly suggestsNext?: boolean;
}

/** Names the schema whose description is shown when the item is looked at. */
export interface DocumentationKey {
  readonly component: string;
  /** Path of the setting; empty for the component itself. */
  readonly path: string;
}
