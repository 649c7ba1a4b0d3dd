/** Validates the content of a component with ajv and puts what is wrong into words for an author. */
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import {
  type ComponentSchema,
  childSchema,
  childSchemas,
  occurrenceSchema,
  type SettingSchema,
} from './component-schema';
import type { Instance } from './instance';
import { nearestName } from './nearest-name';
import { LONGEST_MATCHED_VALUE } from './safe-pattern';

export interface SchemaProblem {
  readonly kind: 'unknown-setting' | 'type' | 'enum' | 'range' | 'length' | 'pattern' | 'required';
  /** Names, and indexes in lists, from the component down to what is wrong; for `required` to the parent. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** The values or names that would be right, the nearest first; empty when there is no list of them. */
  readonly allowed: readonly string[];
  /** The allowed name or value that was most likely meant. */
  readonly nearest?: string;
}

/** Returns what in `instance` breaks the schema; compiles the schema of each setting on its first use. */
export function validate(component: ComponentSchema, instance: Instance): readonly SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  for (const [name, value] of Object.entries(instance)) {
    const schema = Object.hasOwn(component.properties, name) ? component.properties[name] : undefined;
    if (!schema) {
      if (component.additionalProperties === false)
        problems.push(unknownSetting(component.title, component, [name]));
      continue;
    }
    const check = validatorOf(schema);
    if (check(value)) continue;
    for (const error of check.errors ?? []) {
      const problem = toProblem(component, [name, ...pathOf(error.instancePath)], error);
      if (problem) problems.push(problem);
    }
  }
  for (const name of component.required ?? []) {
    if (!Object.hasOwn(instance, name)) problems.push(missingSetting(component.title, [], name));
  }
  return problems;
}

/** Keywords of schemas/vocabulary.json that only annotate. */
export const ANNOTATIONS = [
  'enumDescriptions',
  'passes',
  'since',
  'until',
  'deprecatedSince',
  'list',
  'order',
  'sensitive',
  'values',
  'unit',
  'emptyAllowed',
  'architectures',
  'products',
  'example',
  'docs',
  'sources',
];

/** The keyword of schemas/vocabulary.json that validates. */
export const MAX_BYTES = {
  keyword: 'maxBytes',
  type: 'string',
  schemaType: 'number',
  validate: (limit: number, value: string) => byteLength(value) <= limit,
} as const;

/** Number of bytes of `text` in UTF-8. */
export function byteLength(text: string): number {
  return /[^ -~]/.test(text) ? encoder.encode(text).length : text.length;
}

const encoder = new TextEncoder();

const validators = new WeakMap<SettingSchema, ValidateFunction>();
let ajv: Ajv | undefined;

function validatorOf(schema: SettingSchema): ValidateFunction {
  let validator = validators.get(schema);
  if (!validator) {
    validator = compiler().compile(schema);
    validators.set(schema, validator);
  }
  return validator;
}

/** The schemas are tested against the vocabulary in strict mode, so compiling them need not check them again. */
function compiler(): Ajv {
  if (!ajv) {
    ajv = new Ajv({
      allErrors: true,
      strict: false,
      meta: false,
      validateSchema: false,
      code: { optimize: false, regExp: BOUNDED_PATTERNS },
    });
    ajv.addVocabulary(ANNOTATIONS);
    ajv.addKeyword(MAX_BYTES);
  }
  return ajv;
}

/** Regular expressions that let long values pass: a schema of a user's must not keep the editor waiting. */
const BOUNDED_PATTERNS = Object.assign(
  (pattern: string, flags: string) => {
    const expression = new RegExp(pattern, flags);
    const test = (value: string) =>
      value.length > LONGEST_MATCHED_VALUE || RegExp.prototype.test.call(expression, value);
    return Object.assign(expression, { test });
  },
  { code: 'new RegExp' },
);

function pathOf(instancePath: string): readonly (string | number)[] {
  if (instancePath === '') return [];
  return instancePath
    .slice(1)
    .split('/')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
}

function toProblem(
  component: ComponentSchema,
  path: readonly (string | number)[],
  error: ErrorObject,
): SchemaProblem | undefined {
  const schema = schemaAt(component, path);
  const name = String(path.findLast((part) => typeof part === 'string') ?? component.title);
  const { params } = error;
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownSetting(name, schema, [...path, params.additionalProperty]);
    case 'required':
      return missingSetting(name, path, params.missingProperty);
    case 'type':
      // A value of the wrong type is not in the list either, and that error says more.
      return schema.enum ? undefined : wrongType(name, schema, path);
    case 'enum':
      return { kind: 'enum', path, ...wrongValue(name, schema) };
    case 'minimum':
    case 'maximum':
      return { kind: 'range', path, message: `${name} must be ${rangeOf(schema)}.`, allowed: [] };
    case 'minLength':
    case 'maxLength':
      return { kind: 'length', path, message: `${name} must be ${lengthOf(schema)} long.`, allowed: [] };
    case 'maxBytes':
      return {
        kind: 'length',
        path,
        message: `${name} must be at most ${schema.maxBytes} bytes long.`,
        allowed: [],
      };
    case 'pattern':
      return {
        kind: 'pattern',
        path,
        message: `The value does not have the form that ${name} needs${schema.example ? `, such as ${schema.example}` : ''}.`,
        allowed: [],
      };
    default:
      return undefined;
  }
}

function schemaAt(component: ComponentSchema, path: readonly (string | number)[]): SettingSchema {
  let schema: SettingSchema = component;
  for (const part of path) {
    if (typeof part === 'string') schema = childSchema(schema, part)?.schema ?? schema;
  }
  return occurrenceSchema(schema);
}

function unknownSetting(
  parent: string,
  schema: SettingSchema,
  path: readonly (string | number)[],
): SchemaProblem {
  const allowed = Object.keys(childSchemas(schema));
  const name = String(path[path.length - 1]);
  const nearest = nearestName(name, allowed);
  const meant = nearest ? ` Did you mean ${nearest}?` : '';
  return {
    kind: 'unknown-setting',
    path,
    message: `${parent} has no setting ${name}.${meant}`,
    allowed,
    ...(nearest && { nearest }),
  };
}

function missingSetting(parent: string, path: readonly (string | number)[], name: string): SchemaProblem {
  return { kind: 'required', path, message: `${parent} needs the setting ${name}.`, allowed: [name] };
}

function wrongType(name: string, schema: SettingSchema, path: readonly (string | number)[]): SchemaProblem {
  switch (schema.type) {
    case 'boolean':
      return { kind: 'type', path, message: `${name} must be true or false.`, allowed: ['true', 'false'] };
    case 'integer':
      return { kind: 'type', path, message: `${name} must be ${rangeOf(schema)}.`, allowed: [] };
    default: {
      const children = Object.keys(childSchemas(schema));
      const message =
        schema.type === 'object' ? `${name} holds settings, not text.` : `${name} holds text, not settings.`;
      return { kind: 'type', path, message, allowed: children };
    }
  }
}

function wrongValue(name: string, schema: SettingSchema): { message: string; allowed: readonly string[] } {
  const allowed = (schema.enum ?? []).map(String);
  return { message: `${name} must be ${oneOf(allowed)}.`, allowed };
}

function oneOf(values: readonly string[]): string {
  if (values.length <= 1) return values.join();
  return `${values.slice(0, -1).join(', ')} or ${values[values.length - 1]}`;
}

function rangeOf({ minimum, maximum, unit }: SettingSchema): string {
  const suffix = unit ? ` ${unit}` : '';
  if (minimum !== undefined && maximum !== undefined)
    return `a whole number from ${minimum} to ${maximum}${suffix}`;
  if (minimum !== undefined) return `a whole number, ${minimum} or more${suffix}`;
  if (maximum !== undefined) return `a whole number, at most ${maximum}${suffix}`;
  return `a whole number${suffix && ` of${suffix}`}`;
}

function lengthOf({ minLength, maxLength }: SettingSchema): string {
  if (minLength !== undefined && maxLength !== undefined) return `${minLength} to ${maxLength} characters`;
  return minLength !== undefined ? `at least ${minLength} characters` : `at most ${maxLength} characters`;
}
