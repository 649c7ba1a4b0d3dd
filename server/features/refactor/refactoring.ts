/** What a refactoring is, and the setting, component and pass that it starts from. */
import type { AnswerFile, Component, Pass, Setting } from '../../answer-file/answer-file';
import type { TextEdit } from '../../answer-file/edits';
import { meaningOf } from '../../answer-file/locate';
import type { ElementNode, TextRange } from '../../syntax/nodes';
import { elementAt } from '../../syntax/query';

export interface Refactoring {
  /** What it does, as a command. */
  readonly title: string;
  /** `rewrite` says the same in another way; `move` puts it elsewhere; `extract` wraps it. */
  readonly kind: 'rewrite' | 'move' | 'extract';
  /** Edits that do not overlap. */
  readonly edits: readonly TextEdit[];
}

export interface RefactoringPlace {
  readonly file: AnswerFile;
  /** Empty when only a cursor stands there. */
  readonly selection: TextRange;
  /** The innermost element around the selection's start. */
  readonly element: ElementNode | undefined;
  readonly pass: Pass | undefined;
  readonly component: Component | undefined;
  readonly setting: Setting | undefined;
}

export function placeOf(file: AnswerFile, selection: TextRange): RefactoringPlace {
  const { tree } = file;
  // At the `<` of a tag one means the element that begins there.
  const isAtTag = tree.text[selection.start] === '<' && tree.text[selection.start + 1] !== '/';
  const element = elementAt(tree, isAtTag ? selection.start + 1 : selection.start);
  const meaning = meaningOf(file, element);
  return {
    file,
    selection,
    element,
    pass: meaning?.pass,
    component: meaning && meaning.kind !== 'pass' ? meaning.component : undefined,
    setting: meaning?.kind === 'setting' ? meaning.setting : undefined,
  };
}
