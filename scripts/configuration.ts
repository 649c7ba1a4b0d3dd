/** What is generated from the table of rules: the schema of the configuration file, and the rules in package.json. */
import { TARGET_ARCHITECTURES, TARGET_FIRMWARES, TARGET_WINDOWS } from '../server/answer-file/target';
import { SUBJECTS, type Subject } from '../server/checks/rule';
import { RULES } from '../server/checks/rules';
import { PROFILES, SEVERITIES } from '../server/checks/severity';

/** Returns schemas/configuration.json. */
export function configurationSchema(): object {
  const text = { type: 'string', pattern: '\\S' };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'urn:unattend:configuration',
    title: 'unattend.config.json',
    description:
      'What Unattend takes as given for the answer files in this folder and below it. Generated: npm run docs.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      target: {
        description:
          'The Windows that the answer files are for. What is left out is found from each file. It is stronger than a comment in the file, and weaker than the settings of the editor and the options of the command line.',
        type: 'object',
        additionalProperties: false,
        properties: {
          windows: { description: 'The version of Windows.', enum: TARGET_WINDOWS },
          build: {
            description: 'The build number, such as 26100 for Windows 11 24H2.',
            type: 'integer',
            minimum: 1,
            maximum: 999999,
          },
          edition: {
            description: 'The edition id, such as Professional, Enterprise or ServerStandard.',
            ...text,
          },
          architecture: { description: 'The processor architecture.', enum: TARGET_ARCHITECTURES },
          firmware: {
            description: 'The firmware, which decides on the partitions that Setup accepts.',
            enum: TARGET_FIRMWARES,
          },
        },
      },
      profile: {
        description: 'The severities that rules have when nothing else is said about them.',
        enum: PROFILES,
        enumDescriptions: [
          'The severity that each rule says; the default.',
          'Hints become information, and information becomes warnings.',
          'Only what stops Setup, or makes it do what was surely not meant.',
        ],
        default: 'recommended',
      },
      rules: {
        description:
          'Severities by rule or by group of rules. A rule is stronger than its group, which is stronger than the profile.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          // Readers of draft 7 pass over what stands beside a reference.
          described().map(([name, description]) => [
            name,
            { description, allOf: [{ $ref: '#/$defs/severity' }] },
          ]),
        ),
      },
      schemas: {
        description:
          'Paths of component schemas for components that Unattend does not know, relative to this file. schemas/vocabulary.json of Unattend says what they may hold.',
        type: 'array',
        items: text,
        maxItems: 100,
        uniqueItems: true,
      },
      ignore: {
        description:
          'Files that the command line leaves out, as globs relative to this file: * within a name, ** for any folders.',
        type: 'array',
        items: text,
        uniqueItems: true,
      },
    },
    $defs: { severity: SEVERITY },
  };
}

/** Returns the properties of the setting `unattend.rules`, in the order of the table. */
export function ruleSettings(): Readonly<Record<string, object>> {
  // The settings of VS Code know no references.
  return Object.fromEntries(
    described().map(([name, description]) => [name, { type: 'string', enum: SEVERITIES, description }]),
  );
}

const SEVERITY = {
  enum: SEVERITIES,
  enumDescriptions: [
    'Setup stops, ignores the file or does what was surely not meant.',
    'Probably wrong, or wrong with some versions of Windows.',
    'Worth knowing.',
    'Style or doubt.',
    'Not reported.',
  ],
};

/** Groups and rules with what they are about. */
function described(): readonly (readonly [name: string, description: string])[] {
  const groups = SUBJECTS.map((subject) => [subject, `All rules about ${GROUPS[subject]}.`] as const);
  return [
    ...groups,
    ...RULES.map(({ id, title, severity }) => [id, `${title}. Default: ${severity}.`] as const),
  ];
}

const GROUPS: Readonly<Record<Subject, string>> = {
  file: 'the file as a whole: encoding, XML, root, comments of Unattend',
  schema: 'names, values, passes and versions of settings',
  identity: 'the attributes that identify a component',
  lists: 'list items and their keys',
  disks: 'disks, partitions and the place of installation',
  image: 'the image, its edition and the product key',
  regional: 'language, locale, keyboard and time zone',
  accounts: 'computer name, accounts, passwords and logon',
  oobe: 'the pages of the first start',
  commands: 'commands and scripts',
  network: 'domain, network, firewall and drivers',
  lifecycle: 'passes, Sysprep, audit mode, servicing and versions of Setup',
  secrets: 'secrets in clear text',
};
