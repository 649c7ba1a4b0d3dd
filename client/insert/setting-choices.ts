/** What a person reads about a setting before it is inserted, and the passes to choose from. */
import { l10n } from 'vscode';
import type { FoundSetting } from '../../server/lsp/protocol';

export interface PassChoice {
  readonly pass: string;
  readonly label: string;
  readonly description: string;
}

/** Its passes and where it is already, what speaks against it, and the beginning of its description. */
export function settingDetail({ passes, places, deprecated, fits, description }: FoundSetting): string {
  const existing = places.map(({ pass }) => pass);
  const facts = [
    passes.map((pass) => (existing.includes(pass) ? `${pass} ✓` : pass)).join(', '),
    !fits && l10n.t('not for the target of this file'),
    deprecated && l10n.t('deprecated'),
    firstSentence(plainText(description)),
  ];
  return facts.filter(Boolean).join(' · ');
}

/** Where the file has it first; each pass once. */
export function passChoices({ passes, places }: FoundSetting): readonly PassChoice[] {
  const existing = [...new Set(places.map(({ pass }) => pass))];
  return [
    ...existing.map((pass) => ({ pass, label: pass, description: l10n.t('Go to it') })),
    ...passes
      .filter((pass) => !existing.includes(pass))
      .map((pass) => ({ pass, label: pass, description: l10n.t('Insert it') })),
  ];
}

/** A single letter with a full stop, as in "W. Europe Standard Time", ends no sentence. */
function firstSentence(text: string): string {
  return /^.*?\S[^\s.][.!?](?=\s|$)/.exec(text)?.[0] ?? text;
}

/** Markdown without its marks. */
function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/[`*]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
