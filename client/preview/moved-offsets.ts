/**
 * A plan is made from one version of a text, and the text moves on: while a request is under way, and for as long
 * as the text is broken and the last good plan stands. Offsets are carried over the changes between.
 */

/** A change of a document, as VS Code reports it. */
export interface TextChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/** Where an offset of the plan's text is now; a place that was replaced is where its replacement begins. */
export function toCurrent(offset: number, changes: readonly TextChange[]): number {
  return changes.reduce((at, { rangeOffset, rangeLength, text }) => {
    if (at >= rangeOffset + rangeLength) return at + text.length - rangeLength;
    return Math.min(at, rangeOffset);
  }, offset);
}

/** Where an offset of the current text was in the plan's; a place that is new is where it was put in. */
export function toPlanned(offset: number, changes: readonly TextChange[]): number {
  return changes.reduceRight((at, { rangeOffset, rangeLength, text }) => {
    if (at >= rangeOffset + text.length) return at - text.length + rangeLength;
    return Math.min(at, rangeOffset);
  }, offset);
}
