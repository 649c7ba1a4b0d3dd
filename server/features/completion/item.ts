/** What a completion item is, before the protocol has its say. */
import type { TextEdit } from '../../answer-file/edits';
import type { TextRange } from '../../syntax/nodes';

export interface Completion {
  /** What the items replace; it holds the offset and lies on one line. */
  readonly range: TextRange;
  /** In the order in which they are to be shown. */
  readonly items: readonly CompletionItem[];
}

export interface CompletionItem {
  readonly label: string;
  readonly kind:
    | 'pass'
    | 'component'
    | 'container'
    | 'setting'
    | 'list'
    | 'attribute'
    | 'value'
    | 'tag'
    | 'comment'
    | 'block';
  /** What replaces the range; `isSnippet` says whether it has tab stops. */
  readonly newText: string;
  readonly isSnippet?: boolean;
  /** What it replaces, when that is not the range of the completion. */
  readonly range?: TextRange;
  /** Further edits, such as the name in the end tag. */
  readonly additionalEdits?: readonly TextEdit[];
  /** A short remark beside the label. */
  readonly detail?: string;
  /** Markdown, or what `describeCompletion` makes it from. */
  readonly documentation?: string | DocumentationKey;
  readonly deprecated?: boolean;
  /** True when the item that was likely meant should be preselected. */
  readonly preselect?: boolean;
  /** What typing is compared with, when it is not the label. */
  readonly filterText?: string;
  /** True when suggestions should open again behind the inserted text. */
  readonly suggestsNext?: boolean;
  /** Characters that accept the item and are then typed. */
  readonly commitCharacters?: readonly string[];
}

/** Names the schema whose description is shown when the item is looked at. */
export interface DocumentationKey {
  readonly component: string;
  /** Path of the setting; empty for the component itself. */
  readonly path: string;
}
