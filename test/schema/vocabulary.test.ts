/** The data in schemas/: each file keeps to the vocabulary, and each fact fits the others. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { bind } from '../../server/answer-file/bind';
import { check } from '../../server/checks/check';
import { schemaRules } from '../../server/checks/schema/rules';
import { type ComponentSchema, PASSES, type SettingSchema } from '../../server/schema/component-schema';
import { valueTable } from '../../server/schema/library';
import { ANNOTATIONS, MAX_BYTES } from '../../server/schema/validator';
import { parse } from '../../server/syntax/parser';
import { inComponent, library } from '../support/findings';

const VOCABULARY = readJson('schemas/vocabulary.json');
const COMPONENTS = readdirSync('schemas/components').sort();
const TABLES = readdirSync('schemas/values').sort();

function readJson(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** What the author of a schema says about a fact that no source states. */
function commentOf(schema: SettingSchema): string {
  return (schema as { $comment?: string }).$comment ?? '';
}

/** A schema with the names that lead to it and what it takes from the schemas around it. */
interface Place {
  readonly path: string;
  readonly schema: SettingSchema;
  readonly passes: readonly string[];
  readonly hasSource: boolean;
  readonly isItem: boolean;
}

function* walk(
  schema: SettingSchema,
  path: string,
  outer: Partial<Place> = {},
  isItem = false,
): Generator<Place> {
  const passes = schema.passes ?? outer.passes ?? [];
  const hasSource = schema.docs !== undefined || schema.sources !== undefined || outer.hasSource === true;
  const place: Place = { path, schema, passes, hasSource, isItem };
  yield place;
  if (schema.items) yield* walk(schema.items, path, place, true);
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    yield* walk(child, path === '' ? name : `${path}/${name}`, place);
  }
}

const strict = () => {
  const ajv = new Ajv2020({ strict: true, strictRequired: true, allErrors: true, allowUnionTypes: true });
  ajv.addVocabulary([...ANNOTATIONS]);
  ajv.addKeyword(MAX_BYTES);
  return ajv;
};

describe('the vocabulary', () => {
  const known: readonly string[] = VOCABULARY.propertyNames.enum;

  it('is a schema of JSON Schema 2020-12', () => {
    assert.ok(strict().validateSchema(VOCABULARY));
  });

  it('describes each keyword that it adds, and the validator knows them', () => {
    for (const keyword of [...ANNOTATIONS, MAX_BYTES.keyword]) {
      assert.ok(known.includes(keyword), keyword);
      const { description, $ref } = VOCABULARY.properties[keyword];
      assert.ok(description || $ref, keyword);
    }
  });

  it('names tables that exist, and the passes of an answer file', () => {
    for (const name of VOCABULARY.properties.values.enum) assert.ok(TABLES.includes(`${name}.json`), name);
    assert.deepEqual(VOCABULARY.properties.passes.items.enum, PASSES);
  });
});

describe('the component schemas', () => {
  const isOfVocabulary = strict().compile(VOCABULARY);

  for (const fileName of COMPONENTS) {
    describe(fileName, () => {
      const component: ComponentSchema = readJson(`schemas/components/${fileName}`);
      const places = [...walk(component, '')];
      const each = (judge: (place: Place) => void) => {
        for (const place of places) {
          try {
            judge(place);
          } catch (error) {
            throw new Error(`${component.title}/${place.path}: ${(error as Error).message}`, {
              cause: error,
            });
          }
        }
      };

      it('keeps to the vocabulary and compiles in strict mode', () => {
        assert.ok(isOfVocabulary(component), JSON.stringify(isOfVocabulary.errors));
        strict().compile(component);
        assert.equal(`${component.title}.json`, fileName);
        assert.ok(component.passes?.length || commentOf(component).includes('passes'));
      });

      it('describes every setting and says where its facts come from', () => {
        each(({ schema, hasSource, isItem }) => {
          assert.ok(isItem || schema.description?.trim(), 'no description');
          assert.ok(
            schema.description === undefined || /[.)`]$/.test(schema.description),
            'no full sentence',
          );
          assert.ok(hasSource || schema.properties, 'neither docs nor sources');
        });
      });

      it('has facts that fit together', () => {
        each(({ schema }) => {
          const { type, enum: values, enumDescriptions, required = [], order = [], list, items } = schema;
          const children = Object.keys(schema.properties ?? {});
          for (const name of [...required, ...order]) assert.ok(children.includes(name), `no child ${name}`);
          const isOpen = commentOf(schema).includes('no additionalProperties');
          assert.equal(
            schema.additionalProperties === false,
            type === 'object' && !isOpen,
            'additionalProperties',
          );
          assert.equal(type === 'array', items !== undefined && list !== undefined, 'list without items');
          if (list?.key && list.key !== 'wcm:keyValue')
            assert.ok(items!.properties?.[list.key], `no child ${list.key}`);
          if (values) {
            assert.equal(enumDescriptions?.length, values.length, 'enumDescriptions');
            assert.equal(
              new Set(values.map((value) => String(value).toLowerCase())).size,
              values.length,
              'enum',
            );
          }
          if (schema.values) assert.ok(valueTable(schema.values).entries.length > 0);
          if (schema.pattern) new RegExp(schema.pattern, 'u');
        });
      });

      it('has limits and defaults that fit', () => {
        const ajv = strict();
        each(({ schema }) => {
          const { minimum, maximum, minLength, maxLength } = schema;
          assert.ok((minimum ?? 0) <= (maximum ?? Number.POSITIVE_INFINITY), 'minimum');
          assert.ok((minLength ?? 0) <= (maxLength ?? Number.POSITIVE_INFINITY), 'minLength');
          if (schema.default === undefined) return;
          assert.ok(ajv.validate(schema, schema.default), `default ${schema.default}: ${ajv.errorsText()}`);
        });
      });

      it('has examples without a mistake', () => {
        each(({ schema, path, passes }) => {
          if (schema.example) expectExample(component, path, schema.example, passes);
        });
      });
    });
  }
});

/** Puts an example into its component and the settings around it, and lets the rules of schemas judge it in each pass. */
function expectExample(
  component: ComponentSchema,
  path: string,
  example: string,
  passes: readonly string[],
): void {
  const parents = path.split('/').slice(0, -1);
  const open = parents.map((name) => `<${name}>`).join('');
  const close = parents
    .toReversed()
    .map((name) => `</${name}>`)
    .join('');
  const found = passes.map((pass) => {
    const text = inComponent(pass, component.title, `${open}${example}${close}`);
    const start = text.indexOf(example);
    const tree = parse(text);
    assert.deepEqual(tree.errors, []);
    return check(bind(tree, { library }), { rules: schemaRules, onRuleFailure: fail })
      .filter(({ range }) => range.start >= start && range.end <= start + example.length)
      .filter(({ severity }) => severity !== 'hint')
      .map(({ message }) => `${pass}: ${message}`);
  });
  assert.ok(found.length === 0 || found.some((messages) => messages.length === 0), found.flat().join('\n'));
}

function fail(_: unknown, error: unknown): never {
  throw error;
}

describe('the value tables', () => {
  for (const fileName of TABLES) {
    it(`${fileName} has its envelope and each value once`, () => {
      const table = readJson(`schemas/values/${fileName}`);
      assert.equal(table.$id, `urn:unattend:values:${fileName.replace('.json', '')}`);
      assert.ok(table.title && table.description && table.sources.length > 0);
      assert.equal(typeof table.caseSensitive, 'boolean');
      const seen = new Set<string>();
      for (const { value, label } of table.entries) {
        assert.ok(typeof value === 'string' && value !== '' && label, JSON.stringify({ value, label }));
        const key = table.caseSensitive ? value : value.toLowerCase();
        assert.ok(!seen.has(key), `${value} stands twice`);
        seen.add(key);
      }
      assert.ok(seen.size > 0);
    });
  }
});
