/** Collects syntax errors, up to a number that a person would still read. */
import type { SyntaxErrorCode, XmlSyntaxError } from './nodes';

const MOST_ERRORS = 100;

export class ErrorList {
  readonly #errors: XmlSyntaxError[] = [];
  readonly #subjects = new Set<string>();

  add(
    code: SyntaxErrorCode,
    start: number,
    end: number,
    message: string,
    related?: XmlSyntaxError['related'],
  ): void {
    if (this.#errors.length > MOST_ERRORS) return;
    if (this.#errors.length === MOST_ERRORS) {
      const text = `The file has more than ${MOST_ERRORS} syntax errors; the ones from here on are not listed.`;
      this.#errors.push({ code: 'limit-reached', start, end, message: text });
    } else {
      this.#errors.push(related ? { code, start, end, message, related } : { code, start, end, message });
    }
  }

  /** Adds the error unless one with the same code and subject is there already. */
  addOnce(subject: string, code: SyntaxErrorCode, start: number, end: number, message: string): void {
    const key = `${code} ${subject}`;
    if (this.#subjects.has(key)) return;
    this.#subjects.add(key);
    this.add(code, start, end, message);
  }

  /** The errors in the order of the text. */
  sorted(): readonly XmlSyntaxError[] {
    return this.#errors.sort((a, b) => a.start - b.start || a.end - b.end);
  }
}
