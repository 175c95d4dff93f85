/** The part of JSON Schema that the schemas here use. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: { readonly [name: string]: JsonSchema };
  readonly patternProperties?: { readonly [pattern: string]: JsonSchema };
  readonly additionalProperties?: boolean | JsonSchema;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly minItems?: number;
  readonly minProperties?: number;
}

export const text: JsonSchema = { type: 'string' };
export const flag: JsonSchema = { type: 'boolean' };
export const count: JsonSchema = { type: 'integer' };
export const texts: JsonSchema = { type: 'array', items: text };
export const textOrTexts: JsonSchema = { type: ['string', 'array'], items: text };
/** Any value; what it must be is said by a rule. */
export const anything: JsonSchema = {};

export function listOf(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

export function oneOf(...values: readonly string[]): JsonSchema {
  return { type: 'string', enum: values };
}

/** The same value, or nothing after its key. */
export function orNull(schema: JsonSchema): JsonSchema {
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  return { ...schema, type: [...types, 'null'] };
}

/** An object that has these keys and no others. `variants` may be repeated with a marketplace: `description:xsoar`. */
export function record(
  required: readonly string[],
  properties: { readonly [name: string]: JsonSchema },
  variants: readonly string[] = [],
): JsonSchema {
  const patterns = variants.map((name) => [
    `^${name}:(xsoar|marketplacev2|xpanse|xsoar_saas|xsoar_on_prem|platform)$`,
    properties[name] ?? anything,
  ]);
  return {
    type: 'object',
    required,
    properties,
    additionalProperties: false,
    ...(variants.length === 0 ? {} : { patternProperties: Object.fromEntries(patterns) }),
  };
}

/** An object with keys of the author's choice. */
export function mapOf(values: JsonSchema): JsonSchema {
  return { type: 'object', additionalProperties: values };
}
