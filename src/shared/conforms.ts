import { isJsonObject } from './json.js';
import type { JsonSchema } from './json-schema.js';

/**
 * Whether a value is as its schema wants it. It says no more: what is wrong, the schema library tells, which takes longer
 * to load than all the rest of a validation.
 */
export function conforms(schema: JsonSchema, value: unknown): boolean {
  return (
    isOfType(schema, value) &&
    (schema.enum === undefined || schema.enum.includes(value)) &&
    (schema.const === undefined || schema.const === value) &&
    (schema.anyOf === undefined || schema.anyOf.some((one) => conforms(one, value))) &&
    partsConform(schema, value)
  );
}

function partsConform(schema: JsonSchema, value: unknown): boolean {
  if (typeof value === 'string') return textConforms(schema, value);
  if (typeof value === 'number') return isWithin(value, schema.minimum, schema.maximum);
  if (Array.isArray(value)) return listConforms(schema, value);
  return !isJsonObject(value) || objectConforms(schema, value);
}

function textConforms({ minLength, maxLength, pattern }: JsonSchema, text: string): boolean {
  // A character beyond the first 65,536 counts once.
  const length = minLength === undefined && maxLength === undefined ? 0 : [...text].length;
  return isWithin(length, minLength, maxLength) && (pattern === undefined || patternOf(pattern).test(text));
}

function listConforms({ items, minItems, maxItems }: JsonSchema, list: readonly unknown[]): boolean {
  if (!isWithin(list.length, minItems, maxItems)) return false;
  if (items === undefined) return true;
  if (isOneForAll(items)) return list.every((item) => conforms(items, item));
  return items.every((schema, index) => index >= list.length || conforms(schema, list[index]));
}

function objectConforms(schema: JsonSchema, object: { readonly [key: string]: unknown }): boolean {
  const keys = Object.keys(object);
  return (
    isWithin(keys.length, schema.minProperties, schema.maxProperties) &&
    (schema.required ?? []).every((key) => Object.hasOwn(object, key) && object[key] !== undefined) &&
    keys.every((key) => propertyConforms(schema, key, object[key]))
  );
}

function propertyConforms(schema: JsonSchema, key: string, value: unknown): boolean {
  const { properties = {}, patternProperties = {}, additionalProperties = true, propertyNames } = schema;
  if (propertyNames !== undefined && !conforms(propertyNames, key)) return false;
  const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
  const matching = Object.keys(patternProperties).filter((pattern) => patternOf(pattern).test(key));
  if (own === undefined && matching.length === 0)
    return typeof additionalProperties === 'boolean'
      ? additionalProperties
      : conforms(additionalProperties, value);
  return (
    (own === undefined || conforms(own, value)) &&
    matching.every((pattern) => conforms(patternProperties[pattern] ?? {}, value))
  );
}

function isOfType({ type }: JsonSchema, value: unknown): boolean {
  if (type === undefined) return true;
  return typeof type === 'string' ? isA(type, value) : type.some((one) => isA(one, value));
}

function isA(type: string, value: unknown): boolean {
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

function isOneForAll(items: NonNullable<JsonSchema['items']>): items is JsonSchema {
  return !Array.isArray(items);
}

function isWithin(size: number, least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY): boolean {
  return size >= least && size <= most;
}

const patterns = new Map<string, RegExp>();

/** The schemas have a few patterns, each for many values. */
function patternOf(pattern: string): RegExp {
  const known = patterns.get(pattern) ?? new RegExp(pattern, 'u');
  patterns.set(pattern, known);
  return known;
}
