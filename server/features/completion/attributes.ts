/** Completion of attributes and their values. */

import {
  type AnswerFile,
  CPI_NAMESPACE,
  identityAttributes,
  UNATTEND_NAMESPACE,
  WCM_NAMESPACE,
} from '../../answer-file/answer-file';
import { declareWcm } from '../../answer-file/edits';
import { type Location, meaningOf } from '../../answer-file/locate';
import { PASSES } from '../../schema/component-schema';
import type { ElementNode } from '../../syntax/nodes';
import { attributeOf } from '../../syntax/query';
import { fitsPass } from '../fit';
import { servicingAttributes } from '../servicing-attributes';
import { ATTRIBUTE_DESCRIPTIONS, PASS_DESCRIPTIONS } from '../shell-descriptions';
import { nextListKey } from '../skeleton';
import { architecturesOf, componentNameItems, missingIdentity } from './components';
import type { CompletionItem } from './item';

export function completeAttributeName(
  file: AnswerFile,
  location: Location & { slot: 'attribute-name' },
): readonly CompletionItem[] {
  const { element, attribute, offset } = location;
  const { text } = file.tree;
  // An attribute needs white space before it, and nothing may stand behind the slash of an empty element.
  if (!attribute && !/[\s]/.test(text[offset - 1] ?? '')) return [];
  if (element.selfClosing && offset > text.lastIndexOf('/', element.startTagEnd)) return [];
  const isWritten = attribute !== undefined && attribute.end > attribute.start + attribute.name.length;
  const attributes = candidates(file, element)
    .filter(({ name }) => name === attribute?.name || !attributeOf(element, name))
    .map((candidate) => attributeItem(file, element, candidate, isWritten));
  return [...(isWritten ? [] : allIdentityAttributes(file, element, attribute?.name)), ...attributes];
}

export function completeAttributeValue(
  file: AnswerFile,
  location: Location & { slot: 'attribute-value' },
): readonly CompletionItem[] {
  return valueItems(file, location).map((item) => ({ ...item, commitCharacters: ['"'] }));
}

function valueItems(
  file: AnswerFile,
  { element, attribute }: Location & { slot: 'attribute-value' },
): readonly CompletionItem[] {
  const known = servicingAttributes(file, element);
  if (known) {
    const { values = {} } = known.find(({ name }) => name === attribute.name) ?? {};
    return Object.entries(values).map(([value, documentation]) => ({
      label: value,
      kind: 'value',
      newText: value,
      ...(documentation && { documentation }),
    }));
  }
  const meaning = meaningOf(file, element);
  switch (attribute.name) {
    case 'pass':
      return meaning?.kind === 'pass' ? passValues(file, element) : [];
    case 'name':
      return meaning?.kind === 'component' ? componentNameItems(file, meaning.component) : [];
    case 'processorArchitecture':
      return values([...new Set([...architecturesOf(file), 'amd64', 'x86', 'arm64', 'wow64'])]);
    case 'publicKeyToken':
      return values(['31bf3856ad364e35']);
    case 'language':
      return values(['neutral']);
    case 'versionScope':
      return values(['nonSxS']);
    case 'wcm:action':
      return values(['add', 'modify', 'remove']);
    case 'wcm:keyValue':
      return keyValues(file, element);
    case 'xmlns':
      return values([UNATTEND_NAMESPACE]);
    case 'xmlns:wcm':
      return values([WCM_NAMESPACE]);
    case 'xmlns:cpi':
      return values([CPI_NAMESPACE]);
    default:
      return [];
  }
}

interface Candidate {
  readonly name: string;
  /** Undefined where the name alone says what it is for. */
  readonly description?: string;
  /** The value that always stands there; undefined when the author must choose. */
  readonly value?: string;
}

function candidates(file: AnswerFile, element: ElementNode): readonly Candidate[] {
  if (element === file.tree.root) {
    return [
      { name: 'xmlns', value: UNATTEND_NAMESPACE },
      { name: 'xmlns:wcm', value: WCM_NAMESPACE },
    ];
  }
  const servicing = servicingAttributes(file, element);
  if (servicing) return servicing;
  const meaning = meaningOf(file, element);
  if (meaning?.kind === 'pass') return [{ name: 'pass' }];
  if (meaning?.kind === 'component') return [{ name: 'name' }, ...identityOf(file)];
  if (meaning?.kind !== 'setting' || meaning.setting.schema?.type !== 'array') return [];
  const { schema } = meaning.setting;
  return [
    { name: 'wcm:action', value: 'add' },
    ...(schema.list?.key === 'wcm:keyValue' ? [{ name: 'wcm:keyValue' }] : []),
  ];
}

function identityOf(file: AnswerFile): readonly Candidate[] {
  const written = identityAttributes(architecturesOf(file)[0]!);
  return [...written.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => ({ name: name!, value: value! }));
}

function attributeItem(
  file: AnswerFile,
  element: ElementNode,
  { name, value, description }: Candidate,
  isWritten: boolean,
): CompletionItem {
  const localName = name.slice(name.indexOf(':') + 1);
  const documentation = description ?? ATTRIBUTE_DESCRIPTIONS[localName];
  const declared = name.startsWith('wcm:') ? declareWcm(file, element) : [];
  const mustChoose = !isWritten && value === undefined;
  return {
    label: name,
    kind: 'attribute',
    newText: isWritten ? name : mustChoose ? `${name}="$1"$0` : `${name}="${value}"`,
    ...(value && !isWritten && { detail: value }),
    ...(documentation && { documentation }),
    ...(declared.length > 0 && { additionalEdits: declared }),
    ...(mustChoose && { isSnippet: true, suggestsNext: true }),
  };
}

/** One item for what is left of the attributes that identify a component. */
function allIdentityAttributes(
  file: AnswerFile,
  element: ElementNode,
  typed: string | undefined,
): readonly CompletionItem[] {
  const meaning = meaningOf(file, element);
  if (meaning?.kind !== 'component') return [];
  const missing = missingIdentity(file, meaning.component);
  if (!missing || missing.split(' ').length < 2) return [];
  const names = missing.replace(/="[^"]*"/g, '');
  if (typed !== undefined && attributeOf(element, typed) && names.split(' ').includes(typed)) return [];
  return [
    {
      label: 'All identity attributes',
      kind: 'attribute',
      newText: missing,
      detail: names.replaceAll(' ', ', '),
      filterText: names,
    },
  ];
}

/** The passes that the file does not have yet and that process all that stands in the element. */
function passValues(file: AnswerFile, element: ElementNode): readonly CompletionItem[] {
  const own = file.passes.find(({ node }) => node === element);
  const limits = [
    ...(own?.components ?? []).map(({ schema }) => schema?.passes),
    ...file.settings.filter(({ component }) => component.pass === own).map(({ schema }) => schema?.passes),
  ];
  return PASSES.filter(
    (pass) =>
      !file.passes.some(({ known, node }) => known === pass && node !== element) &&
      limits.every((passes) => fitsPass(passes, pass)),
  ).map((pass) => ({ label: pass, kind: 'value', newText: pass, documentation: PASS_DESCRIPTIONS[pass] }));
}

function keyValues(file: AnswerFile, element: ElementNode): readonly CompletionItem[] {
  const meaning = meaningOf(file, element);
  if (meaning?.kind !== 'setting' || !meaning.setting.schema) return [];
  const { setting } = meaning;
  const siblings = (setting.parent ?? setting.component).settings.filter((other) => other !== setting);
  return values([nextListKey(setting.name, setting.schema!, siblings)]);
}

function values(texts: readonly string[]): readonly CompletionItem[] {
  return texts.map((text) => ({ label: text, kind: 'value', newText: text }));
}
