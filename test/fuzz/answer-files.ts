/** Answer files made from the schemas: right ones, odd ones and hostile ones, with secrets in known places. */
import {
  childSchemas,
  occurrenceSchema,
  PASSES,
  type SettingSchema,
} from '../../server/schema/component-schema';
import { valueTable } from '../../server/schema/library';
import { library } from '../support/findings';
import type { Random } from './random';

export interface MadeFile {
  readonly text: string;
  /** The values that no output may show. */
  readonly secrets: readonly string[];
}

/** `isTidy` leaves out what is not well-formed or hides a secret's place, so that no secret may be seen anywhere. */
export function makeAnswerFile(random: Random, isTidy: boolean): MadeFile {
  const maker: Maker = { random, isTidy, secrets: [] };
  const passes = random.list(4, () => pass(maker));
  const open = random.once(12) ? strangeRoot(maker) : ROOT;
  const declaration = random.once(4) ? '' : '<?xml version="1.0" encoding="utf-8"?>\n';
  const servicing = random.once(5) ? SERVICING : '';
  const parts = [...passes, servicing, ...random.list(2, () => between(maker))];
  return { text: `${declaration}${open}\n${parts.join('\n')}\n</unattend>\n`, secrets: maker.secrets };
}

interface Maker {
  readonly random: Random;
  readonly isTidy: boolean;
  readonly secrets: string[];
}

const ROOT =
  '<unattend xmlns="urn:schemas-microsoft-com:unattend" xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">';

const SERVICING = `<servicing><package action="install"><assemblyIdentity name="Microsoft-Windows-Foundation-Package" version="10.0.1.1" processorArchitecture="amd64"/><selection name="TelnetClient" state="true"/><source location="C:\\a.cab"/></package></servicing>`;

/** Those on which many rules and the whole plan depend. */
const CENTRAL = [
  'Microsoft-Windows-Setup',
  'Microsoft-Windows-Shell-Setup',
  'Microsoft-Windows-Deployment',
  'Microsoft-Windows-International-Core-WinPE',
  'Microsoft-Windows-International-Core',
  'Microsoft-Windows-UnattendedJoin',
  'Microsoft-Windows-TCPIP',
  'Microsoft-Windows-PnpCustomizationsWinPE',
];

/** What a careless lookup finds in an object, or a careless pattern takes for something else. */
const HOSTILE_NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'prototype',
  'valueOf',
  'größe',
  'x-1.2_3',
  'a'.repeat(300),
];

const HOSTILE_VALUES = [
  '',
  ' ',
  '\n\t ',
  '0',
  '-1',
  '00',
  '1e9',
  '999999999999999999999',
  'NaN',
  'true ',
  'TRUE',
  '${password}',
  '{{ x }}',
  '<![CDATA[a]]>',
  '<!-- why -->1',
  '&lt;b&gt;&#x1F600;',
  '&#27;[31m',
  '%TEMP%\\a',
  '\\\\server\\share$\\a b',
  '__proto__',
  'constructor',
  '😀',
  '\u202egnp.exe',
  '| * _ ` [a](javascript:b) ~',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  "' onmouseover='x",
  'a;b;;c',
  '0409:00000409;en-US',
  'cmd /c "a" &amp; b &gt; c',
  'x'.repeat(400),
];

function strangeRoot({ random }: Maker): string {
  return random.pick([
    '<unattend>',
    '<unattend xmlns="urn:x">',
    '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><unattend xmlns="urn:schemas-microsoft-com:unattend">',
    '<!-- unattend-target: windows-11 uefi amd64 build=26100 --><unattend xmlns="urn:schemas-microsoft-com:unattend">',
    '<!-- unattend-target: __proto__ constructor build=99999999999 --><unattend xmlns:wcm="a" xmlns:wcm="b">',
  ]);
}

function pass(maker: Maker): string {
  const { random } = maker;
  const name = random.once(20) ? random.pick(HOSTILE_NAMES) : random.pick(PASSES);
  const components = random.list(3, () => component(maker));
  return `<settings pass="${name}">\n${components.join('\n')}\n</settings>`;
}

function component(maker: Maker): string {
  const { random } = maker;
  const name = random.once(3) ? random.pick(library.componentNames) : random.pick(CENTRAL);
  const architecture = random.pick(['amd64', 'amd64', 'amd64', 'x86', 'arm64', 'wow64', 'AMD64', '']);
  const schema = library.component(name)!;
  const written = random.once(25) ? random.pick(HOSTILE_NAMES) : name;
  // The place of a secret is known for a known component only.
  const inner = children({ ...maker, isTidy: maker.isTidy && written === name }, schema, 0);
  return `<component name="${written}" processorArchitecture="${architecture}" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">\n${inner}\n</component>`;
}

const DEEPEST = 8;

function children(maker: Maker, schema: SettingSchema, depth: number): string {
  const { random } = maker;
  const names = Object.keys(childSchemas(schema));
  if (names.length === 0 || depth > DEEPEST) return '';
  const wanted = new Set(random.list(depth === 0 ? 5 : 4, () => random.pick(names)));
  if (!random.once(4)) for (const name of occurrenceSchema(schema).required ?? []) wanted.add(name);
  return [...wanted]
    .flatMap((name) => {
      const child = childSchemas(schema)[name]!;
      const times = child.type === 'array' ? 1 + random.below(3) : random.once(30) ? 2 : 1;
      return Array.from({ length: times }, () => setting(maker, name, child, depth));
    })
    .join(random.once(3) ? '' : '\n');
}

function setting(maker: Maker, name: string, schema: SettingSchema, depth: number): string {
  const { random, isTidy } = maker;
  const occurrence = occurrenceSchema(schema);
  const written = !isTidy && random.once(40) ? random.pick(HOSTILE_NAMES) : name;
  const action = schema.type === 'array' && !random.once(8) ? ' wcm:action="add"' : '';
  const inner =
    occurrence.type === 'object'
      ? `\n${children(maker, occurrence, depth + 1)}`
      : value(maker, name, occurrence);
  const extra = random.once(25) ? between(maker) : '';
  if (inner === '' && random.once(2)) return `${extra}<${written}${action}/>`;
  return `${extra}<${written}${action}>${inner}</${written}>`;
}

function value(maker: Maker, name: string, schema: SettingSchema): string {
  const { random, isTidy } = maker;
  if (schema.sensitive && isTidy) return secret(maker);
  if (name === 'CommandLine' && isTidy && random.once(2)) {
    return random.pick(COMMANDS_WITH_SECRET)(() => secret(maker));
  }
  if (random.once(9)) return random.pick(HOSTILE_VALUES);
  if (schema.enum && !random.once(6)) return String(random.pick(schema.enum));
  if (schema.values && !random.once(6)) return escaped(random.pick(valueTable(schema.values).entries).value);
  switch (schema.type) {
    case 'boolean':
      return random.pick(['true', 'false', 'true', 'false', '1', 'yes']);
    case 'integer':
      return String(random.pick([0, 1, 2, 3, schema.minimum ?? 4, schema.maximum ?? 100, 260, 16384]));
    default:
      return escaped(schema.example ?? random.pick(TEXTS));
  }
}

/** A word that stands nowhere else. */
function secret({ random, secrets }: Maker): string {
  const made = `Zq${random.below(2 ** 31).toString(36)}${random.below(2 ** 31).toString(36)}9x`;
  secrets.push(made);
  return made;
}

const COMMANDS_WITH_SECRET: readonly ((secret: () => string) => string)[] = [
  (made) => `net user kim ${made()} /add`,
  (made) => `net user kim &quot;${made()} ${made()}&quot; /add`,
  (made) => `<![CDATA[cmd /c "net user kim ${made()}" & echo]]>`,
  (made) => `net\n user kim\n ${made()}`,
  (made) => `tool.exe --password ${made()} &amp;&amp; x`,
];

const TEXTS = [
  'a',
  'kim',
  'PC-01',
  'C:\\a b\\c.cmd',
  '*',
  'Administrator',
  'Users;Administrators',
  '192.168.0.1/24',
];

function between(maker: Maker): string {
  return maker.random.pick([
    '<!-- why -->',
    '<!-- unattend-disable-next-line unknown-setting: reason -->',
    '<!-- unattend-disable __proto__ -->',
    '<!-- #region a --><!-- #endregion -->',
    '<?keep this?>',
    '\n\n\n',
    ...(maker.isTidy ? [] : ['<% if (a) { %>', '{{#if x}}', '${x}', 'stray', '<x:y/>', '<constructor/>']),
  ]);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
