import { isJsonObject } from './json.js';
import type { JsonSchema } from './json-schema.js';

/** Where a value differs from its schema. */
export interface SchemaMismatch {
  readonly kind: 'unknown-key' | 'missing-key' | 'wrong-type' | 'wrong-value';
  /** The way to the value; for a key, to the object that has it or lacks it. */
  readonly path: readonly (string | number)[];
  /** The same as a JSON pointer; empty for the whole value. */
  readonly pointer: string;
  /** What the value must be, as the rest of a sentence: `must be text`. */
  readonly message: string;
  /** The part of the schema that the value differs from. */
  readonly schema: JsonSchema;
  /** The key that is unknown or missing. */
  readonly key?: string;
}

/**
 * Where a value differs from its schema; nothing when it is as the schema wants it. `all` is for files of an author;
 * of what a third party sent, the `first` mismatch is enough, and its sender cannot make the list long.
 */
export function schemaMismatches(
  schema: JsonSchema,
  value: unknown,
  report: 'first' | 'all',
): readonly SchemaMismatch[] {
  const found = mismatchesOf(schema, value, undefined);
  if (report === 'all') return [...found];
  const { value: first } = found.next();
  return first === undefined ? [] : [first];
}

/** The way to a value, from its end: most values are right, and nobody asks where they are. */
interface Step {
  readonly name: string | number;
  readonly from: Step | undefined;
}

type Mismatches = Generator<SchemaMismatch, undefined>;

function* mismatchesOf(schema: JsonSchema, value: unknown, at: Step | undefined): Mismatches {
  const types = schema.type === undefined ? [] : [schema.type].flat();
  // What else is wrong with a value of another type follows from that.
  if (types.length > 0 && !types.some((type) => isOfType(value, type)))
    yield mismatch('wrong-type', `must be ${typesText(types)}`, schema, at);
  else {
    yield* valueMismatches(schema, value, at);
    if (Array.isArray(value)) yield* listMismatches(schema, value, at);
    else if (isJsonObject(value)) yield* objectMismatches(schema, value, at);
  }
}

function* valueMismatches(schema: JsonSchema, value: unknown, at: Step | undefined): Mismatches {
  const wrong = wrongValue(schema, value);
  if (wrong !== undefined) yield mismatch('wrong-value', wrong, schema, at);
  const { anyOf } = schema;
  if (anyOf !== undefined && !anyOf.some((one) => mismatchesOf(one, value, at).next().done === true))
    yield mismatch('wrong-value', 'has none of the forms that it may have', schema, at);
}

function wrongValue(schema: JsonSchema, value: unknown): string | undefined {
  if (schema.enum?.includes(value) === false) return `must be one of ${schema.enum.join(', ')}`;
  if (schema.const !== undefined && schema.const !== value) return `must be ${schema.const}`;
  if (typeof value === 'string') return wrongText(schema, value);
  if (typeof value === 'number') return wrongNumber(schema, value);
  if (Array.isArray(value)) return wrongSize(schema.minItems, schema.maxItems, value.length, 'items');
  if (!isJsonObject(value)) return undefined;
  return wrongSize(schema.minProperties, schema.maxProperties, Object.keys(value).length, 'keys');
}

function wrongNumber({ minimum, maximum }: JsonSchema, value: number): string | undefined {
  if (minimum !== undefined && value < minimum) return `must be ${minimum} or more`;
  return maximum !== undefined && value > maximum ? `must be ${maximum} or less` : undefined;
}

function wrongText({ minLength, maxLength, pattern }: JsonSchema, text: string): string | undefined {
  if (pattern !== undefined && !patternOf(pattern).test(text)) return `must match ${pattern}`;
  return wrongSize(minLength, maxLength, text.length, 'characters');
}

function wrongSize(
  least: number | undefined,
  most: number | undefined,
  size: number,
  parts: string,
): string | undefined {
  if (least !== undefined && size < least)
    return least === 1 ? 'must not be empty' : `must have ${least} ${parts} or more`;
  return most !== undefined && size > most ? `must have at most ${most} ${parts}` : undefined;
}

function* listMismatches({ items }: JsonSchema, list: readonly unknown[], at: Step | undefined): Mismatches {
  if (items === undefined) return;
  for (const [index, value] of list.entries()) {
    const schema = isOneForAll(items) ? items : items[index];
    if (schema !== undefined) yield* mismatchesOf(schema, value, { name: index, from: at });
  }
}

function isOneForAll(items: NonNullable<JsonSchema['items']>): items is JsonSchema {
  return !Array.isArray(items);
}

function* objectMismatches(
  schema: JsonSchema,
  object: { readonly [key: string]: unknown },
  at: Step | undefined,
): Mismatches {
  for (const key of schema.required ?? []) {
    if (!Object.hasOwn(object, key))
      yield mismatch('missing-key', `must have the key "${key}"`, schema, at, key);
  }
  for (const [key, value] of Object.entries(object)) {
    const own = { name: key, from: at };
    if (schema.propertyNames !== undefined) yield* mismatchesOf(schema.propertyNames, key, own);
    const known = schemasOfKey(schema, key);
    for (const one of known) yield* mismatchesOf(one, value, own);
    if (known.length > 0 || schema.additionalProperties === undefined) continue;
    if (schema.additionalProperties === false)
      yield mismatch('unknown-key', `must not have the key "${key}"`, schema, at, key);
    else if (schema.additionalProperties !== true)
      yield* mismatchesOf(schema.additionalProperties, value, own);
  }
}

function schemasOfKey({ properties = {}, patternProperties = {} }: JsonSchema, key: string): JsonSchema[] {
  const named = Object.hasOwn(properties, key) ? properties[key] : undefined;
  const matching = Object.entries(patternProperties).filter(([pattern]) => patternOf(pattern).test(key));
  return [...(named === undefined ? [] : [named]), ...matching.map(([, schema]) => schema)];
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isJsonObject(value);
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return Number.isFinite(value);
    default:
      return typeof value === type;
  }
}

const typeTexts: { readonly [type: string]: string } = {
  string: 'text',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  array: 'a list',
  object: 'an object',
  null: 'nothing',
};

function typesText(types: readonly string[]): string {
  return types.map((type) => typeTexts[type] ?? type).join(' or ');
}

function mismatch(
  kind: SchemaMismatch['kind'],
  message: string,
  schema: JsonSchema,
  at: Step | undefined,
  key?: string,
): SchemaMismatch {
  const path = pathTo(at);
  const pointer = path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return { kind, path, pointer, message, schema, ...(key !== undefined && { key }) };
}

function pathTo(at: Step | undefined): (string | number)[] {
  const path: (string | number)[] = [];
  for (let step = at; step !== undefined; step = step.from) path.unshift(step.name);
  return path;
}

const patterns = new Map<string, RegExp>();

/** The schemas have a few patterns, each for many values. */
function patternOf(pattern: string): RegExp {
  const known = patterns.get(pattern);
  if (known !== undefined) return known;
  const made = new RegExp(pattern, 'u');
  patterns.set(pattern, made);
  return made;
}
