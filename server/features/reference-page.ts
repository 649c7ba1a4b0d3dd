/** The reference page of a component: every setting with what the schema says about it, as Markdown. */
import {
  type ComponentSchema,
  childSchemas,
  MICROSOFT_REFERENCE,
  occurrenceSchema,
  type SettingSchema,
} from '../schema/component-schema';
import { factsOfSetting, typeOf } from './describe';

/** Links to the pages of the rules that are about a setting, by its path; empty when there are none. */
export type RuleLinks = (path: string) => readonly string[];

/** Returns the page of a component. `rules` adds links to the rules about each setting. */
export function componentPage(schema: ComponentSchema, rules: RuleLinks = () => []): string {
  const sections = [
    `# ${schema.title}`,
    schema.description,
    bullets(factsOfSetting(schema, {})),
    example(schema),
    source(schema),
    '## Settings',
    contents(schema),
    ...[...settingsOf(schema, '')].map(({ path, setting }) => settingSection(path, setting, rules(path))),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

interface NamedSetting {
  readonly path: string;
  readonly setting: SettingSchema;
}

/** The anchor that Markdown renderers make from the heading of a setting. */
export function anchorOf(path: string): string {
  return path.toLowerCase().replaceAll('/', '--');
}

function* settingsOf(schema: SettingSchema, prefix: string): Generator<NamedSetting> {
  for (const [name, setting] of Object.entries(childSchemas(schema))) {
    const path = prefix + name;
    yield { path, setting };
    yield* settingsOf(setting, `${path}/`);
  }
}

function contents(schema: ComponentSchema): string {
  return [...settingsOf(schema, '')]
    .map(
      ({ path }) =>
        `${'  '.repeat(path.split('/').length - 1)}- [${path.split('/').at(-1)}](#${anchorOf(path)})`,
    )
    .join('\n');
}

function settingSection(path: string, setting: SettingSchema, rules: readonly string[]): string {
  const parts = [
    `### ${path.replaceAll('/', ' › ')}`,
    setting.description,
    bullets([typeOf(setting), ...factsOfSetting(setting, {})]),
    values(occurrenceSchema(setting)),
    example(setting),
    rules.length > 0 ? `Rules: ${rules.join(', ')}` : '',
    source(setting),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function bullets(facts: readonly string[]): string {
  return facts.map((fact) => `- ${fact}`).join('\n');
}

function values({ enum: allowed, enumDescriptions }: SettingSchema): string {
  if (!allowed) return '';
  const rows = allowed.map((value, index) => `| \`${value}\` | ${enumDescriptions?.[index] ?? ''} |`);
  return ['| Value | Effect |', '| --- | --- |', ...rows].join('\n');
}

function example({ example: xml }: SettingSchema): string {
  return xml ? `\`\`\`xml\n${xml}\n\`\`\`` : '';
}

function source({ docs, sources }: SettingSchema): string {
  if (docs) return `[Microsoft's reference](${MICROSOFT_REFERENCE}${docs})`;
  return sources ? `Sources: ${sources.join(', ')}` : '';
}
