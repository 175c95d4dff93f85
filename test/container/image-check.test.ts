import { describe, expect, onTestFinished, test } from 'vitest';
import { checkImage } from '#src/container/image-check.js';
import { serve } from '#src/testing/server/serve.js';

const image = 'demisto/cyberchef:1.0.0.11473180';

async function hubWith(status: number, body: string) {
  const server = await serve(() => ({ status, headers: { 'content-type': 'application/json' }, body }));
  onTestFinished(() => server.close());
  return server;
}

const tags = (...names: readonly string[]) => JSON.stringify({ results: names.map((name) => ({ name })) });

describe('the check of the container image', () => {
  test('asks for the newest tags of that image', async () => {
    const hub = await hubWith(200, tags());
    await checkImage(image, hub.url);
    expect(hub.requests.map(({ request }) => request.path)).toEqual([
      '/v2/repositories/demisto/cyberchef/tags?page_size=100&ordering=last_updated',
    ]);
  });

  test.each([
    ['the same', ['1.0.0.118049', '1.0.0.11473180'], false, 'is up to date'],
    ['older ones', ['1.0.0.9999999', '1.0.0.118049'], false, 'is up to date'],
    ['a newer one', ['1.0.0.9999999', '1.0.0.11473181'], true, 'The newest tag is 1.0.0.11473181.'],
    ['a newer series', ['1.0.0.11473180', '1.0.1.5'], true, 'The newest tag is 1.0.1.5.'],
    ['names next to versions', ['latest', 'sha-1', '1.0.0.11473180'], false, 'is up to date'],
  ])('compares by number: %s', async (_what, names, newer, message) => {
    const hub = await hubWith(200, tags(...names));
    const check = await checkImage(image, hub.url);
    expect(check.newer).toBe(newer);
    expect(check.message).toContain(message);
  });

  test.each([
    ['an error', 503, 'busy', 'status 503'],
    ['no JSON', 200, '<html>', 'Unexpected token'],
    ['another form', 200, '{}', 'an answer of another form'],
    ['no version', 200, tags('latest'), 'Docker Hub listed no version'],
  ])('says that it did not check: %s', async (_what, status, body, reason) => {
    const hub = await hubWith(status, body);
    const { newer, message } = await checkImage(image, hub.url);
    expect(newer).toBeUndefined();
    expect(message).toContain(`${image} was not checked: `);
    expect(message).toContain(reason);
  });

  test('says that it did not check where there is no network', async () => {
    const { newer, message } = await checkImage(image, 'http://127.0.0.1:1');
    expect(newer).toBeUndefined();
    expect(message).toMatch(
      /was not checked: Docker Hub gave no list of tags \(.*(refused|ECONNREFUSED|bad port).*\)\.$/,
    );
  });

  test.each(['registry.example/own/image:1.0', 'demisto/cyberchef', 'demisto/cyberchef:latest'])(
    'says nothing of %s',
    async (other) => {
      expect((await checkImage(other, 'http://127.0.0.1:1')).newer).toBeUndefined();
    },
  );
});
