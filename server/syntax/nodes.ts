/** The nodes of the syntax tree: what stands where in the text, and nothing about what it means. */

/** Offsets are UTF-16 units from the start of the text; `end` is exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export interface DocumentNode extends TextRange {
  readonly kind: 'document';
  readonly children: readonly ContentNode[];
}

/**
 * An element. White space between tags is not a node: it is the gap between its neighbours, so an element
 * without children may still hold blank text between `startTagEnd` and `endTag.start`.
 */
export interface ElementNode extends TextRange {
  readonly kind: 'element';
  readonly parent: ElementNode | DocumentNode;
  /** The name as written, prefix included. */
  readonly name: string;
  readonly nameStart: number;
  readonly localName: string;
  /** The namespace of the name; undefined when there is none or its prefix is not declared. */
  readonly namespace: string | undefined;
  readonly attributes: readonly AttributeNode[];
  /** Offset behind the `>` of the start tag (where it should stand, when it is missing). */
  readonly startTagEnd: number;
  readonly selfClosing: boolean;
  /** Undefined when the element closes itself or was closed by recovery. */
  readonly endTag: EndTag | undefined;
  readonly children: readonly ContentNode[];
}

export interface EndTag extends TextRange {
  readonly nameStart: number;
  readonly nameEnd: number;
}

export interface AttributeNode extends TextRange {
  readonly kind: 'attribute';
  readonly name: string;
  readonly nameStart: number;
  readonly localName: string;
  readonly namespace: string | undefined;
  /** Range of the raw value between the quotes; both equal `end` when the attribute has no value. */
  readonly valueStart: number;
  readonly valueEnd: number;
  /** The value with entities and character references decoded. */
  readonly value: string;
}

/** Text that holds more than white space, a CDATA section, a comment, … */
export interface CharacterNode extends TextRange {
  readonly kind: 'text' | 'cdata' | 'comment' | 'processing-instruction' | 'doctype' | 'stray';
  readonly parent: ElementNode | DocumentNode;
}

export type ContentNode = ElementNode | CharacterNode;

export interface SyntaxTree {
  readonly text: string;
  readonly document: DocumentNode;
  /** The outermost element: the first one, when there are several. */
  readonly root: ElementNode | undefined;
  /** All comments in the order of the text. */
  readonly comments: readonly CharacterNode[];
  readonly errors: readonly XmlSyntaxError[];
}

export interface XmlSyntaxError extends TextRange {
  readonly code: SyntaxErrorCode;
  readonly message: string;
  /** A second place that explains the first, such as the tag that is still open. */
  readonly related?: TextRange & { readonly message: string };
}

export type SyntaxErrorCode =
  | 'attribute-duplicate'
  | 'attribute-value-missing'
  | 'attribute-value-unquoted'
  | 'character-illegal'
  | 'comment-double-hyphen'
  | 'content-outside-root'
  | 'declaration-not-first'
  | 'doctype'
  | 'end-tag-unexpected'
  | 'end-tag-unfinished'
  | 'entity-unknown'
  | 'less-than-in-text'
  | 'limit-reached'
  | 'name-illegal'
  | 'prefix-undeclared'
  | 'quote-unterminated'
  | 'root-missing'
  | 'root-repeated'
  | 'section-unterminated'
  | 'start-tag-unfinished'
  | 'element-unclosed'
  | 'section-end-in-text'
  | 'white-space-missing';

/** Data while it is being made. */
export type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
