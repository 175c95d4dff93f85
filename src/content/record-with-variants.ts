import { anything, type JsonSchema, record } from '../shared/json-schema.js';

/** An object that has these keys and no others. `variants` may be repeated with a marketplace: `description:xsoar`. */
export function recordWithVariants(
  required: readonly string[],
  properties: { readonly [name: string]: JsonSchema },
  variants: readonly string[],
): JsonSchema {
  const patterns = variants.map((name) => [
    `^${name}:(xsoar|marketplacev2|xpanse|xsoar_saas|xsoar_on_prem|platform)$`,
    properties[name] ?? anything,
  ]);
  return { ...record(required, properties), patternProperties: Object.fromEntries(patterns) };
}
