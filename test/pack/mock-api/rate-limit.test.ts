import { expect, test } from 'vitest';
import type { RequestQuota } from '#src/testing/mock-api/rate-limiter.js';
import { withFaults } from '#src/testing/server/faults.js';
import { createCloudflareApi } from '../../../pack/mock-api/cloudflare-api.js';
import { rateLimited } from '../../../pack/mock-api/faults.js';
import { running } from '../../fixtures/running-server.js';
import { send } from '../../fixtures/send.js';
import { bearer, globalKey, organization, paths, tokens } from './organization.js';

async function started(rateLimit?: RequestQuota) {
  const clock = { now: 0 };
  const behavior = rateLimit === undefined ? {} : { rateLimit };
  const { url } = await running(createCloudflareApi({ ...organization, behavior }).handler, () => clock.now);
  const ask = (headers: { [name: string]: string } = bearer(tokens.user)) =>
    send(url + paths.accountAudit, { headers });
  return { clock, ask };
}

test('every answer tells the quota', async () => {
  const { clock, ask } = await started();
  const first = await ask();
  expect(first.headers).toMatchObject({
    ratelimit: '"default";r=1199;t=300',
    'ratelimit-policy': '"default";q=1200;w=300',
  });
  expect(first.headers).not.toHaveProperty('retry-after');
  clock.now = 1_500;
  expect((await ask()).headers.ratelimit).toBe('"default";r=1198;t=299');
  expect((await ask({ 'user-agent': 'test/1' })).headers.ratelimit).toBe('"default";r=1199;t=300');
});

test('one request too many blocks for a whole window', async () => {
  const { clock, ask } = await started({ quota: 2, seconds: 300, retryAfter: true });
  await ask();
  expect((await ask()).status).toBe(200);
  clock.now = 200_000;
  const refused = await ask();
  expect(refused.status).toBe(429);
  expect(refused.headers['retry-after']).toBe('300');
  expect(JSON.parse(refused.body)).toMatchObject({
    success: false,
    errors: [{ code: 971, message: 'Please wait and consider throttling your request speed' }],
  });
  clock.now = 499_999;
  expect((await ask()).headers['retry-after']).toBe('1');
  clock.now = 500_000;
  expect((await ask()).status).toBe(200);
});

test('a new window brings a new quota', async () => {
  const { clock, ask } = await started({ quota: 1, seconds: 300, retryAfter: true });
  await ask();
  clock.now = 300_000;
  expect((await ask()).status).toBe(200);
});

test('a refusal may not say when to come back', async () => {
  const { ask } = await started({ quota: 0, seconds: 300, retryAfter: false });
  const refused = await ask();
  expect(refused.status).toBe(429);
  expect(refused.headers).not.toHaveProperty('retry-after');
});

test('a user shares the quota among all credentials; an account token has its own', async () => {
  const { ask } = await started({ quota: 2, seconds: 300, retryAfter: true });
  await ask(bearer(tokens.user));
  await ask(bearer(tokens.oldUser));
  expect((await ask(globalKey)).status).toBe(429);
  expect((await ask(bearer(tokens.account))).status).toBe(200);
});

test('a refusal by a fault looks like one by the quota', async () => {
  const { handler } = createCloudflareApi(organization);
  const { url } = await running(withFaults(handler, () => rateLimited(7)));
  const refused = await send(url + paths.accountAudit, { headers: bearer(tokens.user) });
  expect(refused.status).toBe(429);
  expect(refused.headers).toMatchObject({ 'retry-after': '7', ratelimit: '"default";r=1199;t=300' });
  expect(JSON.parse(refused.body).errors).toMatchObject([{ code: 971 }]);
});
