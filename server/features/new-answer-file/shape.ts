/** Checks the shape of answers against their JSON Schema, of which it knows the keywords that are used there. */
import { nearestName } from '../../schema/nearest-name';
import type { AnswerProblem } from './answers';

export interface ShapeSchema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'boolean';
  readonly description?: string;
  readonly properties?: Readonly<Record<string, ShapeSchema>>;
  readonly patternProperties?: Readonly<Record<string, ShapeSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | ShapeSchema;
  readonly items?: ShapeSchema;
  readonly maxItems?: number;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  /** What the pattern allows, in words. */
  readonly patternTitle?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Returns what is wrong with the shape of a value, in the order of the value. */
export function shapeProblems(schema: ShapeSchema, value: unknown, path = ''): readonly AnswerProblem[] {
  const problem = (message: string): readonly AnswerProblem[] => [{ path, message }];
  switch (schema.type) {
    case 'object':
      return isRecord(value)
        ? objectProblems(schema, value, path)
        : problem(`must be an object, not ${nameOf(value)}.`);
    case 'array': {
      if (!Array.isArray(value)) return problem(`must be a list, not ${nameOf(value)}.`);
      const most = schema.maxItems ?? Number.POSITIVE_INFINITY;
      if (value.length > most) return problem(`must have at most ${most} items.`);
      return value.flatMap((item, index) => shapeProblems(schema.items ?? {}, item, `${path}[${index}]`));
    }
    case 'string':
      return typeof value === 'string'
        ? textProblems(schema, value, path)
        : problem(`must be text, not ${nameOf(value)}.`);
    case 'integer': {
      const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = schema;
      if (Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum) return [];
      return problem(`must be a whole number from ${minimum} to ${maximum}.`);
    }
    case 'boolean':
      return typeof value === 'boolean' ? [] : problem(`must be true or false, not ${nameOf(value)}.`);
    default:
      return [];
  }
}

function objectProblems(
  { properties = {}, patternProperties = {}, required = [], additionalProperties }: ShapeSchema,
  value: Readonly<Record<string, unknown>>,
  path: string,
): readonly AnswerProblem[] {
  const below = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const missing = required
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => ({ path: below(name), message: 'is missing.' }));
  const wrong = Object.entries(value).flatMap(([name, child]) => {
    const pattern = Object.keys(patternProperties).find((one) => new RegExp(one).test(name));
    const known = Object.hasOwn(properties, name) ? properties[name] : patternProperties[pattern ?? ''];
    if (known) return shapeProblems(known, child, below(name));
    if (typeof additionalProperties === 'object')
      return shapeProblems(additionalProperties, child, below(name));
    if (additionalProperties !== false) return [];
    const meant = nearestName(name, Object.keys(properties));
    return [
      { path: below(name), message: `is not one of the answers.${meant ? ` Did you mean ${meant}?` : ''}` },
    ];
  });
  return [...missing, ...wrong];
}

function textProblems(schema: ShapeSchema, value: string, path: string): readonly AnswerProblem[] {
  const { enum: allowed, minLength = 0, maxLength, pattern, patternTitle } = schema;
  const problem = (message: string): readonly AnswerProblem[] => [{ path, message }];
  if (allowed && !allowed.includes(value)) {
    const meant = nearestName(value, allowed);
    return problem(`must be one of ${allowed.join(', ')}.${meant ? ` Did you mean ${meant}?` : ''}`);
  }
  if (/[\u0000-\u001f\ufffe\uffff]/.test(value))
    return problem('must not have line breaks or control characters.');
  if (value.length < minLength)
    return problem(minLength === 1 ? 'must not be empty.' : `must have at least ${minLength} characters.`);
  if (maxLength !== undefined && value.length > maxLength)
    return problem(`must have at most ${maxLength} characters.`);
  if (pattern !== undefined && !new RegExp(pattern).test(value))
    return problem(`must be ${patternTitle ?? `like ${pattern}`}.`);
  return [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    default:
      return 'an object';
  }
}
