/**
 * Moves or copies a component, or a setting directly inside one, to another pass that processes it. The pass and the
 * component are created where they are missing, in the order in which passes run; the text itself stays as it is.
 */
import type { AnswerFile, Component, Setting } from '../../answer-file/answer-file';
import {
  declareWcmOf,
  indentOf,
  indentUnit,
  insertAt,
  lineBreakOf,
  placeOfPass,
  removeElement,
  type TextEdit,
} from '../../answer-file/edits';
import { PASSES, type PassName } from '../../schema/component-schema';
import type { ElementNode } from '../../syntax/nodes';
import { isClosed } from '../../syntax/query';
import { passesOfChild } from '../fit';
import type { Refactoring, RefactoringPlace } from './refactoring';

export function moveToPass({ file, component, setting }: RefactoringPlace): readonly Refactoring[] {
  if (!component?.schema || file.hasDirectives || !component.pass.node.endTag) return [];
  const moved = setting ? outermost(setting) : component;
  // Nobody knows where an unknown setting may stand.
  if (setting && (setting !== moved || !setting.schema)) return [];
  if (!isClosed(moved.node)) return [];
  return possiblePasses(component, setting)
    .filter(
      (pass) => pass !== component.pass.known && file.passes.filter(({ known }) => known === pass).length < 2,
    )
    .flatMap((pass) => {
      const insertion = insertInto(file, component, setting, pass);
      if (!insertion) return [];
      const removal = removeElement(file.tree.text, emptied(component, setting));
      return [
        { title: `Move ${moved.name} to ${pass}`, kind: 'move', edits: [removal, ...insertion] },
        { title: `Copy ${moved.name} to ${pass}`, kind: 'move', edits: insertion },
      ] satisfies Refactoring[];
    });
}

function outermost(setting: Setting): Setting {
  return setting.parent ? outermost(setting.parent) : setting;
}

/** The passes that process all that would be moved. */
function possiblePasses(component: Component, setting: Setting | undefined): readonly PassName[] {
  const moved = setting ? [setting] : component.settings;
  const allowed = [
    component.schema?.passes,
    ...moved.map(({ schema }) => (schema ? passesOfChild(component, schema) : undefined)),
  ];
  return PASSES.filter((pass) => allowed.every((passes) => !passes?.length || passes.includes(pass)));
}

/** A component that would be left empty goes with its last setting. */
function emptied(component: Component, setting: Setting | undefined): ElementNode {
  return setting && component.node.children.length > 1 ? setting.node : component.node;
}

/** Undefined when the pass has a setting of the same name that is no list. */
function insertInto(
  file: AnswerFile,
  component: Component,
  setting: Setting | undefined,
  pass: PassName,
): readonly TextEdit[] | undefined {
  const { text } = file.tree;
  const target = file.passes.find(({ known }) => known === pass);
  const written = setting ? withOnly(text, component, setting) : textOf(text, component.node);
  const put = (xml: string, parent: ElementNode, edit: TextEdit | undefined) =>
    edit && [edit, ...declareWcmOf(file, xml, component.node, parent)];
  if (!target) return put(written, file.tree.root!, newPass(file, component, pass, written));
  const same = target.components.find(
    (other) =>
      other.name.toLowerCase() === component.name.toLowerCase() &&
      other.architecture === component.architecture,
  );
  if (!same) {
    const indent = indentOf(text, component.node.start);
    return put(written, target.node, behindLast(text, target.node, indent, written));
  }
  const moved = setting ? [setting] : component.settings;
  const isTaken = moved.some(
    ({ name, schema }) => schema?.type !== 'array' && same.settings.some((other) => other.name === name),
  );
  if (isTaken || moved.length === 0) return undefined;
  const first = moved[0]!.node;
  const indent = indentOf(text, first.start);
  const inner = setting
    ? textOf(text, setting.node)
    : text
        .slice(component.node.startTagEnd, component.node.endTag?.start ?? component.node.startTagEnd)
        .trim();
  return put(inner, same.node, behindLast(text, same.node, indent, inner));
}

function behindLast(
  text: string,
  parent: ElementNode,
  indent: string,
  written: string,
): TextEdit | undefined {
  const lineBreak = lineBreakOf(text);
  const last = parent.children.at(-1);
  if (last) return insertAt(last.end, lineBreak + indent + written);
  const close = `${lineBreak}${indentOf(text, parent.start)}`;
  if (parent.endTag) {
    return {
      start: parent.startTagEnd,
      end: parent.endTag.start,
      newText: lineBreak + indent + written + close,
    };
  }
  if (!parent.selfClosing) return undefined;
  const slash = text.lastIndexOf('/', parent.startTagEnd - 1);
  return {
    start: slash,
    end: parent.startTagEnd,
    newText: `>${lineBreak}${indent}${written}${close}</${parent.name}>`,
  };
}

/** The component's start and end tag around nothing but the setting. */
function withOnly(text: string, { node }: Component, setting: Setting): string {
  const lineBreak = lineBreakOf(text);
  const indent = indentOf(text, setting.node.start);
  const close = `${lineBreak}${indentOf(text, node.start)}</${node.name}>`;
  return text.slice(node.start, node.startTagEnd) + lineBreak + indent + textOf(text, setting.node) + close;
}

function newPass(
  file: AnswerFile,
  { pass: from, node }: Component,
  pass: PassName,
  written: string,
): TextEdit {
  const { text } = file.tree;
  const lineBreak = lineBreakOf(text);
  const outer = indentOf(text, from.node.start);
  const inner = indentOf(text, node.start) || outer + indentUnit(text);
  const name = from.node.name;
  const xml = `<${name} pass="${pass}">${lineBreak}${inner}${written}${lineBreak}${outer}</${name}>`;
  const after = placeOfPass(file, pass);
  if (after) return insertAt(after.end, lineBreak + outer + xml);
  return insertAt(file.passes[0]!.node.start, xml + lineBreak + outer);
}

function textOf(text: string, { start, end }: ElementNode): string {
  return text.slice(start, end);
}
