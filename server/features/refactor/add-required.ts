/**
 * Adds the settings that a setting or component needs and does not have.
 *
 *     <InstallTo>                       <InstallTo>
 *       <DiskID>0</DiskID>     becomes    <DiskID>0</DiskID>
 *     </InstallTo>                        <PartitionID></PartitionID>
 *                                       </InstallTo>
 */
import { declareWcm, insertChild, setAttribute, type TextEdit } from '../../answer-file/edits';
import { childSchemas, occurrenceSchema } from '../../schema/component-schema';
import { fitsTarget } from '../fit';
import { nextListKey, settingSkeleton, usesWcm, withoutStops } from '../skeleton';
import type { Refactoring, RefactoringPlace } from './refactoring';

export function addRequired({ file, setting, component }: RefactoringPlace): readonly Refactoring[] {
  const holder =
    setting?.settings.length === 0 && setting.value !== '' ? setting.parent : (setting ?? component);
  if (!holder?.schema || (!holder.node.endTag && !holder.node.selfClosing)) return [];
  const children = childSchemas(holder.schema);
  const key = holder.schema.list?.key;
  const needed = new Set(occurrenceSchema(holder.schema).required);
  if (key && Object.hasOwn(children, key)) needed.add(key);
  const missing = [...needed].filter(
    (name) => children[name] && !holder.settings.some((present) => present.name === name),
  );
  const { text } = file.tree;
  const edits: TextEdit[] = [];
  if (missing.length > 0) {
    const path = 'component' in holder ? `${holder.component.name}/${holder.path}` : holder.name;
    const xml = missing.map((name) => {
      if (name === key && occurrenceSchema(children[name]!).type === 'integer' && 'component' in holder) {
        const siblings = (holder.parent ?? holder.component).settings.filter((other) => other !== holder);
        return `<${name}>${nextListKey(holder.name, holder.schema!, siblings)}</${name}>`;
      }
      const fits = (schema: Parameters<typeof fitsTarget>[1]): boolean => fitsTarget(file, schema);
      return withoutStops(settingSkeleton({ key: `${path}/${name}`, schema: children[name]!, fits }));
    });
    const last = holder.node.children.findLast(({ kind }) => kind === 'element');
    edits.push(insertChild(text, holder.node, xml.join('\n'), last));
    if (xml.some(usesWcm)) edits.push(...declareWcm(file, holder.node));
  }
  if (key === 'wcm:keyValue' && !holder.node.attributes.some(({ localName }) => localName === 'keyValue')) {
    missing.push(key);
    const siblings = 'component' in holder ? (holder.parent ?? holder.component).settings : [];
    edits.push(setAttribute(holder.node, key, nextListKey(holder.name, holder.schema, siblings)));
    edits.push(...declareWcm(file, holder.node));
  }
  if (edits.length === 0) return [];
  return [{ title: `Add ${missing.join(', ')}, which ${holder.name} needs`, kind: 'rewrite', edits }];
}
