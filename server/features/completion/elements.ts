/** Completion of elements and end tags: passes, components and settings that may stand here. */
import type { AnswerFile, Component, Setting } from '../../answer-file/answer-file';
import { UNATTEND_NAMESPACE, WCM_NAMESPACE } from '../../answer-file/answer-file';
import { type Location, type Meaning, meaningOf } from '../../answer-file/locate';
import { inheritedFact } from '../../answer-file/query';
import { isServer, kernelOf } from '../../answer-file/target';
import { childSchemas, type InheritedFacts, PASSES, type PassName, type SettingSchema } from '../../schema/component-schema';
import { compareWindowsVersions } from '../../schema/windows-version';
import type { ElementNode } from '../../syntax/nodes';
import { childElements } from '../../syntax/query';
import { typeOf } from '../describe';
import { PASS_DESCRIPTIONS } from '../hover';
import { identityAttributes, settingSkeleton } from '../skeleton';
import type { CompletionItem } from './item';
import { usageRank } from './usage';

type ElementLocation = Location & { slot: 'element-name' | 'text' };

export function completeElement(file: AnswerFile, location: ElementLocation): readonly CompletionItem[] {
  const { parent } = location;
  const context = insertionContext(file, location);
  if (parent.kind === 'document') return file.tree.root && location.slot === 'text' ? [] : [rootItem(context)];
  const meaning = meaningOf(file, parent);
  if (!meaning) return parent === file.tree.root ? passItems(file, context) : [];
  if (meaning.kind === 'pass') return componentItems(file, meaning.pass.known, meaning.pass.components, context);
  return settingItems(file, meaning, context);
}

export function completeEndTag(file: AnswerFile, location: Location & { slot: 'end-tag' }): readonly CompletionItem[] {
  const { element, range } = location;
  if (!element) return [];
  const { text } = file.tree;
  const closes = text[range.end] === '>';
  return [{ label: `/${element.name}`, kind: 'tag', newText: element.name + (closes ? '' : '>'), filterText: element.name }];
}

/** How an item must be written at the offset. */
interface InsertionContext {
  /** `<` stands there already. */
  readonly opened: boolean;
  /** The rest of the tag stands there already: only the name is replaced. */
  readonly renames: ElementNode | undefined;
}

function insertionContext(file: AnswerFile, location: ElementLocation): InsertionContext {
  if (location.slot === 'text') return { opened: false, renames: undefined };
  const { element } = location;
  const finished = element && file.tree.text[element.startTagEnd - 1] === '>';
  return { opened: true, renames: finished ? element : undefined };
}

interface Element {
  readonly name: string;
  /** The whole element as a snippet, from its `<`. */
  readonly snippet: string;
}

function write(element: Element, { opened, renames }: InsertionContext): Pick<CompletionItem, 'newText' | 'isSnippet' | 'additionalEdits'> {
  if (!renames) return { newText: opened ? element.snippet.slice(1) : element.snippet, isSnippet: true };
  const { endTag, name } = renames;
  const closes = endTag && renames.endTag && name !== element.name;
  return {
    newText: element.name,
    ...(closes && { additionalEdits: [{ start: endTag.nameStart, end: endTag.nameEnd, newText: element.name }] }),
  };
}

function rootItem(context: InsertionContext): CompletionItem {
  const snippet = `<unattend xmlns="${UNATTEND_NAMESPACE}" xmlns:wcm="${WCM_NAMESPACE}">\n\t$0\n</unattend>`;
  return {
    label: 'unattend',
    kind: 'container',
    documentation: 'Root of an answer file.',
    ...write({ name: 'unattend', snippet }, context),
  };
}

function passItems(file: AnswerFile, context: InsertionContext): readonly CompletionItem[] {
  const items: CompletionItem[] = [];
  for (const [index, pass] of PASSES.entries()) {
    if (file.passes.some(({ known }) => known === pass)) continue;
    if (context.renames) break;
    items.push({
      label: `settings ${pass}`,
      kind: 'pass',
      documentation: PASS_DESCRIPTIONS[pass],
      rank: index,
      filterText: `settings ${pass}`,
      ...write({ name: 'settings', snippet: `<settings pass="${pass}">\n\t$0\n</settings>` }, context),
    });
  }
  items.push({ label: 'settings', kind: 'pass', suggestsNext: true, rank: 8, ...write({ name: 'settings', snippet: '<settings pass="$1">\n\t$0\n</settings>' }, context) });
  const hasServicing = file.tree.root && childElements(file.tree.root).some(({ localName }) => localName === 'servicing');
  if (!hasServicing) {
    items.push({ label: 'servicing', kind: 'container', rank: 9, ...write({ name: 'servicing', snippet: '<servicing>\n\t$0\n</servicing>' }, context) });
  }
  return items;
}

function componentItems(
  file: AnswerFile,
  pass: PassName | undefined,
  present: readonly Component[],
  context: InsertionContext,
): readonly CompletionItem[] {
  const architecture = file.target.architecture ?? file.components[0]?.architecture ?? 'amd64';
  const items: CompletionItem[] = [];
  for (const name of file.library.componentNames) {
    const schema = file.library.component(name)!;
    if (pass && schema.passes && !schema.passes.includes(pass)) continue;
    if (!fitsTarget(file, schema)) continue;
    if (present.some((other) => other.name.toLowerCase() === name.toLowerCase() && other.architecture === architecture)) continue;
    const snippet = `<component name="${name}" ${identityAttributes(architecture)}>\n\t$0\n</component>`;
    items.push({
      label: name,
      kind: 'component',
      documentation: { component: name, path: '' },
      rank: usageRank(name),
      filterText: `component ${name}`,
      suggestsNext: true,
      ...write({ name: 'component', snippet }, context),
    });
  }
  return context.renames ? [{ label: 'component', kind: 'component', newText: 'component' }] : items;
}

function settingItems(
  file: AnswerFile,
  meaning: Exclude<Meaning, { kind: 'pass' }>,
  context: InsertionContext,
): readonly CompletionItem[] {
  const parent = meaning.kind === 'setting' ? meaning.setting : meaning.component;
  if (!parent.schema) return [];
  const items: CompletionItem[] = [];
  for (const [name, schema] of Object.entries(childSchemas(parent.schema))) {
    if (!mayStand(file, meaning, name, schema, context)) continue;
    const path = meaning.kind === 'setting' ? `${meaning.setting.path}/${name}` : name;
    const snippet = settingSkeleton(name, schema, parent.settings);
    const isLeaf = Object.keys(childSchemas(schema)).length === 0;
    const isRequired = parent.schema.items?.required?.includes(name) ?? parent.schema.required?.includes(name);
    items.push({
      label: name,
      kind: schema.type === 'array' ? 'list' : isLeaf ? 'setting' : 'container',
      detail: typeOf(schema).replaceAll('`', ''),
      documentation: { component: meaning.component.schema!.title, path },
      rank: isRequired ? 0 : usageRank(`${meaning.component.name}/${path}`),
      ...(schema.deprecated && { deprecated: true }),
      ...((schema.items ?? schema).values && { suggestsNext: true }),
      ...write({ name, snippet }, context),
    });
  }
  return items;
}

/** A setting that is there already is left out, as is one that this pass or the target does not process. */
function mayStand(
  file: AnswerFile,
  { pass, ...meaning }: Exclude<Meaning, { kind: 'pass' }>,
  name: string,
  schema: SettingSchema,
  { renames }: InsertionContext,
): boolean {
  const parent: Setting | Component = meaning.kind === 'setting' ? meaning.setting : meaning.component;
  if (schema.type !== 'array' && parent.settings.some((other) => other.name === name && other.node !== renames && !isHalfTyped(other))) {
    return false;
  }
  const passes = schema.passes ?? (meaning.kind === 'setting' ? inheritedFact(meaning.setting, 'passes') : meaning.component.schema?.passes);
  if (pass.known && passes?.length && !passes.includes(pass.known)) return false;
  return fitsTarget(file, schema);
}

function fitsTarget(file: AnswerFile, { since, until, products }: InheritedFacts): boolean {
  const server = isServer(file.target);
  if (server !== undefined && products && !products.includes(server ? 'server' : 'client')) return false;
  const kernel = kernelOf(file.target);
  if (!kernel) return true;
  const [major] = kernel.split(' ');
  if (since && since.split(' ')[0] !== major && compareWindowsVersions(since, kernel) > 0) return false;
  return !until || until.split(' ')[0] === major || compareWindowsVersions(kernel, until) <= 0;
}

function isHalfTyped({ node }: Setting): boolean {
  return !node.selfClosing && !node.endTag;
}
