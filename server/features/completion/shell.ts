/** Completion of the elements around the components: the root, the passes and servicing. */
import { type AnswerFile, UNATTEND_NAMESPACE, WCM_NAMESPACE } from '../../answer-file/answer-file';
import { PASSES } from '../../schema/component-schema';
import type { ElementNode } from '../../syntax/nodes';
import { attributeOf, childElements } from '../../syntax/query';
import { PASS_DESCRIPTIONS, SHELL_DESCRIPTIONS } from '../shell-descriptions';
import { type Insertion, keptChildren, swallowedElements, writeElement } from './insertion';
import type { CompletionItem } from './item';

export function rootItems(insertion: Insertion): readonly CompletionItem[] {
  const { file, element, missing, range } = insertion;
  if (file.tree.root && file.tree.root !== element) return [];
  const { text } = file.tree;
  const isEmpty = text.slice(0, range.start).trim() === '' && missing === 'element';
  if (missing === 'element' && !isEmpty && !/^\s*(?:<\?xml[^>]*\?>|<!--|\s)+/.test(text)) return [];
  const declaration = isEmpty && range.start === 0 ? '<?xml version="1.0" encoding="utf-8"?>\n' : '';
  const snippet = `<unattend xmlns="${UNATTEND_NAMESPACE}" xmlns:wcm="${WCM_NAMESPACE}">\n\t$0\n</unattend>`;
  const written = writeElement({ name: 'unattend', snippet }, insertion);
  return [
    {
      label: 'unattend',
      kind: 'container',
      documentation: SHELL_DESCRIPTIONS.unattend!,
      ...written,
      newText: declaration + written.newText,
    },
  ];
}

export function passItems(insertion: Insertion): readonly CompletionItem[] {
  const { file, missing, element } = insertion;
  const servicing = servicingItem(insertion);
  if (missing === 'name') {
    const kept = childElements(element!);
    const isPass = kept.every(({ localName }) => localName === 'component');
    return [
      ...(isPass
        ? [
            {
              label: 'settings',
              kind: 'pass',
              ...writeElement({ name: 'settings', snippet: '' }, insertion),
            } as const,
          ]
        : []),
      ...(kept.every(({ localName }) => localName === 'package') ? servicing : []),
    ];
  }
  const start =
    file.tree.root && childElements(file.tree.root).find(({ localName }) => localName === 'servicing');
  // Servicing comes first.
  if (start && start !== element && insertion.range.start <= start.start) return [];
  const behind = new Set(swallowedElements(insertion).map((node) => attributeOf(node, 'pass')?.value));
  const passes = PASSES.filter(
    (pass) => !behind.has(pass) && !file.passes.some(({ known, node }) => known === pass && node !== element),
  );
  return [
    ...passes.map(
      (pass): CompletionItem => ({
        label: `settings ${pass}`,
        kind: 'pass',
        documentation: PASS_DESCRIPTIONS[pass],
        suggestsNext: true,
        ...writeElement(
          { name: 'settings', snippet: `<settings pass="${pass}">\n\t$1\n</settings>$0` },
          insertion,
        ),
      }),
    ),
    ...servicing,
  ];
}

export function servicingItems(insertion: Insertion): readonly CompletionItem[] {
  const { parent, file, element } = insertion;
  if (parent.kind !== 'element' || !isBelowServicing(file, parent)) return [];
  if (keptChildren(insertion).length > 0) return [];
  const present = childElements(parent).filter((child) => child !== element);
  return (SERVICING[parent.localName] ?? [])
    .filter(({ name, once }) => !once || !present.some(({ localName }) => localName === name))
    .map(({ name, snippet }) => item(name, snippet.replace('ARCHITECTURE', architectureOf(file)), insertion));
}

function servicingItem(insertion: Insertion): readonly CompletionItem[] {
  const { file, element, range } = insertion;
  const others = file.tree.root ? childElements(file.tree.root).filter((child) => child !== element) : [];
  if (others.some(({ localName }) => localName === 'servicing')) return [];
  if (others.some(({ localName, start }) => localName === 'settings' && start < range.start)) return [];
  return [item('servicing', '<servicing>\n\t$1\n</servicing>$0', insertion)];
}

/** The elements below `servicing`, with the ones that stand there once. */
const SERVICING: Readonly<
  Record<string, readonly { readonly name: string; readonly once?: true; readonly snippet: string }[]>
> = {
  servicing: [
    {
      name: 'package',
      snippet:
        '<package action="${1|install,configure,stage,remove|}">\n\t<assemblyIdentity name="$2" version="$3" processorArchitecture="ARCHITECTURE" publicKeyToken="31bf3856ad364e35" language="${4:neutral}" />\n\t<source location="$5" />\n</package>$0',
    },
  ],
  package: [
    {
      name: 'assemblyIdentity',
      once: true,
      snippet:
        '<assemblyIdentity name="$1" version="$2" processorArchitecture="ARCHITECTURE" publicKeyToken="31bf3856ad364e35" language="${3:neutral}" />$0',
    },
    { name: 'source', once: true, snippet: '<source location="$1" />$0' },
    { name: 'selection', snippet: '<selection name="$1" state="${2|true,false|}" />$0' },
  ],
};

function isBelowServicing(file: AnswerFile, element: ElementNode): boolean {
  const { root } = file.tree;
  if (element.localName === 'servicing') return element.parent === root;
  const { parent } = element;
  return element.localName === 'package' && parent.kind === 'element' && isBelowServicing(file, parent);
}

function architectureOf({ target }: AnswerFile): string {
  return target.architecture ?? 'amd64';
}

function item(name: string, snippet: string, insertion: Insertion): CompletionItem {
  const documentation = SHELL_DESCRIPTIONS[name];
  return {
    label: name,
    kind: 'container',
    ...(documentation && { documentation }),
    ...writeElement({ name, snippet }, insertion),
  };
}
