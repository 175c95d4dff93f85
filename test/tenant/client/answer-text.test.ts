import { expect, test } from 'vitest';
import { answerText } from '#src/tenant/client/answer-text.js';

const answerWith = (body: AsyncIterable<Uint8Array> | null) => ({
  status: 200,
  headers: { get: () => null },
  body,
});

test('an answer is read as a whole, and may have no body', async () => {
  async function* parts() {
    const bytes = new TextEncoder().encode('{"name": "Zürich"}');
    yield bytes.subarray(0, 12);
    yield bytes.subarray(12);
  }
  expect(await answerText(answerWith(parts()), 'It answered')).toBe('{"name": "Zürich"}');
  expect(await answerText(answerWith(null), 'It answered')).toBe('');
});

test('an answer without end is given up', async () => {
  let given = 0;
  let closed = false;
  async function* endless() {
    try {
      for (;;) {
        given += 1024 * 1024;
        yield new Uint8Array(1024 * 1024);
      }
    } finally {
      closed = true;
    }
  }
  const limit = 4 * 1024 * 1024;
  await expect(answerText(answerWith(endless()), 'It answered', limit)).rejects.toMatchObject({
    code: 'unexpected-answer',
    message: expect.stringMatching(/^It answered with more than 4 MB/),
  });
  expect({ given, closed }).toEqual({ given: limit + 1024 * 1024, closed: true });
});
