/** Highlighting as VS Code does it: the grammar of answer files in the real engine, with those of batch and PowerShell. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar } from 'vscode-textmate';

export interface Token {
  readonly text: string;
  /** From the outermost scope to the innermost. */
  readonly scopes: readonly string[];
}

const fileOf = createRequire(import.meta.url).resolve;

const GRAMMARS: Readonly<Record<string, string>> = {
  'text.xml.unattend': 'syntaxes/unattend.tmLanguage.json',
  'source.batchfile': fileOf('tm-grammars/grammars/bat.json'),
  'source.powershell': fileOf('tm-grammars/grammars/powershell.json'),
};

export async function loadAnswerFileGrammar(): Promise<IGrammar> {
  await oniguruma.loadWASM(readFileSync(fileOf('vscode-oniguruma/release/onig.wasm')));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) => {
      const path = GRAMMARS[scope];
      return path === undefined ? null : textmate.parseRawGrammar(readFileSync(path, 'utf8'), path);
    },
  });
  return (await registry.loadGrammar('text.xml.unattend'))!;
}

/** The tokens of all lines of a text. */
export function tokensOf(grammar: IGrammar, text: string): readonly Token[] {
  let state = textmate.INITIAL;
  return text.split('\n').flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      scopes,
    }));
  });
}
