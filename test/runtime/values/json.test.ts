import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson, parseJson } from '#src/runtime/values/json.js';

it('reads JSON as it is', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      // Numbers too long for a double are the subject of the next test.
      fc.pre(!/\d{16}/.test(text));
      expect(parseJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

it('keeps every digit of long whole numbers', () => {
  expect(
    parseJson('{"a":12345678901234567890,"b":[-9007199254740993],"c":1.5,"d":"id: 12345678901234567890"}'),
  ).toEqual({
    a: '12345678901234567890',
    b: ['-9007199254740993'],
    c: 1.5,
    d: 'id: 12345678901234567890',
  });
});

it('throws for what is no JSON, long number or not', () => {
  expect(() => parseJson('{"a":')).toThrow(SyntaxError);
  expect(() => parseJson('{"a":12345678901234567890')).toThrow(SyntaxError);
});

it('writes one text for one value, whatever the order of its keys', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe(
    '{"a":null,"b":[1,{"c":"x","d":null}]}',
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson(value));
    }),
  );
});

it('reads JSON behind a byte order mark', () => {
  expect(parseJson('\ufeff{"a":1}')).toEqual({ a: 1 });
});
