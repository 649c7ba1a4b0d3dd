/** Tells while a person types whether a value answers a question; the server has the last word. */
import type { Question } from '../../server/lsp/protocol';

/** What is wrong with the value, as a sentence. */
export function questionProblem(question: Question, value: string): string | undefined {
  const { type, choices, maxLength } = question;
  if (maxLength !== undefined && value.length > maxLength) return `At most ${maxLength} characters.`;
  switch (type) {
    case 'number':
      return numberProblem(question, value);
    case 'letter':
      return /^[C-WYZ]$/i.test(value) ? undefined : 'A letter from C to Z other than X.';
    case 'choice':
      return !choices || choices.includes(value) ? undefined : `One of ${choices.join(', ')}.`;
    case 'secret':
      return undefined;
    case 'text':
      return textProblem(question, value);
  }
}

function numberProblem({ minimum = 0, maximum }: Question, value: string): string | undefined {
  const isWhole = /^\d{1,15}$/.test(value);
  if (isWhole && Number(value) >= minimum && Number(value) <= (maximum ?? Infinity)) return undefined;
  return maximum === undefined
    ? `A whole number from ${minimum} on.`
    : `A whole number from ${minimum} to ${maximum}.`;
}

function textProblem({ pattern, patternTitle }: Question, value: string): string | undefined {
  if (value === '') return 'It must not be empty.';
  if (value.trim() !== value) return 'It must not begin or end with a blank.';
  if (pattern === undefined || new RegExp(pattern).test(value)) return undefined;
  return patternTitle === undefined ? `It must be like ${pattern}.` : `It must be ${patternTitle}.`;
}
