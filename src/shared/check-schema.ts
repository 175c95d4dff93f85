import { Ajv, type ErrorObject } from 'ajv';
import type { JsonSchema } from './json-schema.js';

/** Where a value differs from its schema: the place as a JSON pointer, the keyword of the schema, what it wants. */
export type SchemaMismatch = Pick<
  ErrorObject,
  'instancePath' | 'keyword' | 'params' | 'message' | 'parentSchema'
>;

const settings = {
  strict: true,
  allowUnionTypes: true,
  verbose: true,
  // A schema is used a few times in a process: checking and optimizing it would take longer than using it.
  meta: false,
  validateSchema: false,
  code: { optimize: false },
} as const;

/** Each keeps what it compiled. */
const readers = { first: new Ajv(settings), all: new Ajv({ ...settings, allErrors: true }) };

/**
 * Where a value differs from its schema; nothing when it is as the schema wants it. `all` is for files of an author;
 * of what a third party sent, the `first` mismatch is enough, and its sender cannot make the list long.
 */
export function schemaMismatches(
  schema: JsonSchema,
  value: unknown,
  report: 'first' | 'all',
): readonly SchemaMismatch[] {
  const validate = readers[report].compile(schema);
  return validate(value) ? [] : (validate.errors ?? []);
}
