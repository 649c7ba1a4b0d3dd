/** Reads what begins with `<!` or `<?`: comments, CDATA sections, processing instructions and DOCTYPE. */
import type { ErrorList } from './error-list';
import { endOfLine, skipWhiteSpace } from './scanner';

export type SectionKind = 'comment' | 'cdata' | 'processing-instruction' | 'doctype';

export class SectionScanner {
  readonly #text: string;
  readonly #errors: ErrorList;
  /** Kinds whose end was searched in vain: the rest of the text holds none, so it is never searched again. */
  readonly #endless = new Set<SectionKind>();
  #endlessHole = false;
  /** The line on which a section was last left open, so that many on one line do not each look for its end. */
  #line = { start: 0, end: -1 };

  constructor(text: string, errors: ErrorList) {
    this.#text = text;
    this.#errors = errors;
  }

  /** True when a section begins at `position`, where a `<!` stands. */
  static begins(text: string, position: number): boolean {
    return (
      text.startsWith('<!--', position) ||
      text.startsWith('<![CDATA[', position) ||
      text.slice(position, position + 9).toUpperCase() === '<!DOCTYPE'
    );
  }

  /** Reads the section at `position` and returns its kind and the offset behind it. */
  scan(position: number): { readonly kind: SectionKind; readonly end: number } {
    if (this.#text[position + 1] === '?')
      return { kind: 'processing-instruction', end: this.#scanInstruction(position) };
    if (this.#text.startsWith('<!--', position)) return { kind: 'comment', end: this.#scanComment(position) };
    if (this.#text.startsWith('<![', position))
      return { kind: 'cdata', end: this.#find('cdata', position, 9, ']]>') };
    return { kind: 'doctype', end: this.#scanDoctype(position) };
  }

  /** Returns the offset behind the `<% … %>` of a template that begins at `position`, if one does. */
  endOfTemplateHole(position: number): number | undefined {
    if (this.#text[position + 1] !== '%' || this.#endlessHole) return undefined;
    const end = this.#text.indexOf('%>', position + 2);
    this.#endlessHole = end === -1;
    return end === -1 ? undefined : end + 2;
  }

  /** True when nothing but white space and `<% … %>` stands between `start` and `end`. */
  isOnlyTemplateHoles(start: number, end: number): boolean {
    let position = skipWhiteSpace(this.#text, start);
    while (position < end) {
      const behind = this.#text[position] === '<' ? this.endOfTemplateHole(position) : undefined;
      if (behind === undefined) return false;
      position = skipWhiteSpace(this.#text, behind);
    }
    return true;
  }

  #scanComment(start: number): number {
    const end = this.#find('comment', start, 4, '-->');
    const hyphens = this.#text.slice(start + 4, end - 2).indexOf('--');
    if (hyphens !== -1) {
      const at = start + 4 + hyphens;
      this.#errors.add('comment-double-hyphen', at, at + 2, 'A comment must not contain "--".');
    }
    return end;
  }

  #scanInstruction(start: number): number {
    const end = this.#find('processing-instruction', start, 2, '?>');
    const isDeclaration = /^<\?xml[\s?]/i.test(this.#text.slice(start, start + 6));
    const first = this.#text.charCodeAt(0) === 0xfeff ? 1 : 0;
    if (isDeclaration && start > first && !this.#followsTemplateHoles(first, start)) {
      this.#errors.add(
        'declaration-not-first',
        start,
        end,
        'The XML declaration must be the very first thing in the file: nothing may stand before it, not even a comment or a blank line.',
        {
          start: first,
          end: start,
          message: 'Remove this or move it behind the declaration',
        },
      );
    }
    return end;
  }

  /** True for a declaration behind the head of a template, whose engine decides what is left of it. */
  #followsTemplateHoles(first: number, start: number): boolean {
    return (
      this.#text.startsWith('<%', skipWhiteSpace(this.#text, first)) && this.isOnlyTemplateHoles(first, start)
    );
  }

  #scanDoctype(start: number): number {
    const end = this.#endOfDoctype(start);
    this.#errors.add(
      'doctype',
      start,
      end,
      'An answer file has no DOCTYPE; it is not read here, and its entities stand for nothing.',
    );
    return end;
  }

  #endOfDoctype(start: number): number {
    if (!this.#endless.has('doctype')) {
      let brackets = 0;
      let quote = '';
      for (let position = start + 9; position < this.#text.length; position++) {
        const character = this.#text[position]!;
        if (quote) {
          if (character === quote) quote = '';
        } else if (character === '"' || character === "'") quote = character;
        else if (character === '[') brackets++;
        else if (character === ']') brackets--;
        else if (character === '>' && brackets <= 0) return position + 1;
      }
      this.#endless.add('doctype');
    }
    return this.#endOnLine('doctype', start, '>');
  }

  #find(kind: SectionKind, start: number, opening: number, closing: string): number {
    if (!this.#endless.has(kind)) {
      const at = this.#text.indexOf(closing, start + opening);
      if (at !== -1) return at + closing.length;
      this.#endless.add(kind);
    }
    return this.#endOnLine(kind, start, closing);
  }

  /** Ends a section that nothing closes with its line, so that the rest of the text is still read. */
  #endOnLine(kind: SectionKind, start: number, closing: string): number {
    if (start < this.#line.start || start > this.#line.end)
      this.#line = { start, end: endOfLine(this.#text, start) };
    const lineEnd = this.#line.end;
    const line = this.#text.slice(start, lineEnd);
    const tag = kind === 'processing-instruction' ? line.indexOf('>') + 1 : line.indexOf('</');
    const end = tag > 0 ? start + tag : lineEnd;
    this.#errors.add(
      'section-unterminated',
      start,
      end,
      `${NAMES[kind]} that begins here is never closed: add "${closing}".`,
    );
    return end;
  }
}

const NAMES: Readonly<Record<SectionKind, string>> = {
  comment: 'The comment',
  cdata: 'The CDATA section',
  'processing-instruction': 'The processing instruction',
  doctype: 'The DOCTYPE',
};
