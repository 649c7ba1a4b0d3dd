/** Workspace symbols: computer names, accounts and components of a file, by a part of their name. */
import type { AnswerFile } from '../answer-file/answer-file';
import { componentNameRange } from '../answer-file/query';
import { referentsOf } from '../answer-file/references';
import type { TextRange } from '../syntax/nodes';
import { containsInOrder } from './contains-in-order';

export interface WorkspaceSymbol {
  readonly name: string;
  readonly kind: 'component' | 'account' | 'computer-name';
  /** What the symbol belongs to, such as a pass. */
  readonly container: string;
  readonly range: TextRange;
}

/** The symbols whose name contains the characters of `query` in this order, in any case. */
export function workspaceSymbols(file: AnswerFile, query: string): readonly WorkspaceSymbol[] {
  const wanted = query.toLowerCase();
  return [...symbolsOf(file)].filter(({ name }) => containsInOrder(name.toLowerCase(), wanted));
}

function* symbolsOf(file: AnswerFile): Generator<WorkspaceSymbol> {
  for (const component of file.components) {
    if (component.name === '') continue;
    const { name, pass, architecture } = component;
    const container = architecture === '' ? pass.name : `${pass.name}, ${architecture}`;
    yield { name, kind: 'component', container, range: componentNameRange(component) };
  }
  for (const { kind, name, occurrences } of referentsOf(file)) {
    if (kind !== 'account' && kind !== 'computer-name') continue;
    for (const { start, end, role, spellsName } of occurrences) {
      if (role !== 'definition' || !spellsName) continue;
      yield {
        name,
        kind,
        container: kind === 'account' ? 'accounts' : 'computer name',
        range: { start, end },
      };
    }
  }
}
