import { anything, type JsonSchema, record } from '../shared/json-schema.js';
import { marketplaces } from '../spec/approved-values.js';

/** An object that has these keys and no others. `variants` may be repeated with a marketplace: `description:xsoar`. */
export function recordWithVariants(
  required: readonly string[],
  properties: { readonly [name: string]: JsonSchema },
  variants: readonly string[],
): JsonSchema {
  const patterns = variants.map((name) => [
    `^${name}:(${marketplaces.join('|')})$`,
    properties[name] ?? anything,
  ]);
  return { ...record(required, properties), patternProperties: Object.fromEntries(patterns) };
}
