/** Component schemas of users: what is accepted, what is refused, and that nothing of it can do harm. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { createSchemaLibrary } from '../../server/schema/library';
import { readComponentSchema, SCHEMA_KEYWORDS } from '../../server/schema/own-schema';
import { ANNOTATIONS, MAX_BYTES, validate } from '../../server/schema/validator';

const VOCABULARY = JSON.parse(readFileSync('schemas/vocabulary.json', 'utf8'));

const COMPONENT = {
  $schema: 'urn:unattend:vocabulary',
  $id: 'urn:contoso:agent',
  title: 'Contoso-Agent',
  description: 'The agent of Contoso.',
  type: 'object',
  additionalProperties: false,
  passes: ['specialize'],
  properties: {
    Server: { type: 'string', pattern: '^https://', maxLength: 200 },
    Retries: { type: 'integer', minimum: 0, maximum: 9, default: 3 },
    Roots: {
      type: 'array',
      list: { key: 'Order' },
      items: {
        type: 'object',
        properties: { Order: { type: 'integer' }, Path: { type: 'string' } },
        required: ['Path'],
      },
    },
  },
};

const read = (schema: unknown) => readComponentSchema(JSON.stringify(schema));
const withServer = (keywords: object) => ({
  ...COMPONENT,
  properties: { Server: { type: 'string', ...keywords } },
});

describe('readComponentSchema', () => {
  it('knows the keywords of the vocabulary', () => {
    assert.deepEqual([...SCHEMA_KEYWORDS].sort(), [...VOCABULARY.propertyNames.enum].sort());
  });

  it('accepts a component, whose settings are then judged', () => {
    const { schema, problem } = read(COMPONENT);
    assert.equal(problem, undefined);
    assert.equal(createSchemaLibrary([schema!]).component('contoso-agent'), schema);
    const messages = validate(schema!, { Server: 'ftp://a', Retries: 10, Roots: [{ Order: 1 }], Other: 'x' });
    assert.deepEqual(messages.map(({ kind }) => kind).sort(), [
      'pattern',
      'range',
      'required',
      'unknown-setting',
    ]);
  });

  for (const name of readdirSync('schemas/components')) {
    it(`accepts ${name}`, () => {
      assert.equal(
        readComponentSchema(readFileSync(`schemas/components/${name}`, 'utf8')).problem,
        undefined,
      );
    });
  }

  const BROKEN: Readonly<Record<string, readonly [text: string, problem: RegExp]>> = {
    'no JSON': ['{', /^It is not JSON/],
    'a list': ['[]', /^The component must be an object\.$/],
    'no name': [
      JSON.stringify({ type: 'object', properties: {} }),
      /needs the name of the component as its "title"/,
    ],
    'a misspelt keyword': [
      JSON.stringify(withServer({ maxlength: 3 })),
      /^Server: .*did you mean "maxLength"\?$/,
    ],
    'a reference': [JSON.stringify(withServer({ $ref: '#' })), /^Server: there is no keyword "\$ref"/],
    'a number as text': [
      JSON.stringify(withServer({ maxLength: '3' })),
      /^Server: "maxLength" must be a whole number/,
    ],
    'a type of its own': [
      JSON.stringify(withServer({ type: 'number' })),
      /"type" must be one of object, array/,
    ],
    'no type': [JSON.stringify({ ...COMPONENT, properties: { A: {} } }), /^A has no "type"\.$/],
    'a list without items': [JSON.stringify(withServer({ type: 'array' })), /"list" and "items"/],
    'an id inside': [JSON.stringify(withServer({ $id: 'urn:a' })), /at the top of the file only/],
    'a child that it does not have': [
      JSON.stringify({ ...COMPONENT, required: ['Servr'] }),
      /"required" must be a list of names of "properties"/,
    ],
    'a table that does not exist': [
      JSON.stringify(withServer({ values: 'constructor' })),
      /"values" must be one of/,
    ],
    'a catastrophic pattern': [
      JSON.stringify(withServer({ pattern: '^(a+)+$' })),
      /^Server: its "pattern" could take too long/,
    ],
    'the name __proto__': [
      '{"title":"A","type":"object","properties":{"__proto__":{"type":"string"}}}',
      /__proto__ has a name that no setting can have/,
    ],
    'the name constructor': [
      JSON.stringify({ ...COMPONENT, properties: { constructor: { type: 'string' } } }),
      /no setting can have/,
    ],
    'the keyword __proto__': ['{"__proto__":1,"title":"A"}', /no keyword "__proto__"/],
    'too many settings': [
      JSON.stringify({
        ...COMPONENT,
        properties: Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`S${i}`, { type: 'string' }])),
      }),
      /more than 5000 settings/,
    ],
    'too many settings together': [
      JSON.stringify(
        withServer({
          type: 'object',
          properties: Object.fromEntries(
            Array.from({ length: 300 }, (_, i) => [`S${i}`, { type: 'string' }]),
          ),
        }),
      ),
      /more than 200 settings below Server/,
    ],
    'a deep one': [
      `${'{"title":"A","type":"object","properties":{"A":'.repeat(5000)}1${'}}'.repeat(5000)}`,
      /too deep|not JSON/,
    ],
    'a huge one': [' '.repeat(3_000_000), /larger than 2 MB/],
  };
  for (const [name, [text, problem]] of Object.entries(BROKEN)) {
    it(`refuses ${name}`, () => assert.match(readComponentSchema(text).problem ?? '', problem));
  }

  it('accepts nothing that the vocabulary refuses, and never throws', () => {
    const ajv = new Ajv2020({ strict: false });
    ajv.addVocabulary(ANNOTATIONS);
    ajv.addKeyword(MAX_BYTES);
    const isOfVocabulary = ajv.compile(VOCABULARY);
    const value = fc.oneof(
      fc.constantFrom('string', 'object', 'array', '10', 'x86', 'Server', '', true, false, -1, 2.5, 3, null),
      fc.constantFrom([], {}, ['Server'], ['windowsPE'], [1], { key: 'Order' }, { A: { type: 'string' } }),
    );
    const keywords = fc.dictionary(fc.constantFrom(...SCHEMA_KEYWORDS, '__proto__', 'allOf'), value, {
      maxKeys: 3,
    });
    fc.assert(
      fc.property(keywords, fc.boolean(), (added, atTop) => {
        const schema = atTop ? { ...COMPONENT, ...added } : withServer(added);
        if (read(schema).problem === undefined)
          assert.ok(isOfVocabulary(schema), JSON.stringify(isOfVocabulary.errors));
      }),
      { numRuns: 1000 },
    );
  });
});
