/** The syntax of snippets: texts in it, and places where the author types. */

/** Escapes what a snippet would read as its own syntax. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A tab stop with a text to type over. */
export function textStop(number: number, text: string): string {
  return `\${${number}:${escapeSnippet(text)}}`;
}

/** A tab stop with texts to choose from. */
export function choiceStop(number: number, choices: readonly string[]): string {
  const escaped = choices.map((choice) => escapeSnippet(choice).replace(/[,|]/g, '\\$&'));
  return `\${${number}|${escaped.join(',')}|}`;
}
