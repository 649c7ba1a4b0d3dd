/** The quick interpreter never accepts what ajv refuses. */
import assert from 'node:assert/strict';
import Ajv from 'ajv';
import fc from 'fast-check';
import { accepts } from '../../server/answer-file/accepts';
import type { Setting } from '../../server/answer-file/answer-file';
import { toInstance } from '../../server/answer-file/schema-problems';
import { occurrenceSchema, type SettingSchema } from '../../server/schema/component-schema';
import { createSchemaLibrary } from '../../server/schema/library';
import { ANNOTATIONS, MAX_BYTES } from '../../server/schema/validator';
import { inComponent } from '../support/findings';
import { bindText } from '../support/marked-text';

const library = createSchemaLibrary();
const ajv = new Ajv({ strict: false, validateSchema: false, meta: false });
ajv.addVocabulary(ANNOTATIONS);
ajv.addKeyword(MAX_BYTES);

const topSettings = library.componentNames.flatMap((component) =>
  Object.entries(library.component(component)!.properties).map(([name, schema]) => ({
    component,
    name,
    schema,
  })),
);

describe('accepts', () => {
  it('accepts nothing that ajv refuses', () => {
    let accepted = 0;
    const cases = fc
      .constantFrom(...topSettings)
      .chain((top) => fc.tuple(fc.constant(top), written(top.name, top.schema)));
    fc.assert(
      fc.property(cases, ([{ component, name, schema }, xml]) => {
        const { settings } = bindText(inComponent('specialize', component, xml)).components[0]!;
        if (settings.length === 0 || !settings.every(accepts)) return;
        accepted++;
        assert.ok(ajv.compile(schema)(toInstance(settings)[name]), xml);
      }),
      { numRuns: 1500 },
    );
    assert.ok(accepted > 100, `only ${accepted} settings were accepted`);
  });

  const examples: readonly (readonly [xml: string, isAccepted: boolean])[] = [
    ['<ComputerName>PC-01</ComputerName>', true],
    ['<ComputerName>PC-012345678901</ComputerName>', true],
    ['<ComputerName>PC-0123456789012</ComputerName>', false],
    ['<ComputerName>PC-ÄÖÜÄÖÜÄ</ComputerName>', false],
    ['<CopyProfile>TRUE</CopyProfile>', true],
    ['<CopyProfile>yes</CopyProfile>', false],
    ['<CopyProfile><a>true</a></CopyProfile>', false],
    ['<CopyProfile/>', true],
    ['<CopyProfile>${copy}</CopyProfile>', true],
    ['<copyprofile>true</copyprofile>', true],
    ['<CopyProfil>true</CopyProfil>', false],
    ['<OOBE><ProtectYourPC>+3</ProtectYourPC></OOBE>', true],
    ['<OOBE><ProtectYourPC>9</ProtectYourPC></OOBE>', false],
    ['<OOBE><NetworkLocation>Work</NetworkLocation></OOBE>', true],
    ['<OOBE>text</OOBE>', false],
    ['<OOBE/>', true],
    ['<Display><ColorDepth>3.2</ColorDepth></Display>', false],
    [
      '<FirstLogonCommands><SynchronousCommand><Order>1</Order><CommandLine>x</CommandLine></SynchronousCommand></FirstLogonCommands>',
      true,
    ],
    [
      '<FirstLogonCommands><SynchronousCommand><CommandLine>x</CommandLine></SynchronousCommand></FirstLogonCommands>',
      false,
    ],
    [
      '<FirstLogonCommands><SynchronousCommand><Order>0</Order></SynchronousCommand></FirstLogonCommands>',
      false,
    ],
  ];
  for (const [xml, isAccepted] of examples) {
    it(`${isAccepted ? 'accepts' : 'does not accept'} ${xml}`, () =>
      assert.equal(accepts(settingOf('Microsoft-Windows-Shell-Setup', xml)), isAccepted));
  }

  it('compares short values with a pattern', () => {
    const letter = (value: string) =>
      `<DiskConfiguration><Disk><DiskID>0</DiskID><ModifyPartitions><ModifyPartition><Order>1</Order><PartitionID>1</PartitionID><Letter>${value}</Letter></ModifyPartition></ModifyPartitions></Disk></DiskConfiguration>`;
    assert.ok(accepts(settingOf('Microsoft-Windows-Setup', letter('D'))));
    assert.ok(!accepts(settingOf('Microsoft-Windows-Setup', letter('D:'))));
    assert.ok(!accepts(settingOf('Microsoft-Windows-Setup', letter('D'.repeat(600)))));
  });
});

function settingOf(component: string, xml: string): Setting {
  return bindText(inComponent('specialize', component, xml)).components[0]!.settings[0]!;
}

/** A setting of the schema's form, now and then with something wrong in it. No leaf is empty or a placeholder. */
function written(name: string, schema: SettingSchema): fc.Arbitrary<string> {
  const one = fc
    .oneof({ weight: 8, arbitrary: rightful(occurrenceSchema(schema)) }, { weight: 1, arbitrary: noise })
    .map((content) => `<${name}>${content}</${name}>`);
  return schema.type === 'array'
    ? fc.array(one, { minLength: 1, maxLength: 2 }).map((items) => items.join(''))
    : one;
}

function rightful(schema: SettingSchema): fc.Arbitrary<string> {
  if (schema.enum) return fc.constantFrom(...schema.enum).map(String);
  switch (schema.type) {
    case 'boolean':
      return fc.constantFrom('true', 'false', 'True');
    case 'integer':
      return fc.integer({ min: (schema.minimum ?? 0) - 1, max: (schema.maximum ?? 100_000) + 1 }).map(String);
    case 'string':
      return fc.stringMatching(/^[A-Za-zäß😀]+$/u, { maxLength: Math.min(20, (schema.maxLength ?? 20) + 1) });
    default: {
      const children = Object.entries(schema.properties ?? {}).slice(0, 6);
      const [, ...others] = children;
      if (children.length === 0) return fc.constant('x');
      return fc
        .tuple(
          written(...children[0]!),
          ...others.map(([name, child]) =>
            schema.required?.includes(name)
              ? written(name, child)
              : fc.option(written(name, child), { nil: '' }),
          ),
        )
        .map((texts) => texts.join(''));
    }
  }
}

const noise: fc.Arbitrary<string> = fc.oneof(
  fc.stringMatching(/^[a-z0-9.-]{1,5}$/),
  fc.integer().map(String),
  fc.boolean().map(String),
  fc.constant('<a>1</a>'),
);
