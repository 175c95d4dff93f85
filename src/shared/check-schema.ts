import { createRequire } from 'node:module';
import type { Ajv, ErrorObject, ValidateFunction } from 'ajv';
import { conforms } from './conforms.js';
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

const settings = {
  allowUnionTypes: true,
  strictTypes: false,
  ownProperties: true,
  verbose: true,
  // A schema is used a few times in a process: checking and optimizing it would take longer than using it.
  meta: false,
  validateSchema: false,
  code: { optimize: false },
} as const;

/** Each keeps what it compiled. */
const readers: { first?: Ajv; all?: Ajv } = {};

/** The library is loaded for the first value that is wrong. */
function readerFor(report: 'first' | 'all'): Ajv {
  const { Ajv: Reader }: typeof import('ajv') = createRequire(import.meta.url)('ajv');
  readers[report] ??= new Reader({ ...settings, allErrors: report === 'all' });
  return readers[report];
}

/**
 * Where a value differs from its schema; nothing when it is as the schema wants it. `all` is for files of an author;
 * what comes from outside gets `first`, so that a large wrong value is not worked through to its end.
 */
export function schemaMismatches(
  schema: JsonSchema,
  value: unknown,
  report: 'first' | 'all',
): readonly SchemaMismatch[] {
  if (conforms(schema, value)) return [];
  const validate: ValidateFunction = readerFor(report).compile(schema);
  if (validate(value)) return [];
  return independent(validate.errors ?? []).map((error) => mismatchOf(error, value));
}

/** The errors without those that follow from another one. */
function independent(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf').map(({ schemaPath }) => schemaPath);
  const causes = errors.filter(
    ({ keyword, schemaPath }) =>
      keyword !== 'propertyNames' && !choices.some((choice) => schemaPath.startsWith(`${choice}/`)),
  );
  const wrongTypes = new Set(causes.filter(({ keyword }) => keyword === 'type').map(placeOf));
  return causes.filter((error) => error.keyword === 'type' || !wrongTypes.has(placeOf(error)));
}

/** A JSON pointer. Of a name that is wrong, it leads to the value of that name. */
function placeOf({ instancePath, propertyName }: ErrorObject): string {
  return propertyName === undefined ? instancePath : `${instancePath}/${escaped(propertyName)}`;
}

function mismatchOf(error: ErrorObject, value: unknown): SchemaMismatch {
  const pointer = placeOf(error);
  return {
    ...meaningOf(error),
    path: stepsOf(pointer, value),
    pointer,
    schema: (error.parentSchema ?? {}) as JsonSchema,
  };
}

function meaningOf(error: ErrorObject): Pick<SchemaMismatch, 'kind' | 'message' | 'key'> {
  const { keyword, params } = error;
  switch (keyword) {
    case 'additionalProperties': {
      const key = String(params.additionalProperty);
      return { kind: 'unknown-key', message: `must not have the key "${key}"`, key };
    }
    case 'required': {
      const key = String(params.missingProperty);
      return { kind: 'missing-key', message: `must have the key "${key}"`, key };
    }
    case 'type':
      return { kind: 'wrong-type', message: `must be ${typesText([params.type].flat())}` };
    default:
      return { kind: 'wrong-value', message: wrongValue(error) };
  }
}

const unitsOfSize: { readonly [keyword: string]: string } = {
  minLength: 'characters',
  maxLength: 'characters',
  minItems: 'items',
  maxItems: 'items',
  minProperties: 'keys',
  maxProperties: 'keys',
};

function wrongValue({ keyword, params, message }: ErrorObject): string {
  const unit = unitsOfSize[keyword];
  if (unit !== undefined) {
    if (keyword.startsWith('max')) return `must have at most ${params.limit} ${unit}`;
    return params.limit === 1 ? 'must not be empty' : `must have ${params.limit} ${unit} or more`;
  }
  switch (keyword) {
    case 'enum':
      return `must be one of ${params.allowedValues.join(', ')}`;
    case 'const':
      return `must be ${params.allowedValue}`;
    case 'minimum':
      return `must be ${params.limit} or more`;
    case 'maximum':
      return `must be ${params.limit} or less`;
    case 'pattern':
      return `must match ${params.pattern}`;
    case 'anyOf':
      return 'has none of the forms that it may have';
    default:
      return message ?? 'is wrong';
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

/** A JSON pointer as steps; a number counts as index only where there is a list. */
function stepsOf(pointer: string, root: unknown): (string | number)[] {
  let value = root;
  return pointer
    .split('/')
    .slice(1)
    .map((step) => {
      const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
      const key = Array.isArray(value) ? Number(name) : name;
      value = Reflect.get(Object(value), key);
      return key;
    });
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
