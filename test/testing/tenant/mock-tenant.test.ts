import { createHash } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serve } from '#src/testing/server/serve.js';
import { createFakeTenant } from '#src/testing/tenant/mock-tenant.js';
import { unacceptableItems } from '../../fixtures/unacceptable-items.js';
import { correlationRule, dashboard, modelingRule } from '../../fixtures/weather-items.js';
import { weatherPack } from '../../fixtures/weather-pack.js';
import { advancedSecret, keys, standardSecret } from '../../fixtures/weather-tenant.js';

const now = 1_700_000_000_000;

async function started(options: Partial<Parameters<typeof createFakeTenant>[0]> = {}) {
  const tenant = createFakeTenant({ keys, ...options });
  const server = await serve(tenant.handler, { clock: () => now });
  onTestFinished(() => server.close());
  const ask = (headers: Record<string, string>, path = '/xsoar/about', init: RequestInit = {}) =>
    fetch(server.url + path, { ...init, headers });
  return { tenant, ask };
}

const standard = { authorization: standardSecret, 'x-xdr-auth-id': '1' };

function signed({ nonce = 'a'.repeat(64), time = now, secret = advancedSecret } = {}) {
  return {
    'x-xdr-auth-id': '2',
    'x-xdr-nonce': nonce,
    'x-xdr-timestamp': String(time),
    authorization: createHash('sha256').update(`${secret}${nonce}${time}`).digest('hex'),
  };
}

describe('a fake tenant', () => {
  test.each([
    ['a Standard key', standard, 200],
    ['another key', { ...standard, authorization: 'x' }, 401],
    ['another ID', { ...standard, 'x-xdr-auth-id': '9' }, 401],
    ['no key', {}, 401],
    ['an Advanced key sent as it is', { authorization: advancedSecret, 'x-xdr-auth-id': '2' }, 401],
    ['an Advanced key that signs', signed(), 200],
    ['the signature of another key', signed({ secret: 'x' }), 401],
    ['an old signature', signed({ time: now - 301_000 }), 401],
    ['a short nonce', signed({ nonce: 'abc' }), 401],
  ])('with %s', async (_case, headers, status) => {
    const { ask } = await started();
    expect((await ask(headers)).status).toBe(status);
  });

  test('takes a signature once', async () => {
    const { ask } = await started();
    expect((await ask(signed())).status).toBe(200);
    expect((await ask(signed())).status).toBe(401);
    expect((await ask(signed({ nonce: 'b'.repeat(64) }))).status).toBe(200);
  });

  const upload = (zip: Uint8Array, field = 'file') => {
    const body = new FormData();
    body.append(field, new Blob([new Uint8Array(zip)]), 'weather.zip');
    return { method: 'POST', body };
  };
  const path = '/xsoar/contentpacks/installed/upload';
  const lists = '/xsoar/contentpacks/metadata/installed';

  test('installs what is uploaded as a form', async () => {
    const { ask, tenant } = await started();
    expect((await ask(standard, `${path}?skipVerify=true`, upload(weatherPack()))).status).toBe(200);
    expect(await (await ask(standard, lists)).json()).toMatchObject([
      { id: 'WeatherEvents', currentVersion: '1.0.0' },
    ]);
    expect([...tenant.integrations.keys()]).toEqual(['Weather Events']);
  });

  test('registers the version of a zip in source layout and installs nothing of it', async () => {
    const { ask, tenant } = await started();
    const zip = weatherPack({ unified: false, files: { 'Integrations/W/W.yml': 'name: W' } });
    expect((await ask(standard, `${path}?skipVerify=true`, upload(zip))).status).toBe(200);
    await ask(standard, lists);
    expect([tenant.packs.size, tenant.integrations.size]).toEqual([1, 0]);
  });

  test.each([
    ['unsigned, when the check is not skipped', path, upload(weatherPack()), 400],
    ['under another field', `${path}?skipVerify=true`, upload(weatherPack(), 'zip'), 400],
    ['without a form', `${path}?skipVerify=true`, { method: 'POST', body: 'x' }, 400],
    ['that is no zip', `${path}?skipVerify=true`, upload(new Uint8Array([1, 2])), 400],
  ])('refuses a pack %s', async (_case, where, init, status) => {
    const { ask } = await started();
    expect((await ask(standard, where, init)).status).toBe(status);
  });

  test('refuses the pack of a viewer', async () => {
    const { ask } = await started();
    const viewer = { authorization: standardSecret, 'x-xdr-auth-id': '3' };
    expect((await ask(viewer, `${path}?skipVerify=true`, upload(weatherPack()))).status).toBe(403);
  });

  const official = (zip: Uint8Array, fields: Record<string, string>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append('file', new Blob([new Uint8Array(zip)]), 'weather.zip');
    return { method: 'POST', body };
  };
  const everything = { ...modelingRule, ...correlationRule(), ...dashboard() };

  test('takes the switches as fields of the form, as the official client sends them', async () => {
    const { ask, tenant } = await started();
    const zip = weatherPack({ files: everything });
    expect((await ask(standard, path, official(zip, { skipVerify: 'true' }))).status).toBe(200);
    await ask(standard, lists);
    expect(tenant.correlationRules.list()).toHaveLength(1);
    expect([...tenant.dashboards.list().keys()]).toEqual(['weather1']);
  });

  test.each(unacceptableItems)(
    'refuses a pack with %s, or leaves that item out when told not to validate',
    async (_case, wrong) => {
      const { ask, tenant } = await started();
      const zip = weatherPack({ files: { ...everything, ...wrong } });
      const refused = await ask(standard, `${path}?skipVerify=true`, upload(zip));
      const text = await refused.text();
      expect([refused.status, text]).toEqual([400, expect.stringContaining('101704')]);
      // Neither the item nor the reason is named.
      expect(text).not.toMatch(/Weather|rule|dashboard/i);
      await ask(standard, lists);
      expect(tenant.packs.size).toBe(0);

      const unvalidated = `${path}?skipVerify=true&skipValidation=true`;
      expect((await ask(standard, unvalidated, upload(zip))).status).toBe(200);
      await ask(standard, lists);
      const [wrongPath = ''] = Object.keys(wrong);
      expect(tenant.correlationRules.list()).toHaveLength(wrongPath.startsWith('Correlation') ? 0 : 1);
      expect(tenant.dashboards.list().size).toBe(wrongPath.startsWith('XSIAMDashboards') ? 0 : 1);
      expect(tenant.packs.size).toBe(1);
    },
  );

  test('refuses a pack with an empty key in its dependencies', async () => {
    const { ask } = await started();
    const metadata = {
      name: 'Weather',
      id: 'WeatherEvents',
      currentVersion: '1.0.0',
      dependencies: { '': {} },
    };
    const zip = weatherPack({ files: { 'metadata.json': JSON.stringify(metadata) } });
    expect(await (await ask(standard, `${path}?skipVerify=true`, upload(zip))).text()).toContain('101704');
  });
});
