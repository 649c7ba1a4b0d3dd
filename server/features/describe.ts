/** Markdown about settings and components, for hovers and completion items. */
import type { ComponentSchema, InheritedFacts, SettingSchema } from '../schema/component-schema';
import { MICROSOFT_REFERENCE, occurrenceSchema } from '../schema/component-schema';

/** Everything the schema says about a setting. `inherited` are the facts of the schemas around it. */
export function describeSetting(name: string, schema: SettingSchema, inherited: InheritedFacts): string {
  const facts = [typeOf(schema), ...factsOfSetting(schema, inherited)];
  return join([
    `**${name}**${deprecation(schema)}`,
    schema.description,
    list(facts),
    values(occurrenceSchema(schema)),
    example(schema),
    link(schema),
  ]);
}

/** One line for each fact beside type and description: default, passes, versions, key, required children. */
export function factsOfSetting(schema: SettingSchema, inherited: InheritedFacts): readonly string[] {
  const one = occurrenceSchema(schema);
  return [
    one.default === undefined ? undefined : `Default: \`${one.default}\``,
    ...factsOf({ ...inherited, ...schema }),
    schema.list?.key ? `List items are told apart by \`${schema.list.key}\`` : undefined,
    one.required?.length ? `Needs: ${one.required.map((child) => `\`${child}\``).join(', ')}` : undefined,
    one.sensitive ? 'Secret: masked wherever it is shown' : undefined,
  ].filter((fact) => fact !== undefined);
}

export function describeComponent(schema: ComponentSchema): string {
  return join([
    `**${schema.title}**${deprecation(schema)}`,
    schema.description,
    list(factsOf(schema)),
    example(schema),
    link(schema),
  ]);
}

/** One short phrase for the right side of a completion item, such as "true or false". */
export function typeOf(schema: SettingSchema): string {
  const one = occurrenceSchema(schema);
  const unit = one.unit ? ` ${one.unit}` : '';
  switch (one.type) {
    case 'boolean':
      return '`true` or `false`';
    case 'integer':
      if (one.enum) return 'One of the numbers below';
      if (one.minimum !== undefined && one.maximum !== undefined)
        return `Whole number, ${one.minimum} to ${one.maximum}${unit}`;
      if (one.minimum !== undefined) return `Whole number, ${one.minimum} or more${unit}`;
      return `Whole number${unit && ` of${unit}`}`;
    case 'string':
      if (one.enum) return 'One of the values below';
      if (one.maxBytes) return `Text, at most ${one.maxBytes} bytes`;
      return one.maxLength ? `Text, at most ${one.maxLength} characters` : 'Text';
    default:
      return schema.type === 'array' ? 'List item' : 'Holds other settings';
  }
}

function factsOf({ passes, since, until, products }: InheritedFacts): (string | undefined)[] {
  return [
    passes?.length ? `Passes: ${passes.map((pass) => `\`${pass}\``).join(', ')}` : undefined,
    since || until ? `Windows: ${versions(since, until)}` : undefined,
    products?.length === 1
      ? `Only on ${products[0] === 'server' ? 'Windows Server' : 'client editions'}`
      : undefined,
  ];
}

function versions(since: string | undefined, until: string | undefined): string {
  if (since && until) return since === until ? `only ${since}` : `${since} to ${until}`;
  return until ? `up to ${until}` : `${since} and later`;
}

function deprecation({ deprecated, deprecatedSince }: SettingSchema): string {
  if (!deprecated) return '';
  return deprecatedSince ? ` — *deprecated since Windows ${deprecatedSince}*` : ' — *deprecated*';
}

function values({ enum: allowed, enumDescriptions }: SettingSchema): string | undefined {
  return allowed?.map((value, index) => `- \`${value}\`: ${enumDescriptions?.[index] ?? ''}`).join('\n');
}

function example({ example: xml }: SettingSchema): string | undefined {
  return xml && `\`\`\`xml\n${xml}\n\`\`\``;
}

function link({ docs }: SettingSchema): string | undefined {
  return docs && `[Microsoft's reference](${MICROSOFT_REFERENCE}${docs})`;
}

function list(facts: readonly (string | undefined)[]): string | undefined {
  return facts
    .filter((fact) => fact !== undefined)
    .map((fact) => `- ${fact}`)
    .join('\n');
}

function join(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}
