/** What the wanted version does not have: components and settings that end before it or begin after it. */
import type { AnswerFile, Component, Pass, Setting } from '../../answer-file/answer-file';
import { removeElement, type TextEdit } from '../../answer-file/edits';
import { windowsLabel } from '../../answer-file/windows-names';
import type { InheritedFacts } from '../../schema/component-schema';
import type { ElementNode } from '../../syntax/nodes';
import { fitsTarget } from '../fit';
import { type Change, leftToDo, NOTHING, type Step } from './step';

export function changeSettings(file: AnswerFile, { wanted }: Change): Step {
  const { windows } = wanted;
  if (!windows) return NOTHING;
  const removal: Removal = { file, edits: [], reasons: [] };
  for (const pass of file.passes) removeFromPass(pass, removal);
  const { edits, reasons } = removal;
  if (edits.length > 0 && file.hasDirectives)
    return leftToDo(
      ...reasons.map((reason) => `${reason} A template decides what stands in the file: remove it by hand.`),
    );
  const lacks = `${windowsLabel(windows)} does not have it.`;
  return { edits, changes: reasons.map((reason) => `${reason} ${lacks}`), leftToDo: [] };
}

interface Removal {
  readonly file: AnswerFile;
  readonly edits: TextEdit[];
  readonly reasons: string[];
}

function removeFromPass(pass: Pass, removal: Removal): void {
  const inner = { ...removal, edits: [] as TextEdit[] };
  const gone = pass.components.filter((component) => removeComponent(component, inner)).length;
  keepOrRemove(pass.node, gone, removal, inner.edits);
}

/** True when nothing of it stays. */
function removeComponent(component: Component, removal: Removal): boolean {
  const { node, name, schema, settings } = component;
  if (schema && !fits(removal.file, schema)) {
    removal.edits.push(removeElement(removal.file.tree.text, node));
    removal.reasons.push(`${name} is removed.`);
    return true;
  }
  const inner = { ...removal, edits: [] as TextEdit[] };
  const gone = settings.filter((setting) => removeSetting(setting, inner)).length;
  return keepOrRemove(node, gone, removal, inner.edits);
}

function removeSetting(setting: Setting, removal: Removal): boolean {
  const { node, path, schema, settings } = setting;
  if (schema && !fits(removal.file, schema)) {
    removal.edits.push(removeElement(removal.file.tree.text, node));
    removal.reasons.push(`${path} is removed.`);
    return true;
  }
  const inner = { ...removal, edits: [] as TextEdit[] };
  const gone = settings.filter((child) => removeSetting(child, inner)).length;
  return keepOrRemove(node, gone, removal, inner.edits);
}

/** An element of which everything goes would be left empty: it goes, too. */
function keepOrRemove(
  node: ElementNode,
  gone: number,
  { file, edits }: Removal,
  inner: readonly TextEdit[],
): boolean {
  const isEmptied = gone > 0 && gone === node.children.length;
  // One by one: a call takes fewer arguments than a list can have items.
  for (const edit of isEmptied ? [removeElement(file.tree.text, node)] : inner) edits.push(edit);
  return isEmptied;
}

/** Newer versions still accept what is only deprecated. */
function fits(file: AnswerFile, { since, until, products, deprecated }: Facts): boolean {
  return fitsTarget(file, {
    ...(since && { since }),
    ...(until && !deprecated && { until }),
    ...(products && { products }),
  });
}

type Facts = InheritedFacts & { readonly deprecated?: boolean };
