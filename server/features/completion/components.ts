/** Completion of components: those that the pass and the target process and that are not there yet. */
import {
  type AnswerFile,
  type Component,
  identityAttributes,
  type Pass,
} from '../../answer-file/answer-file';
import type { ComponentSchema } from '../../schema/component-schema';
import { attributeOf } from '../../syntax/query';
import { fitsPass, fitsTarget } from '../fit';
import { settingSkeleton, usesWcm } from '../skeleton';
import { usageOf } from '../usage';
import { type Insertion, knowsContent, swallowedElements, writeElement } from './insertion';
import type { CompletionItem } from './item';

export function componentItems(pass: Pass, insertion: Insertion): readonly CompletionItem[] {
  const { file, missing, element } = insertion;
  if (missing === 'name') {
    return [
      {
        label: 'component',
        kind: 'component',
        ...writeElement({ name: 'component', snippet: '' }, insertion),
      },
    ];
  }
  const present = pass.components.filter(({ node }) => node !== element);
  const behind = new Set(swallowedElements(insertion).map((node) => attributeOf(node, 'name')?.value));
  const architectures = architecturesOf(file);
  return possibleComponents(file, pass).flatMap((schema): CompletionItem[] => {
    const { title } = schema;
    const architecture = architectures.find(
      (one) => existsFor(schema, one) && !present.some((other) => isSame(other, title, one)),
    );
    if (architecture === undefined || behind.has(title)) return [];
    const content = requiredContent(file, schema);
    const snippet = `<component name="${title}" ${identityAttributes(architecture)}>\n\t${content}\n</component>$0`;
    return [
      {
        label: title,
        kind: 'component',
        detail: architecture,
        documentation: { component: title, path: '' },
        filterText: `component ${title}`,
        ...(content === '$1' && { suggestsNext: true }),
        ...writeElement({ name: 'component', snippet }, insertion),
      },
    ];
  });
}

/** The names that the attribute `name` of a component may get, so that what is inside stays known. */
export function componentNameItems(file: AnswerFile, component: Component): readonly CompletionItem[] {
  const { node, pass } = component;
  return possibleComponents(file, pass)
    .filter((schema) => {
      if (component.architecture !== '' && !existsFor(schema, component.architecture)) return false;
      const others = pass.components.filter((other) => other !== component);
      if (others.some((other) => isSame(other, schema.title, component.architecture))) return false;
      return knowsContent(schema, node.children);
    })
    .map(({ title }) => {
      const name = attributeOf(node, 'name')!;
      const missing = missingIdentity(file, component);
      return {
        label: title,
        kind: 'value',
        newText: title,
        documentation: { component: title, path: '' },
        ...(missing && {
          additionalEdits: [{ start: name.end, end: name.end, newText: ` ${missing}` }],
        }),
      };
    });
}

/** The architectures that the file's components are for, the most frequent first; as the text writes them. */
export function architecturesOf(file: AnswerFile): readonly string[] {
  const counts = new Map<string, number>();
  for (const { node } of file.components) {
    const written = attributeOf(node, 'processorArchitecture')?.value.trim();
    if (!written || written === 'wow64' || written === 'neutral') continue;
    counts.set(written, (counts.get(written) ?? 0) + 1);
  }
  if (counts.size === 0) return [file.target.architecture ?? 'amd64'];
  return [...counts].sort((a, b) => b[1] - a[1]).map(([architecture]) => architecture);
}

/** The identity attributes that a component lacks, as they are to be written; undefined when it has all. */
export function missingIdentity(file: AnswerFile, { node }: Component): string | undefined {
  const missing = identityAttributes(architecturesOf(file)[0]!)
    .split(' ')
    .filter((attribute) => !attributeOf(node, attribute.slice(0, attribute.indexOf('='))));
  return missing.length > 0 ? missing.join(' ') : undefined;
}

/** The schemas of all components that may stand in the pass, the usual ones first. */
function possibleComponents(file: AnswerFile, pass: Pass | undefined): readonly ComponentSchema[] {
  return file.library.componentNames
    .map((name) => file.library.component(name)!)
    .filter((schema) => fitsPass(schema.passes, pass?.known) && fitsTarget(file, schema))
    .sort((a, b) => usageOf(b.title) - usageOf(a.title));
}

function isSame(component: Component, name: string, architecture: string): boolean {
  return (
    component.name.toLowerCase() === name.toLowerCase() &&
    component.architecture === architecture.toLowerCase()
  );
}

function existsFor({ architectures }: ComponentSchema, architecture: string): boolean {
  const lower = architecture.toLowerCase();
  return !architectures || architectures.includes(lower) || !KNOWN_ARCHITECTURES.has(lower);
}

/** What is none of these is a template's placeholder. */
const KNOWN_ARCHITECTURES = new Set(['x86', 'amd64', 'arm64', 'ia64', 'arm', 'wow64']);

/** The settings that a component needs, or a place to choose the first one. */
function requiredContent(file: AnswerFile, schema: ComponentSchema): string {
  const lines = (schema.required ?? []).flatMap((name) => {
    const child = schema.properties[name];
    if (!child) return [];
    const part = {
      key: `${schema.title}/${name}`,
      schema: child,
      fits: (one: ComponentSchema | typeof child) => fitsTarget(file, one),
    };
    return [settingSkeleton(part).replace(/\$0$/, '').replaceAll('\n', '\n\t')];
  });
  return lines.length === 1 && !usesWcm(lines[0]!) ? lines[0]! : '$1';
}
