import { expect, test } from 'vitest';
import { bodyContent } from '#src/playground/page/war-room/body-content.js';

test('JSON and lines of JSON are values, all else is text', () => {
  expect(bodyContent('{"a":[1]}')).toEqual({ is: 'json', value: { a: [1] } });
  expect(bodyContent('[]')).toEqual({ is: 'json', value: [] });
  expect(bodyContent('{"a":1}\r\n{"a":2}\n')).toEqual({ is: 'json', value: [{ a: 1 }, { a: 2 }] });
  for (const text of ['null', '12', '"a"', '{"cut":"of', '1\n2', '<html>'])
    expect(bodyContent(text)).toEqual({ is: 'text', text });
  expect(bodyContent('')).toEqual({ is: 'nothing' });
});
