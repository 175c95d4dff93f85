/** The part of JSON Schema that the schemas here use, and how they are written. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** One schema for all items, or one for each. */
  readonly items?: JsonSchema | readonly JsonSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: { readonly [name: string]: JsonSchema };
  readonly patternProperties?: { readonly [pattern: string]: JsonSchema };
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

type Properties = { readonly [name: string]: JsonSchema };

export const text: JsonSchema = { type: 'string' };
export const nonEmptyText: JsonSchema = { type: 'string', minLength: 1 };
export const flag: JsonSchema = { type: 'boolean' };
export const count: JsonSchema = { type: 'integer' };
export const texts: JsonSchema = { type: 'array', items: text };
/** The official model says text, and shipped files have `true` and `false`. */
export const textOrFlag: JsonSchema = { type: ['string', 'boolean'] };
export const textOrTexts: JsonSchema = { type: ['string', 'array'], items: text };
/** Any value; what it must be is said elsewhere. */
export const anything: JsonSchema = {};

/** A text of so many characters at most. */
export function textUpTo(maxLength: number): JsonSchema {
  return { type: 'string', maxLength };
}

export function integer(minimum: number, maximum: number): JsonSchema {
  return { type: 'integer', minimum, maximum };
}

export function listOf(items: JsonSchema, maxItems?: number): JsonSchema {
  return { type: 'array', items, ...(maxItems === undefined ? {} : { maxItems }) };
}

/** A list with a schema for each of its items. */
export function tupleOf(items: readonly JsonSchema[]): JsonSchema {
  if (items.length === 0) return { type: 'array', maxItems: 0 };
  return { type: 'array', items, minItems: items.length, maxItems: items.length };
}

export function oneOf(...values: readonly string[]): JsonSchema {
  return { type: 'string', enum: values };
}

/** The same value, or nothing after its key. */
export function orNull(schema: JsonSchema): JsonSchema {
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  return { ...schema, type: [...types, 'null'] };
}

/** An object that has these keys and no others. */
export function record(required: readonly string[], properties: Properties): JsonSchema {
  return { ...openRecord(required, properties), additionalProperties: false };
}

/** An object that may have other keys, too, which nobody looks at. */
export function openRecord(required: readonly string[], properties: Properties): JsonSchema {
  return { type: 'object', required, properties };
}

/** An object with keys of the author's choice. */
export function mapOf(values: JsonSchema): JsonSchema {
  return { type: 'object', additionalProperties: values };
}
