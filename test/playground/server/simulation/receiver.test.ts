import { describe, expect, test } from 'vitest';
import { MemoryBudget } from '#src/playground/server/simulation/memory-budget.js';
import { createHttpLogCollector } from '#src/testing/receiver/http-log-collector.js';
import { running } from '../../../fixtures/running-server.js';
import { send } from '../../../fixtures/send.js';
import { receiverUrl, untrustedPlayground } from '../running.js';

const tooDeep = `{"a":${'['.repeat(600)}${']'.repeat(600)}}`;

async function receiver() {
  const playground = await untrustedPlayground('return "ok";');
  const { mockServers } = await playground.call('snapshot', {});
  const key = mockServers.find(({ name }) => name === 'Key of the HTTP Log Collector')?.value ?? 'missing';
  const url = await receiverUrl(playground);
  const post = (body: string, headers: { readonly [name: string]: string } = { authorization: key }) =>
    send(url, { method: 'POST', headers, body });
  return { ...playground, key, post };
}

describe('the receiver of the playground', () => {
  test('knows nobody without the key, whatever he sends', async () => {
    const { post, key } = await receiver();
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    const status = async (body: string, authorization: string) =>
      (await post(body, { authorization })).status;
    expect(await status('{"a":1}', '5f1c2a9e07b34d86b1e9c3702f48ad65')).toBe(401);
    expect(await status(tooDeep, 'wrong')).toBe(401);
    expect(await status('{"a":1}', key)).toBe(200);
  });

  test('refuses events that nest too deep, and web pages', async () => {
    const { post, call, key } = await receiver();
    expect(await post(tooDeep)).toMatchObject({
      status: 500,
      body: expect.stringContaining('nested too deeply'),
    });
    const page = { authorization: key, origin: 'https://attacker.example' };
    expect(await post('{"a":1}', page)).toMatchObject({ status: 403 });
    expect((await call('snapshot', {})).dataset.count).toBe(0);
  });

  test.each([
    ['many', '{"a":1}'.repeat(1_000)],
    ['long', `{"a":"${'x'.repeat(400_000)}"}`],
    ['full of values', `{"a":[${'{},'.repeat(10_000)}{}]}`],
  ])('takes events that are %s until its memory is full', async (_how, body) => {
    const { handler, dataset } = createHttpLogCollector({
      key: 'key',
      vendor: 'Acme',
      product: 'Widget',
      compression: 'uncompressed',
      format: 'json',
      refuse: new MemoryBudget(2_000_000).refuse,
    });
    const { url } = await running(handler);
    const post = (text: string) =>
      send(`${url}/logs/v1/event`, { method: 'POST', headers: { authorization: 'key' }, body: text });
    const statuses = [];
    for (let i = 0; i < 10; i += 1) statuses.push((await post(body)).status);
    const taken = statuses.indexOf(429);
    expect(taken).toBeGreaterThan(1);
    expect(statuses.slice(taken)).toEqual(Array(10 - taken).fill(429));
    expect(dataset.count()).toBe(taken * body.split('{"a"').slice(1).length);
    expect((await post(body)).body).toMatch(/dataset of the playground is full.*Start over/);
    // What is smaller still fits.
    expect((await post('{"a":1}')).status).toBe(200);
  });
});
