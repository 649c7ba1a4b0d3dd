/** Tells while a person types whether a value answers a question; the server has the last word. */
import { l10n } from 'vscode';
import type { Question } from '../../server/lsp/protocol';

/** What is wrong with the value, as a sentence. */
export function questionProblem(question: Question, value: string): string | undefined {
  const { type, choices, maxLength } = question;
  if (maxLength !== undefined && value.length > maxLength)
    return l10n.t('At most {0} characters.', maxLength);
  switch (type) {
    case 'number':
      return numberProblem(question, value);
    case 'letter':
      return /^[C-WYZ]$/i.test(value) ? undefined : l10n.t('A letter from C to Z other than X.');
    case 'choice':
      return !choices || choices.includes(value) ? undefined : l10n.t('One of {0}.', choices.join(', '));
    case 'secret':
      return value === '' ? l10n.t('It must not be empty.') : undefined;
    case 'text':
      return textProblem(question, value);
  }
}

function numberProblem({ minimum = 0, maximum }: Question, value: string): string | undefined {
  const isWhole = /^\d{1,15}$/.test(value);
  if (isWhole && Number(value) >= minimum && Number(value) <= (maximum ?? Infinity)) return undefined;
  return maximum === undefined
    ? l10n.t('A whole number from {0} on.', minimum)
    : l10n.t('A whole number from {0} to {1}.', minimum, maximum);
}

function textProblem({ pattern, patternTitle }: Question, value: string): string | undefined {
  if (value === '') return l10n.t('It must not be empty.');
  if (value.trim() !== value) return l10n.t('It must not begin or end with a blank.');
  if (pattern === undefined || new RegExp(pattern).test(value)) return undefined;
  return patternTitle === undefined
    ? l10n.t('It must be like {0}.', pattern)
    : l10n.t('It must be {0}.', patternTitle);
}
