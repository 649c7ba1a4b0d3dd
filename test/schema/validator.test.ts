/** Validation of a component: each kind of problem, its place and its wording. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ComponentSchema, SettingSchema } from '../../server/schema/component-schema';
import type { Instance, InstanceValue } from '../../server/schema/instance';
import { createSchemaLibrary } from '../../server/schema/library';
import { byteLength, type SchemaProblem, validate } from '../../server/schema/validator';

const setting = (facts: Partial<SettingSchema> & Pick<SettingSchema, 'type'>): SettingSchema => ({
  description: 'A setting of the tests.',
  ...(facts.type === 'object' && { additionalProperties: false }),
  ...facts,
});

const schema: ComponentSchema = {
  title: 'Test-Component',
  description: 'A component of the tests.',
  type: 'object',
  additionalProperties: false,
  required: ['Needed'],
  properties: {
    Needed: setting({ type: 'boolean' }),
    Name: setting({ type: 'string', minLength: 2, maxLength: 5 }),
    Short: setting({ type: 'string', minLength: 2 }),
    Long: setting({ type: 'string', maxLength: 5 }),
    Bytes: setting({ type: 'string', maxBytes: 4 }),
    Form: setting({ type: 'string', pattern: '^[0-9]+$' }),
    Mode: setting({ type: 'string', enum: ['Always', 'Never', 'OnError'] }),
    Level: setting({ type: 'integer', enum: [1, 2] }),
    Size: setting({ type: 'integer', minimum: 1, maximum: 10, unit: 'MB' }),
    Least: setting({ type: 'integer', minimum: 0 }),
    Most: setting({ type: 'integer', maximum: 9 }),
    Any: setting({ type: 'integer' }),
    Group: setting({
      type: 'object',
      required: ['Inner'],
      properties: { Inner: setting({ type: 'string' }) },
    }),
    Item: setting({
      type: 'array',
      list: { key: 'Order' },
      items: setting({
        type: 'object',
        required: ['Order'],
        properties: { Order: setting({ type: 'integer', minimum: 1 }), Path: setting({ type: 'string' }) },
      }),
    }),
  },
};

/** The problems of an instance that has all that is required, as kind, path and message. */
function problemsOf(instance: Instance, component = schema): readonly string[] {
  return validate(component, { Needed: true, ...instance }).map(shown);
}

function shown({ kind, path, message }: SchemaProblem): string {
  return `${kind} ${path.join('/')}: ${message}`;
}

describe('validate', () => {
  it('accepts what fits', () => {
    assert.deepEqual(
      problemsOf({
        Name: 'Böse',
        Bytes: 'äb',
        Form: '007',
        Mode: 'Never',
        Level: 2,
        Size: 10,
        Group: { Inner: '' },
        Item: [{ Order: 1, Path: 'a' }, { Order: 2 }],
      }),
      [],
    );
  });

  for (const [name, instance, expected] of [
    [
      'an unknown setting',
      { Nmae: 'x' },
      'unknown-setting Nmae: Test-Component has no setting Nmae. Did you mean Name?',
    ],
    ['one like none', { Xyzzy: 'x' }, 'unknown-setting Xyzzy: Test-Component has no setting Xyzzy.'],
    [
      'one below a setting',
      { Group: { Inner: 'x', Iner: 'y' } },
      'unknown-setting Group/Iner: Group has no setting Iner. Did you mean Inner?',
    ],
    [
      'one in a list item',
      { Item: [{ Order: 1 }, { Order: 2, path: 'x' }] },
      'unknown-setting Item/1/path: Item has no setting path. Did you mean Path?',
    ],
    ['text for true or false', { Needed: 'yes' }, 'type Needed: Needed must be true or false.'],
    ['text for a number', { Size: 'big' }, 'type Size: Size must be a whole number from 1 to 10 MB.'],
    ['text for any number', { Any: 'big' }, 'type Any: Any must be a whole number.'],
    ['text for settings', { Group: 'x' }, 'type Group: Group holds settings, not text.'],
    ['settings for text', { Name: { a: 'x' } }, 'type Name: Name holds text, not settings.'],
    ['text for one of some numbers', { Level: 'x' }, 'enum Level: Level must be 1 or 2.'],
    ['a value that is not in the list', { Mode: 'x' }, 'enum Mode: Mode must be Always, Never or OnError.'],
    ['a number below the limits', { Size: 0 }, 'range Size: Size must be a whole number from 1 to 10 MB.'],
    ['a number above the limits', { Size: 11 }, 'range Size: Size must be a whole number from 1 to 10 MB.'],
    ['a number below the least', { Least: -1 }, 'range Least: Least must be a whole number, 0 or more.'],
    ['a number above the most', { Most: 10 }, 'range Most: Most must be a whole number, at most 9.'],
    ['a short text', { Name: 'x' }, 'length Name: Name must be 2 to 5 characters long.'],
    ['a text below the least', { Short: 'x' }, 'length Short: Short must be at least 2 characters long.'],
    ['a long text', { Long: 'abcdef' }, 'length Long: Long must be at most 5 characters long.'],
    ['a text with many bytes', { Bytes: 'äöü' }, 'length Bytes: Bytes must be at most 4 bytes long.'],
    [
      'a text of another form',
      { Form: 'x' },
      'pattern Form: The value does not have the form that Form needs.',
    ],
    ['a missing setting', { Group: {} }, 'required Group: Group needs the setting Inner.'],
    [
      'one missing in a list item',
      { Item: [{ Order: 1 }, {}] },
      'required Item/1: Item needs the setting Order.',
    ],
    [
      'a mistake in a list item',
      { Item: [{ Order: 1 }, { Order: 0 }] },
      'range Item/1/Order: Order must be a whole number, 1 or more.',
    ],
    [
      'a name of objects',
      JSON.parse('{"__proto__": "x"}'),
      'unknown-setting __proto__: Test-Component has no setting __proto__.',
    ],
    [
      'another name of objects',
      { constructor: 'x' },
      'unknown-setting constructor: Test-Component has no setting constructor.',
    ],
    [
      'a name of objects below a setting',
      { Group: JSON.parse('{"Inner": "x", "__proto__": "y"}') },
      'unknown-setting Group/__proto__: Group has no setting __proto__.',
    ],
  ] as readonly (readonly [string, Instance, string])[]) {
    it(`reports ${name}`, () => assert.deepEqual(problemsOf(instance), [expected]));
  }

  it('reports what the component itself misses', () => {
    assert.deepEqual(validate(schema, {}).map(shown), [
      'required : Test-Component needs the setting Needed.',
    ]);
  });

  it('reports all that is wrong', () => {
    assert.equal(problemsOf({ Mode: 'x', Size: 0, Nmae: '', Item: [{ Order: 0, a: 'x' }] }).length, 5);
  });

  it('says what is allowed, and what was most likely meant', () => {
    const [unknown, value] = validate(schema, { Needed: true, Nmae: 'x', Mode: 'x' });
    assert.equal(unknown!.nearest, 'Name');
    assert.ok(unknown!.allowed.includes('Item'));
    assert.deepEqual(value!.allowed, ['Always', 'Never', 'OnError']);
  });

  it('takes any name where the schema does not know them all', () => {
    const { additionalProperties: _, ...open } = schema;
    assert.deepEqual(problemsOf({ Unheard: 'x' }, open), []);
  });
});

describe('byteLength', () => {
  it('counts bytes of UTF-8', () =>
    assert.deepEqual(['a', 'ä', '€', '😀', ''].map(byteLength), [1, 2, 3, 4, 0]));
});

/** Every schema that the extension ships, with a generator of what it accepts. */
describe('validate with the schemas of Windows', () => {
  const library = createSchemaLibrary();
  const components = library.componentNames.map((name) => library.component(name)!);

  it('accepts what is generated from them', () => {
    for (const component of components) {
      fc.assert(
        fc.property(objectOf(component), (instance) => {
          assert.deepEqual(validate(component, instance as Instance).map(shown), []);
        }),
        { numRuns: 5 },
      );
    }
  });

  it('reports what is broken in one place at that place', () => {
    for (const component of components) {
      const breakable = [...leaves(component, [])];
      if (breakable.length === 0) continue;
      fc.assert(
        fc.property(fc.constantFrom(...breakable), fc.nat(), ({ path, leaf }, seed) => {
          const breaks = breaksOf(leaf);
          const { kind, value } = breaks[seed % breaks.length]!;
          const instance = instanceWith(component, path, value);
          const found = validate(component, instance).filter((problem) => problem.kind !== 'required');
          assert.deepEqual(
            found.map((problem) => [problem.kind, withoutIndexes(problem.path)]),
            [[kind, path.join('/')]],
          );
        }),
        { numRuns: 10 },
      );
    }
  });
});

function objectOf(object: SettingSchema): fc.Arbitrary<InstanceValue> {
  const model: Record<string, fc.Arbitrary<InstanceValue>> = {};
  for (const [name, child] of Object.entries(object.properties ?? {})) model[name] = valuesOf(child);
  return fc.record(model, {
    requiredKeys: [...(object.required ?? [])],
    noNullPrototype: true,
  }) as fc.Arbitrary<Instance>;
}

function valuesOf(leaf: SettingSchema): fc.Arbitrary<InstanceValue> {
  if (leaf.type === 'object') return objectOf(leaf);
  if (leaf.type === 'array') return fc.array(valuesOf(leaf.items!), { maxLength: 2 });
  if (leaf.enum) return fc.constantFrom(...leaf.enum);
  if (leaf.type === 'boolean') return fc.boolean();
  if (leaf.type === 'integer') {
    const { minimum = -5, maximum = Math.max(minimum, 1000) } = leaf;
    return fc.integer({ min: minimum, max: maximum });
  }
  if (leaf.pattern) return fc.stringMatching(new RegExp(leaf.pattern)).filter((text) => fits(text, leaf));
  const { minLength = 0, maxLength = minLength + 20, maxBytes = 100 } = leaf;
  return fc.string({ minLength, maxLength: Math.min(maxLength, maxBytes) });
}

function fits(text: string, { minLength = 0, maxLength = 1e6, maxBytes = 1e6 }: SettingSchema): boolean {
  const { length } = [...text];
  return length >= minLength && length <= maxLength && byteLength(text) <= maxBytes;
}

interface Leaf {
  readonly path: readonly string[];
  readonly leaf: SettingSchema;
}

/** The settings in whose place something wrong can stand. */
function* leaves(parent: SettingSchema, path: readonly string[]): Generator<Leaf> {
  for (const [name, child] of Object.entries(parent.properties ?? {})) {
    const occurrence = child.type === 'array' ? child.items! : child;
    if (breaksOf(occurrence).length > 0) yield { path: [...path, name], leaf: occurrence };
    yield* leaves(occurrence, [...path, name]);
  }
}

function breaksOf(leaf: SettingSchema): readonly { kind: SchemaProblem['kind']; value: InstanceValue }[] {
  const breaks: { kind: SchemaProblem['kind']; value: InstanceValue }[] = [];
  if (leaf.enum) return [{ kind: 'enum', value: 'no such value' }];
  if (leaf.type === 'object') breaks.push({ kind: 'type', value: 'text' });
  if (leaf.type === 'boolean' || leaf.type === 'integer') breaks.push({ kind: 'type', value: 'text' });
  if (leaf.minimum !== undefined) breaks.push({ kind: 'range', value: leaf.minimum - 1 });
  if (leaf.maximum !== undefined) breaks.push({ kind: 'range', value: leaf.maximum + 1 });
  if (leaf.pattern === undefined && leaf.maxBytes === undefined) {
    if (leaf.maxLength !== undefined) breaks.push({ kind: 'length', value: 'x'.repeat(leaf.maxLength + 1) });
    if (leaf.minLength) breaks.push({ kind: 'length', value: 'x'.repeat(leaf.minLength - 1) });
  }
  return breaks;
}

/** An instance that holds one value at a path, and otherwise nothing: what is required is missing on purpose. */
function instanceWith(component: SettingSchema, path: readonly string[], value: InstanceValue): Instance {
  const [name, ...rest] = path;
  const child = component.properties![name!]!;
  const occurrence = child.type === 'array' ? child.items! : child;
  const inner = rest.length === 0 ? value : instanceWith(occurrence, rest, value);
  return { [name!]: child.type === 'array' ? [inner] : inner };
}

function withoutIndexes(path: SchemaProblem['path']): string {
  return path.filter((part) => typeof part === 'string').join('/');
}
