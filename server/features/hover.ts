/** Hover: what the element, attribute, value or comment under the pointer means. */
import type { AnswerFile, Component } from '../answer-file/answer-file';
import { type Location, locate, type Meaning, meaningOf } from '../answer-file/locate';
import type { DocumentNode, ElementNode, TextRange } from '../syntax/nodes';
import { nameRange } from '../syntax/query';
import { describeComponent, describeSetting } from './describe';
import { factsOf } from './fit';
import type { Hover, RuleText } from './hover-answer';
import { hoverComment } from './hover-comment';
import { describeListKey, describeValue } from './hover-value';
import { servicingAttributes } from './servicing-attributes';
import {
  ARCHITECTURE_NAMES,
  ATTRIBUTE_DESCRIPTIONS,
  PASS_DESCRIPTIONS,
  SHELL_DESCRIPTIONS,
} from './shell-descriptions';

export function hover(
  file: AnswerFile,
  offset: number,
  ruleText: RuleText = () => undefined,
): Hover | undefined {
  const location = locate(file, offset);
  switch (location.slot) {
    case 'element-name':
      return location.element && hoverElement(file, location.element, nameRange(location.element));
    case 'end-tag':
      return location.element && hoverElement(file, location.element, location.range);
    case 'attribute-name':
      return location.attribute && hoverAttribute(file, location, location.attribute.name);
    case 'attribute-value':
      return hoverAttributeValue(file, location);
    case 'text':
      return hoverValue(file, location.parent);
    case 'section':
      return location.node.kind === 'cdata'
        ? hoverValue(file, location.parent)
        : hoverComment(file, location.node, offset, ruleText);
  }
}

function hoverElement(file: AnswerFile, element: ElementNode, range: TextRange): Hover | undefined {
  const meaning = meaningOf(file, element);
  const markdown = meaning ? describeMeaning(meaning) : tableEntry(SHELL_DESCRIPTIONS, element.localName);
  return markdown ? { markdown, range } : undefined;
}

function describeMeaning(meaning: Meaning): string | undefined {
  switch (meaning.kind) {
    case 'pass':
      return meaning.pass.known
        ? `**${meaning.pass.known}**\n\n${PASS_DESCRIPTIONS[meaning.pass.known]}`
        : SHELL_DESCRIPTIONS.settings;
    case 'component':
      return meaning.component.schema
        ? describeComponent(meaning.component.schema)
        : SHELL_DESCRIPTIONS.component;
    case 'setting': {
      const { setting } = meaning;
      return (
        setting.schema &&
        describeSetting(setting.path.replaceAll('/', ' › '), setting.schema, factsOf(setting))
      );
    }
  }
}

function hoverAttribute(
  file: AnswerFile,
  { element, range }: Location & { readonly element: ElementNode },
  name: string,
  value?: string,
): Hover | undefined {
  const localName = name.slice(name.indexOf(':') + 1);
  const known = servicingAttributes(file, element);
  const own = known?.find((attribute) => attribute.name === name);
  const text = known ? own?.description : tableEntry(ATTRIBUTE_DESCRIPTIONS, localName);
  if (!text) return undefined;
  const meaning = value !== undefined && own?.values && tableEntry(own.values, value);
  return { markdown: `${meaning ? `\`${value}\`: ${meaning}\n\n` : ''}**${name}**\n\n${text}`, range };
}

function hoverAttributeValue(
  file: AnswerFile,
  location: Location & { slot: 'attribute-value' },
): Hover | undefined {
  const { element, attribute, range } = location;
  const meaning = meaningOf(file, element);
  if (meaning?.kind === 'pass' && attribute.name === 'pass') return hoverElement(file, element, range);
  if (meaning?.kind === 'component') {
    if (attribute.name === 'name') return hoverElement(file, element, range);
    if (attribute.name === 'processorArchitecture') return hoverArchitecture(meaning.component, range);
  }
  if (meaning?.kind === 'setting' && attribute.localName === 'keyValue') {
    const markdown = describeListKey(meaning.setting, attribute.value);
    if (markdown) return { markdown, range };
  }
  return hoverAttribute(file, location, attribute.name, attribute.value);
}

function hoverArchitecture({ architecture }: Component, range: TextRange): Hover {
  const name = tableEntry(ARCHITECTURE_NAMES, architecture);
  const text = ATTRIBUTE_DESCRIPTIONS.processorArchitecture!;
  return { markdown: name ? `\`${architecture}\`: ${name}\n\n${text}` : text, range };
}

function hoverValue(file: AnswerFile, parent: ElementNode | DocumentNode): Hover | undefined {
  const meaning = meaningOf(file, parent);
  if (meaning?.kind !== 'setting' || meaning.setting.settings.length > 0) return undefined;
  const { setting } = meaning;
  const parts = [describeValue(file, setting), describeMeaning(meaning)].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : { markdown: parts.join('\n\n---\n\n'), range: setting.valueRange };
}

function tableEntry(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
