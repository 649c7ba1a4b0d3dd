/**
 * Adds the settings that a setting or component needs and does not have.
 *
 *     <InstallTo>                       <InstallTo>
 *       <DiskID>0</DiskID>     becomes    <DiskID>0</DiskID>
 *     </InstallTo>                        <PartitionID></PartitionID>
 *                                       </InstallTo>
 */
import type { AnswerFile, Component, Setting } from '../../answer-file/answer-file';
import { declareWcm, insertChild, setAttribute, type TextEdit } from '../../answer-file/edits';
import { listKeyOf } from '../../answer-file/query';
import { childSchemas, occurrenceSchema, type SettingSchema } from '../../schema/component-schema';
import { isClosed } from '../../syntax/query';
import { placeOfSetting } from '../blocks/plan';
import { fitsTarget } from '../fit';
import { nextListKey, settingSkeleton, usesWcm, withoutStops } from '../skeleton';
import type { Refactoring, RefactoringPlace } from './refactoring';

export function addRequired({ file, setting, component }: RefactoringPlace): readonly Refactoring[] {
  const holder =
    setting?.settings.length === 0 && setting.value !== '' ? setting.parent : (setting ?? component);
  if (!holder?.schema || !isClosed(holder.node)) return [];
  const { name, node, schema } = holder;
  const lacks =
    'component' in holder && schema.list?.key === 'wcm:keyValue' && listKeyOf(holder) === undefined;
  const children = missingChildren(holder, schema).map((child) => ({
    child,
    xml: xmlOf(file, holder, schema, child),
    after: placeOfSetting(holder, child),
  }));
  const added = [...children.map(({ child }) => child), ...(lacks ? ['wcm:keyValue'] : [])];
  if (added.length === 0) return [];
  const needsWcm = lacks || children.some(({ xml }) => usesWcm(xml));
  const edits: TextEdit[] = needsWcm ? [...declareWcm(file, node)] : [];
  if (lacks) edits.push(setAttribute(node, 'wcm:keyValue', nextKey(holder)));
  for (const end of new Set(children.map(({ after }) => after?.end))) {
    const here = children.filter(({ after }) => after?.end === end);
    const xml = here.map((one) => one.xml).join('\n');
    edits.push(insertChild(file.tree.text, node, xml, here[0]!.after));
  }
  return [{ title: `Add ${added.join(', ')}, which ${name} needs`, kind: 'rewrite', edits }];
}

/** The children without which Windows does not take the setting; the key of a list item is one of them. */
function missingChildren({ settings }: Component | Setting, schema: SettingSchema): readonly string[] {
  const children = childSchemas(schema);
  const needed = new Set([
    ...(occurrenceSchema(schema).required ?? []),
    ...(schema.list?.key ? [schema.list.key] : []),
  ]);
  return [...needed].filter(
    (name) => Object.hasOwn(children, name) && !settings.some((present) => present.name === name),
  );
}

function xmlOf(file: AnswerFile, holder: Component | Setting, schema: SettingSchema, name: string): string {
  const child = childSchemas(schema)[name]!;
  if ('component' in holder && name === schema.list?.key && occurrenceSchema(child).type === 'integer') {
    return `<${name}>${nextKey(holder)}</${name}>`;
  }
  const path = 'component' in holder ? `${holder.component.name}/${holder.path}` : holder.name;
  const fits = (one: SettingSchema): boolean => fitsTarget(file, one);
  return withoutStops(settingSkeleton({ key: `${path}/${name}`, schema: child, fits }));
}

function nextKey(item: Setting): string {
  const siblings = (item.parent ?? item.component).settings.filter((other) => other !== item);
  return nextListKey(item.name, item.schema!, siblings);
}
