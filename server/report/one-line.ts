/** Text of a file in a report: nothing in it may steer a terminal or turn the direction of what follows. */

/** The text in one line, each row of white space and such characters a blank. */
export function oneLine(text: string): string {
  return withBlanks(text).replace(/\s+/g, ' ').trim();
}

/** The text with a blank for each such character, so that all others stay where they are. */
export function withBlanks(text: string): string {
  return text.replace(STEERING, ' ');
}

/** Controls, and the marks that turn the direction of a text. */
const STEERING = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
