/** Completion of attributes and their values. */
import { type AnswerFile, UNATTEND_NAMESPACE, WCM_NAMESPACE } from '../../answer-file/answer-file';
import { type Location, meaningOf } from '../../answer-file/locate';
import { PASSES } from '../../schema/component-schema';
import type { ElementNode } from '../../syntax/nodes';
import { attributeOf } from '../../syntax/query';
import { PASS_DESCRIPTIONS } from '../hover';
import { identityAttributes, nextListKey } from '../skeleton';
import type { CompletionItem } from './item';
import { usageRank } from './usage';

export function completeAttributeName(
  file: AnswerFile,
  { element, attribute }: Location & { slot: 'attribute-name' },
): readonly CompletionItem[] {
  const isWritten = attribute !== undefined && attribute.end > attribute.start + attribute.name.length;
  return candidates(file, element)
    .filter(({ name }) => name === attribute?.name || !attributeOf(element, name))
    .map(({ name, value }, index) => ({
      label: name,
      kind: 'attribute',
      newText: isWritten ? name : value === undefined ? `${name}="$1"` : `${name}="${value}"`,
      isSnippet: !isWritten && value === undefined,
      suggestsNext: !isWritten && value === undefined,
      rank: index,
    }));
}

export function completeAttributeValue(
  file: AnswerFile,
  { element, attribute }: Location & { slot: 'attribute-value' },
): readonly CompletionItem[] {
  switch (attribute.name) {
    case 'pass':
      return element.localName === 'settings' ? passValues(file, element) : [];
    case 'name':
      return element.localName === 'component' ? componentNames(file, element) : [];
    case 'processorArchitecture':
      return values(['amd64', 'x86', 'arm64', 'wow64']);
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
    default:
      return [];
  }
}

interface Candidate {
  readonly name: string;
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
  if (element.localName === 'settings' && element.parent === file.tree.root) return [{ name: 'pass' }];
  const meaning = meaningOf(file, element);
  if (meaning?.kind === 'component') {
    const architecture = file.target.architecture ?? 'amd64';
    const fixed = [...identityAttributes(architecture).matchAll(/(\w+)="([^"]*)"/g)];
    return [{ name: 'name' }, ...fixed.map(([, name, value]) => ({ name: name!, value: value! }))];
  }
  if (meaning?.kind !== 'setting' || meaning.setting.schema?.type !== 'array') return [];
  const { schema } = meaning.setting;
  return [{ name: 'wcm:action', value: 'add' }, ...(schema.list?.key === 'wcm:keyValue' ? [{ name: 'wcm:keyValue' }] : [])];
}

function passValues(file: AnswerFile, element: ElementNode): readonly CompletionItem[] {
  return PASSES.filter((pass) => !file.passes.some(({ known, node }) => known === pass && node !== element)).map(
    (pass, index) => ({ label: pass, kind: 'value', newText: pass, documentation: PASS_DESCRIPTIONS[pass], rank: index }),
  );
}

function componentNames(file: AnswerFile, element: ElementNode): readonly CompletionItem[] {
  const pass = meaningOf(file, element.parent);
  const known = pass?.kind === 'pass' ? pass.pass.known : undefined;
  return file.library.componentNames
    .filter((name) => {
      const passes = file.library.component(name)!.passes;
      return !known || !passes || passes.includes(known);
    })
    .map((name) => ({
      label: name,
      kind: 'value',
      newText: name,
      documentation: { component: name, path: '' },
      rank: usageRank(name),
    }));
}

function keyValues(file: AnswerFile, element: ElementNode): readonly CompletionItem[] {
  const meaning = meaningOf(file, element);
  if (meaning?.kind !== 'setting' || !meaning.setting.schema) return [];
  const { setting } = meaning;
  const siblings = (setting.parent ?? setting.component).settings.filter((other) => other !== setting);
  return values([nextListKey(setting.name, setting.schema!, siblings)]);
}

function values(texts: readonly string[]): readonly CompletionItem[] {
  return texts.map((text, index) => ({ label: text, kind: 'value', newText: text, rank: index }));
}
