/** Hover: what the element, attribute, value or comment under the pointer means. */
import type { AnswerFile, Setting } from '../answer-file/answer-file';
import { type Location, locate, type Meaning, meaningOf } from '../answer-file/locate';
import { inheritedFact, isSensitive } from '../answer-file/query';
import { occurrenceSchema, type PassName } from '../schema/component-schema';
import { valueTable } from '../schema/library';
import type { ElementNode, TextRange } from '../syntax/nodes';
import { nameRange } from '../syntax/query';
import { describeComponent, describeSetting } from './describe';

export interface Hover {
  readonly markdown: string;
  readonly range: TextRange;
}

export function hover(file: AnswerFile, offset: number): Hover | undefined {
  const location = locate(file, offset);
  switch (location.slot) {
    case 'element-name':
      return location.element && hoverElement(file, location.element, nameRange(location.element));
    case 'end-tag':
      return location.element && hoverElement(file, location.element, location.range);
    case 'attribute-name':
      return location.attribute && hoverAttribute(location.attribute.localName, location.range);
    case 'attribute-value':
      return hoverAttributeValue(file, location);
    case 'text':
      return hoverValue(file, location);
    default:
      return undefined;
  }
}

/** What each configuration pass is for. */
export const PASS_DESCRIPTIONS: Readonly<Record<PassName, string>> = {
  windowsPE:
    'Runs in Windows PE when Setup starts from the media: language of Setup, disks and partitions, the image to install, the product key and the licence.',
  offlineServicing:
    'Applied to the image on the disk before it starts for the first time: drivers, packages and a few settings. DISM applies the same pass to an image file.',
  generalize:
    'Runs only with `sysprep /generalize`: takes what is special to one computer out of an image before it is captured.',
  specialize:
    'Runs at the first start of the installed Windows, and again after a generalized image is deployed: computer name, network, domain, product key.',
  auditSystem: 'Runs in audit mode as the system account, before anybody logs on; only when the computer starts into audit mode.',
  auditUser: 'Runs in audit mode after the built-in Administrator has logged on; only when the computer starts into audit mode.',
  oobeSystem: 'Runs before the first logon, when Windows Welcome (OOBE) would appear: accounts, OOBE pages, first logon commands.',
};

const ATTRIBUTE_DESCRIPTIONS: Readonly<Record<string, string>> = {
  pass: 'Configuration pass in which the settings of this element are applied.',
  name: 'Name of the component, exactly as the Windows image knows it.',
  processorArchitecture:
    'Architecture of the component: `x86`, `amd64` (64-bit Intel and AMD), `arm64`; `wow64` for the 32-bit part of a component on 64-bit Windows. Setup leaves out components of another architecture.',
  publicKeyToken: 'Signature of the component. All components of Windows have `31bf3856ad364e35`.',
  language: 'Language of the component; `neutral` for all components of Windows.',
  versionScope: '`nonSxS`: the component is not installed side by side. All components of Windows have it.',
  action: 'What to do with this list item: `add` puts it into the list.',
  keyValue: 'Key of this list item. Each item of a list needs a key of its own.',
};

function hoverElement(file: AnswerFile, element: ElementNode, range: TextRange): Hover | undefined {
  const meaning = meaningOf(file, element);
  const markdown = meaning ? describeMeaning(meaning) : SHELL_DESCRIPTIONS[element.localName];
  return markdown ? { markdown, range } : undefined;
}

const SHELL_DESCRIPTIONS: Readonly<Record<string, string>> = {
  unattend: 'Root of an answer file for Windows Setup. It holds `servicing` at most once, then one `settings` element for each configuration pass.',
  servicing: 'Packages, updates and features to add to the Windows image or to remove from it, applied in offlineServicing.',
  settings: 'Settings for one configuration pass.',
  component: 'Settings for one component of Windows.',
  offlineImage: 'Notes which image or catalog Windows SIM had open. Setup ignores it.',
};

function describeMeaning(meaning: Meaning): string | undefined {
  switch (meaning.kind) {
    case 'pass':
      return meaning.pass.known && `**${meaning.pass.known}**\n\n${PASS_DESCRIPTIONS[meaning.pass.known]}`;
    case 'component':
      return meaning.component.schema && describeComponent(meaning.component.schema);
    case 'setting':
      return describeBoundSetting(meaning.setting);
  }
}

function describeBoundSetting(setting: Setting): string | undefined {
  if (!setting.schema) return undefined;
  const passes = inheritedFact(setting, 'passes');
  const since = inheritedFact(setting, 'since');
  const until = inheritedFact(setting, 'until');
  const products = inheritedFact(setting, 'products');
  return describeSetting(setting.path.replaceAll('/', ' › '), setting.schema, {
    ...(passes && { passes }),
    ...(since && { since }),
    ...(until && { until }),
    ...(products && { products }),
  });
}

function hoverAttribute(localName: string, range: TextRange): Hover | undefined {
  const text = Object.hasOwn(ATTRIBUTE_DESCRIPTIONS, localName) ? ATTRIBUTE_DESCRIPTIONS[localName] : undefined;
  return text ? { markdown: `**${localName}**\n\n${text}`, range } : undefined;
}

function hoverAttributeValue(file: AnswerFile, location: Location & { slot: 'attribute-value' }): Hover | undefined {
  const { element, attribute, range } = location;
  const meaning = meaningOf(file, element);
  if (meaning?.kind === 'pass' && attribute.name === 'pass') return hoverElement(file, element, range);
  if (meaning?.kind === 'component' && attribute.name === 'name') return hoverElement(file, element, range);
  return hoverAttribute(attribute.localName, range);
}

function hoverValue(file: AnswerFile, location: Location & { slot: 'text' }): Hover | undefined {
  const meaning = meaningOf(file, location.parent);
  if (meaning?.kind !== 'setting' || meaning.setting.settings.length > 0) return undefined;
  const { setting } = meaning;
  const description = describeBoundSetting(setting);
  const value = describeValue(setting);
  const markdown = [value, description].filter((part) => part !== undefined).join('\n\n---\n\n');
  return markdown === '' ? undefined : { markdown, range: setting.valueRange };
}

/** What the value at hand stands for, such as the name of a time zone; never the value of a secret. */
export function describeValue(setting: Setting): string | undefined {
  const schema = setting.schema && occurrenceSchema(setting.schema);
  if (!schema || setting.value === '' || setting.hasHole) return undefined;
  const index = schema.enum?.findIndex((value) => String(value).toLowerCase() === setting.value.toLowerCase()) ?? -1;
  if (index !== -1) return `\`${schema.enum![index]}\`: ${schema.enumDescriptions?.[index] ?? ''}`;
  if (schema.values === 'keyboards') return describeKeyboards(setting.value);
  if (schema.values && !isSensitive(setting.schema)) {
    const entry = valueTable(schema.values).find(setting.value);
    return entry && `\`${entry.value}\`: ${entry.label}`;
  }
  return undefined;
}

/** Reads `0407:00000407;en-US` as "German – German; English (United States)". */
function describeKeyboards(value: string): string | undefined {
  const keyboards = valueTable('keyboards');
  const { languages } = keyboards;
  const parts = value.split(';').map((item) => {
    const pair = /^([0-9a-f]{4}):(.+)$/i.exec(item.trim());
    if (!pair) return valueTable('locales').find(item.trim())?.label ?? item;
    const language = languages?.find(({ lcid }) => lcid.toLowerCase() === pair[1]!.toLowerCase())?.name ?? pair[1];
    return `${language} – ${keyboards.find(pair[2]!)?.label ?? pair[2]}`;
  });
  return `\`${value}\`: ${parts.join('; ')}`;
}
