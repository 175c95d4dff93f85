import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { schemaOf } from '#src/content/file-schemas.js';
import { conforms } from '#src/shared/conforms.js';
import { isJsonObject, type Json } from '#src/shared/json.js';
import type { JsonSchema } from '#src/shared/json-schema.js';
import { SeededRandom } from '#src/testing/simulation/seeded-random.js';
import { readPack } from '#src/validation/document/read-pack.js';
import { contentItemInput } from '../fixtures/content-items.js';
import { sourceInput, uploadInput } from '../fixtures/sample-pack.js';

/** The same settings as src/shared/check-schema.ts, as far as they decide what is valid. */
const library = new Ajv({ allowUnionTypes: true, strictTypes: false, ownProperties: true });

const strange: readonly Json[] = [
  ...[null, true, false, 0, -1, 1.5, 1e300, '', 'x', 'true', '1', '8.4.0', '\u{1f600}'],
  ...[[], [''], [null], {}, { a: 1 }, { '': {} }],
];

/** The value with something in it replaced, left out, or added. */
function changed(value: Json, random: SeededRandom): Json {
  if (random.integer(0, 4) === 0) return random.among(strange);
  if (Array.isArray(value)) {
    const at = random.integer(0, value.length);
    const before = value.slice(0, at);
    return random.chance(0.3)
      ? [...before, ...value.slice(at + 1)]
      : [...before, changed(value[at] ?? null, random), ...value.slice(at + 1)];
  }
  if (!isJsonObject(value)) return random.among(strange);
  const keys = Object.keys(value);
  if (keys.length === 0 || random.chance(0.1))
    return { ...value, [random.among(['x', 'toString', 'a:xsoar'])]: 1 };
  const key = random.among(keys);
  const { [key]: inner = null, ...others } = value;
  return random.chance(0.2) ? others : { ...others, [key]: changed(inner, random) };
}

const packs = [sourceInput(), uploadInput(), contentItemInput()].map((input) => readPack(input));
const files = packs
  .flatMap(({ dataFiles }) => dataFiles)
  .flatMap(({ path, kind, root }) => {
    const schema = schemaOf(kind);
    return schema === undefined || root === undefined ? [] : [{ path, schema, value: root.value as Json }];
  });

describe('a value conforms exactly when the schema library says so', () => {
  test('there are files of every kind', () => {
    expect(new Set(files.map(({ schema }) => schema)).size).toBeGreaterThan(20);
  });

  test.each(files)('$path and what it may become', ({ schema, value }) => {
    const validate = library.compile(schema);
    const random = new SeededRandom(7);
    expect(conforms(schema, value)).toBe(validate(value));
    for (let number = 0; number < 300; number += 1) {
      let other = value;
      for (let change = random.integer(1, 3); change > 0; change -= 1) other = changed(other, random);
      expect([conforms(schema, other), other]).toEqual([validate(other), other]);
    }
  });

  const rare: readonly (readonly [JsonSchema, readonly unknown[]])[] = [
    [{ type: 'string', maxLength: 2 }, ['\u{1f600}\u{1f600}', '\u{1f600}\u{1f600}x', 'abc', undefined]],
    [{ type: 'number' }, [Number.NaN, Number.POSITIVE_INFINITY, 1]],
    [{ type: 'integer' }, [1, 1.5, 1e300, Number.NaN]],
    [{ type: 'array', items: [{ type: 'string' }], maxItems: 1 }, [[], ['a'], [1], ['a', 'b']]],
    [{ type: 'object', required: ['toString'] }, [{}, { toString: 1 }, { toString: undefined }]],
    [{ propertyNames: { maxLength: 1 } }, [{ a: 1 }, { ab: 1 }, 'ab']],
    [{ minProperties: 1, maxProperties: 1 }, [{}, { a: 1 }, { a: 1, b: 2 }, []]],
    [{ anyOf: [{ type: 'string' }, { const: 1 }] }, ['a', 1, 2, null]],
    [
      {
        properties: { b: { type: 'string' } },
        patternProperties: { '^a': { minLength: 2 } },
        additionalProperties: false,
      },
      [{ b: 'x', a: 'xx' }, { a: 'x' }, { ab: 'xx' }, { ab: 1 }, { b: 1 }, { c: 1 }],
    ],
    [{ additionalProperties: { type: 'boolean' } }, [{ a: true }, { a: 1 }, JSON.parse('{"__proto__": 1}')]],
  ];
  test.each(rare)('%j', (schema, values) => {
    const validate = library.compile(schema);
    for (const value of values) expect([conforms(schema, value), value]).toEqual([validate(value), value]);
  });
});
