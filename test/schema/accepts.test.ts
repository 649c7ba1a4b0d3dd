/** The quick interpreter never accepts what ajv refuses. */
import assert from 'node:assert/strict';
import Ajv from 'ajv';
import fc from 'fast-check';
import { accepts } from '../../server/schema/accepts';
import { occurrenceSchema, type SettingSchema } from '../../server/schema/component-schema';
import type { InstanceValue } from '../../server/schema/instance';
import { createSchemaLibrary } from '../../server/schema/library';
import { ANNOTATIONS, MAX_BYTES } from '../../server/schema/validator';

const library = createSchemaLibrary();
const schemas = library.componentNames.flatMap((name) => Object.values(library.component(name)!.properties));
const ajv = new Ajv({ strict: false, validateSchema: false, meta: false });
ajv.addVocabulary(ANNOTATIONS);
ajv.addKeyword(MAX_BYTES);

describe('accepts', () => {
  it('accepts nothing that ajv refuses', () => {
    let accepted = 0;
    const cases = fc
      .constantFrom(...schemas)
      .chain((schema) => fc.tuple(fc.constant(schema), nearly(schema)));
    fc.assert(
      fc.property(cases, ([schema, value]) => {
        if (!accepts(schema, value)) return;
        accepted++;
        assert.ok(ajv.compile(schema)(value), JSON.stringify(value));
      }),
      { numRuns: 1500 },
    );
    assert.ok(accepted > 100, `only ${accepted} values were accepted`);
  });

  it('accepts what has the right form', () => {
    const schema: SettingSchema = {
      type: 'object',
      description: 'Disk',
      additionalProperties: false,
      required: ['Order'],
      properties: {
        Order: { type: 'integer', description: 'Order', minimum: 1 },
        Label: { type: 'string', description: 'Label', maxLength: 4 },
      },
    };
    assert.ok(accepts(schema, { Order: 1, Label: 'Data' }));
    assert.ok(!accepts(schema, { Label: 'Data' }));
    assert.ok(!accepts(schema, { Order: 0 }));
    assert.ok(!accepts(schema, { Order: 1, Label: 'Drive' }));
    assert.ok(!accepts(schema, { Order: 1, Lable: 'Data' }));
    assert.ok(!accepts(schema, 'text'));
  });
});

/** A value of the schema's form, now and then with something wrong in it. */
function nearly(schema: SettingSchema): fc.Arbitrary<InstanceValue> {
  if (schema.type === 'array') return fc.array(nearly(schema.items!), { maxLength: 2 });
  return fc.oneof(
    { weight: 8, arbitrary: rightful(occurrenceSchema(schema)) },
    { weight: 1, arbitrary: noise },
  );
}

function rightful(schema: SettingSchema): fc.Arbitrary<InstanceValue> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: (schema.minimum ?? 0) - 1, max: (schema.maximum ?? 100_000) + 1 });
    case 'string':
      return fc.string({ maxLength: Math.min(20, (schema.maxLength ?? 20) + 1) });
    default: {
      const children = Object.entries(schema.properties ?? {}).slice(0, 6);
      return fc.record(Object.fromEntries(children.map(([name, child]) => [name, nearly(child)])), {
        requiredKeys: (schema.required ?? []).filter((name) => children.some(([child]) => child === name)),
      });
    }
  }
}

const noise: fc.Arbitrary<InstanceValue> = fc.oneof(
  fc.string({ maxLength: 5 }),
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constant({}),
  fc.constant([]),
  fc.constant({ __proto__x: 'a' }),
);
