import { describe, expect, test } from 'vitest';
import { type SchemaMismatch, schemaMismatches } from '#src/shared/check-schema.js';
import {
  flag,
  integer,
  type JsonSchema,
  listOf,
  mapOf,
  nonEmptyText,
  oneOf,
  openRecord,
  orNull,
  record,
  text,
  textUpTo,
  tupleOf,
} from '#src/shared/json-schema.js';

const shown = ({ kind, pointer, message }: SchemaMismatch) => `${kind} ${pointer} ${message}`;

describe('a value is as its schema wants it', () => {
  const right: readonly (readonly [JsonSchema, unknown])[] = [
    [{}, null],
    [text, ''],
    [orNull(text), null],
    [textUpTo(2), 'ab'],
    [integer(1, 3), 3],
    [{ type: ['number', 'string'] }, 1.5],
    [{ const: 'a' }, 'a'],
    [oneOf('a', 'b'), 'b'],
    [listOf(flag), [true, false]],
    [tupleOf([text, flag]), ['a', true]],
    [record(['a'], { a: text, b: flag }), { a: '' }],
    [openRecord([], { a: text }), { c: 1 }],
    [mapOf(text), { constructor: 'a', toString: 'b' }],
    [{ patternProperties: { '^a:': text }, additionalProperties: false }, { 'a:b': 'c' }],
    [{ anyOf: [text, flag] }, true],
    [{ type: 'string', pattern: '^[a-z]+$' }, 'abc'],
  ];
  for (const [schema, value] of right) {
    test(JSON.stringify([schema, value]), () => {
      expect(schemaMismatches(schema, value, 'all')).toEqual([]);
    });
  }
});

describe('a value differs from its schema', () => {
  const wrong: readonly (readonly [JsonSchema, unknown, ...string[]])[] = [
    [text, 1, 'wrong-type  must be text'],
    [orNull(listOf(text)), {}, 'wrong-type  must be a list or nothing'],
    [text, undefined, 'wrong-type  must be text'],
    [{ type: 'object' }, [], 'wrong-type  must be an object'],
    [{ type: 'object' }, null, 'wrong-type  must be an object'],
    [integer(1, 3), 1.5, 'wrong-type  must be a whole number'],
    [integer(1, 3), 0, 'wrong-value  must be 1 or more'],
    [integer(1, 3), 4, 'wrong-value  must be 3 or less'],
    [{ type: 'number' }, Number.NaN, 'wrong-type  must be a number'],
    [nonEmptyText, '', 'wrong-value  must not be empty'],
    [textUpTo(2), 'abc', 'wrong-value  must have at most 2 characters'],
    [{ pattern: '^a' }, 'b', 'wrong-value  must match ^a'],
    [oneOf('a', 'b'), 'c', 'wrong-value  must be one of a, b'],
    [oneOf('a', 'b'), 1, 'wrong-type  must be text'],
    [{ const: 'a' }, 'b', 'wrong-value  must be a'],
    [listOf(text, 1), ['a', 1], 'wrong-value  must have at most 1 items', 'wrong-type /1 must be text'],
    [tupleOf([text, flag]), ['a'], 'wrong-value  must have 2 items or more'],
    [tupleOf([text, flag]), [1, 2], 'wrong-type /0 must be text', 'wrong-type /1 must be true or false'],
    [record(['toString'], {}), {}, 'missing-key  must have the key "toString"'],
    [record([], {}), JSON.parse('{"__proto__": 1}'), 'unknown-key  must not have the key "__proto__"'],
    [{ ...mapOf(text), minProperties: 1 }, {}, 'wrong-value  must not be empty'],
    [{ maxProperties: 1 }, { a: 1, b: 2 }, 'wrong-value  must have at most 1 keys'],
    [{ propertyNames: textUpTo(2) }, { abc: 1 }, 'wrong-value /abc must have at most 2 characters'],
    [mapOf(text), { 'a/b~c': 1 }, 'wrong-type /a~1b~0c must be text'],
    [
      record([], { a: listOf(record(['b'], { b: text })) }),
      { a: [{ c: 1 }] },
      'missing-key /a/0 must have the key "b"',
      'unknown-key /a/0 must not have the key "c"',
    ],
    [{ anyOf: [text, flag] }, 1, 'wrong-value  has none of the forms that it may have'],
  ];
  for (const [schema, value, ...mismatches] of wrong) {
    test(mismatches.join(', '), () => {
      expect(schemaMismatches(schema, value, 'all').map(shown)).toEqual(mismatches);
      expect(schemaMismatches(schema, value, 'first').map(shown)).toEqual(mismatches.slice(0, 1));
    });
  }
});
