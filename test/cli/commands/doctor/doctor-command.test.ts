import { describe, expect, test } from 'vitest';
import { answering, type Fault, failing, htmlError } from '#src/testing/server/faults.js';
import { serve } from '#src/testing/server/serve.js';
import { runProgram } from '../../../fixtures/program.js';
import {
  advancedSecret,
  folderWith,
  standardSecret,
  weatherTenant,
} from '../../../fixtures/weather-tenant.js';

interface Report {
  readonly checks: readonly {
    readonly name: string;
    readonly status: string;
    readonly finding: string;
    readonly fix?: string;
  }[];
}

async function doctor(env: Record<string, string>) {
  const { code, stdout, stderr } = await runProgram(['doctor', '--json'], await folderWith(), env);
  const { checks } = JSON.parse(stdout) as Report;
  return {
    code,
    stderr,
    check: (name: string) => checks.find((each) => each.name === name),
    shown: stdout + stderr,
  };
}

describe('the doctor', () => {
  test('finds all in order', async () => {
    const { env } = await weatherTenant();
    const { code, stdout } = await runProgram(['doctor'], await folderWith(), env);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ok +Key type +The tenant takes it as a Standard key\.$/m);
    expect(stdout).toMatch(/^ok +Role /m);
    expect(stdout).not.toContain(standardSecret);
  });

  test.each([
    [
      'standard',
      { DEMISTO_API_KEY: advancedSecret, XSIAM_AUTH_ID: '2' },
      'an Advanced key, not as a Standard key',
    ],
    [
      'advanced',
      { DEMISTO_ADVANCED_API_KEY: standardSecret, XSIAM_AUTH_ID: '1' },
      'a Standard key, not as an Advanced key',
    ],
  ])('recognises a key that is wrongly called %s', async (_kind, key, finding) => {
    const { server } = await weatherTenant();
    const { code, check, shown } = await doctor({ DEMISTO_BASE_URL: server.url, ...key });
    expect(code).toBe(1);
    expect(check('Key type')).toMatchObject({ status: 'failed', finding: expect.stringContaining(finding) });
    expect(check('Key type')?.fix).toBeDefined();
    expect(shown).not.toMatch(/standard-secret|advanced-secret/);
  });

  test('tells a key that is refused either way', async () => {
    const { env } = await weatherTenant();
    const { code, check } = await doctor({ ...env, DEMISTO_API_KEY: 'wrong' });
    expect(code).toBe(1);
    expect(check('Key type')?.finding).toContain('both');
    expect(check('Role')?.status).toBe('not checked');
  });

  test('tells a role that may too little', async () => {
    const denied = answering({ status: 403, headers: {}, body: '' });
    const { env } = await weatherTenant({}, ({ path }) =>
      path.includes('/contentpacks/') ? denied : undefined,
    );
    const { code, check } = await doctor(env);
    expect(code).toBe(1);
    expect(check('Role')).toMatchObject({ status: 'failed', finding: expect.stringContaining('list packs') });
  });

  test('tells a clock that goes wrong', async () => {
    const { tenant } = await weatherTenant();
    const server = await serve(tenant.handler, { clock: () => Date.now() - 3_600_000 });
    const env = {
      DEMISTO_BASE_URL: server.url,
      DEMISTO_ADVANCED_API_KEY: advancedSecret,
      DEMISTO_API_KEY_ID: '2',
    };
    const { code, check } = await doctor(env);
    await server.close();
    expect(code).toBe(1);
    expect(check('Clock')).toMatchObject({ status: 'failed', finding: expect.stringContaining('ahead of') });
  });

  test('tells a page for browsers', async () => {
    const { env } = await weatherTenant({}, () => htmlError(200, 'Sign in'));
    const { code, check } = await doctor(env);
    expect(code).toBe(1);
    expect(check('Reachability')).toMatchObject({
      status: 'failed',
      finding: expect.stringContaining('page for browsers'),
    });
  });

  test.each<[string, Fault, RegExp, RegExp]>([
    ['a fault of the tenant', htmlError(502, 'Bad Gateway'), /^It answered 502/, /Try again later/],
    [
      'what is no API',
      answering({ status: 404, headers: {}, body: '' }),
      /no Cortex API/,
      /Copy the API URL/,
    ],
    [
      'what is no JSON',
      answering({ status: 200, headers: {}, body: 'Welcome' }),
      /other than JSON/,
      /look at the proxy/,
    ],
    ...['null', '{"a": 1}', '[]'].map((body): [string, Fault, RegExp, RegExp] => [
      `${body}, which is no answer of a Cortex API`,
      answering({ status: 200, headers: {}, body }),
      /JSON that does not name its version/,
      /copy the API URL/,
    ]),
    [
      'a gateway that refuses in plain text',
      answering({ status: 403, headers: {}, body: 'RBAC: access denied' }),
      /403 with text that is not JSON/,
      /proxy, gateway, or firewall/,
    ],
    [
      'a redirect',
      answering({ status: 302, headers: { location: 'https://sso.example.com/login?a=b' }, body: '' }),
      /It redirects the request to https:\/\/sso\.example\.com, which was not followed/,
      /whether a proxy answers/,
    ],
  ])('tells %s, and claims nothing about the key', async (_case, fault, finding, fix) => {
    const { env } = await weatherTenant({}, () => fault);
    const { code, check } = await doctor(env);
    expect(code).toBe(1);
    expect(check('Reachability')).toMatchObject({
      status: 'failed',
      finding: expect.stringMatching(finding),
      fix: expect.stringMatching(fix),
    });
    expect(check('Key type')?.status).toBe('not checked');
  });

  test.each([
    ['a list that is none', { status: 200, headers: {}, body: '{"a": 1}' }, /200 without a list/],
    ['a refusal on the way', { status: 403, headers: {}, body: 'Denied' }, /comes from something else/],
  ])('does not take %s for a right of the role', async (_case, answer, finding) => {
    const { env } = await weatherTenant({}, ({ path }) =>
      path.includes('/contentpacks/') ? answering(answer) : undefined,
    );
    const { code, check } = await doctor(env);
    expect({ code, role: check('Role') }).toMatchObject({
      code: 1,
      role: { status: 'failed', finding: expect.stringMatching(finding) },
    });
    expect(check('Role')?.fix).not.toContain('Instance Administrator');
  });

  test('does not take an answer that is no answer for a right of the role', async () => {
    const { env } = await weatherTenant({}, ({ path }) =>
      path.includes('/contentpacks/') ? failing(500) : undefined,
    );
    const { code, check } = await doctor(env);
    expect({ code, role: check('Role') }).toMatchObject({
      code: 0,
      role: {
        status: 'not checked',
        finding: expect.stringContaining('answered 500 when the key was used to list packs'),
      },
    });
  });

  test('does not take a refusal for too many requests for a key that is taken', async () => {
    const { env } = await weatherTenant({}, ({ path }) =>
      path.endsWith('/xsoar/about') ? failing(429) : undefined,
    );
    expect((await doctor(env)).check('Key type')?.status).toBe('not checked');
  });

  test('says where a key that is missing belongs', async () => {
    const { env } = await weatherTenant();
    const none = await runProgram(['doctor'], await folderWith(), { ...env, DEMISTO_API_KEY: '' });
    expect(none.code).toBe(1);
    expect(none.stderr).toContain('Set DEMISTO_API_KEY for a Standard key');
    const tenants = { dev: { url: env.DEMISTO_BASE_URL, keyId: '1' } };
    const folder = await folderWith({ 'cortex-tenants.json': JSON.stringify({ tenants }) });
    const named = await runProgram(['doctor', '--tenant', 'dev'], folder, env);
    expect(named.code).toBe(1);
    expect(named.stderr).toContain('in the tenant dev: "key": {"env": "NAME"}.');
    // That variable is not the one of a tenant in the file.
    expect(named.stderr).not.toContain('DEMISTO_API_KEY');
  });

  test('tells a tenant that is not there', async () => {
    const { tenant, env } = await weatherTenant();
    const gone = await serve(tenant.handler);
    await gone.close();
    const { code, check } = await doctor({ ...env, DEMISTO_BASE_URL: gone.url });
    expect(code).toBe(1);
    expect(check('Reachability')).toMatchObject({
      status: 'failed',
      finding: expect.stringContaining('connection refused'),
    });
    expect(check('Clock')?.status).toBe('not checked');
  }, 20_000);

  test('shows a proxy without its password', async () => {
    const { env } = await weatherTenant();
    const { check, shown } = await doctor({
      ...env,
      HTTPS_PROXY: 'http://user:PROXY-SECRET@127.0.0.1:9',
      NO_PROXY: '127.0.0.1',
    });
    expect(check('Proxy')).toMatchObject({ status: 'ok', finding: '127.0.0.1:9, except for 127.0.0.1' });
    expect(shown).not.toContain('PROXY-SECRET');
  });

  test('tells what the public API says about tenant and key', async () => {
    const { env } = await weatherTenant({ xql: { quota: { limit: 5, used: 1.5 } } });
    const { code, check, shown } = await doctor(env);
    expect(code).toBe(0);
    expect(check('Health')).toMatchObject({ status: 'ok', finding: 'available' });
    expect(check('License')).toMatchObject({
      status: 'ok',
      finding: expect.stringMatching(/^xsiam_premium until \d{4}-\d{2}-\d{2}$/),
    });
    expect(check('XQL quota')).toMatchObject({
      status: 'ok',
      finding: expect.stringMatching(/^3\.5 compute units of 5 remain, 1\.5 compute units used today\./),
    });
    expect(check('API key')).toMatchObject({
      status: 'ok',
      finding: 'Role Instance Administrator, security level standard, no expiration',
    });
    expect(shown).not.toContain(standardSecret);
  });

  test.each([
    ['other', 'text'],
    ['other', 'object'],
  ] as const)('reads the %s spelling and errors with %s', async (spelling, errorExtra) => {
    const { env } = await weatherTenant({ spelling, errorExtra });
    const { code, check } = await doctor(env);
    expect({ code, key: check('API key')?.status }).toEqual({ code: 0, key: 'ok' });
  });

  const operations = {
    Health: 'healthcheck',
    License: 'system/get_tenant_info',
    'XQL quota': 'xql/get_quota',
    'API key': 'api_keys/get_api_keys',
  };

  test.each([
    ['the license does not cover', { unlicensedOperations: Object.values(operations) }, /license.*402/],
    [
      'the role may not ask',
      {
        missingPermissions: Object.fromEntries(Object.values(operations).map((name) => [name, 'Settings'])),
        errorExtra: 'object',
      },
      /role.*403.*Missing permission: Settings/,
    ],
    ['the tenant does not have', { absentOperations: Object.values(operations) }, /500/],
  ] as const)('does not check what %s, and blames nothing for it', async (_case, options, words) => {
    const { env } = await weatherTenant(options);
    const { code, check } = await doctor(env);
    expect(code).toBe(0);
    for (const name of Object.keys(operations)) {
      expect(check(name)).toEqual({ name, status: 'not checked', finding: expect.stringMatching(words) });
    }
  });

  test('does not take a missing license for a role that may too little', async () => {
    const unlicensed = answering({ status: 402, headers: {}, body: '' });
    const { env } = await weatherTenant({}, ({ path }) =>
      path.includes('/contentpacks/') ? unlicensed : undefined,
    );
    const { code, check } = await doctor(env);
    expect({ code, role: check('Role') }).toMatchObject({
      code: 0,
      role: { status: 'not checked', finding: expect.stringContaining('license') },
    });
  });

  test.each([
    ['Health', { health: 'maintenance' }, 'warning', /"maintenance"/],
    ['License', { licensedUntil: Date.now() - 1000 }, 'failed', /have ended/],
    ['License', { licensedUntil: Date.now() + 86_400_000 }, 'warning', /xsiam_premium until/],
    // The published example gives seconds.
    ['License', { licensedUntil: 12_478_046_378 }, 'ok', /xsiam_premium until 2365-/],
    ['XQL quota', { xql: { quota: { limit: 5, used: 6 } } }, 'warning', /^0 compute units of 5 remain/],
    ['API key', { keysExpire: Date.now() + 86_400_000 }, 'warning', /expires on/],
  ])('warns of %s with %j', async (name, options, status, finding) => {
    const { env } = await weatherTenant(options);
    const { check } = await doctor(env);
    expect(check(name)).toMatchObject({ status, finding: expect.stringMatching(finding) });
    expect(check(name)?.fix === undefined).toBe(status === 'ok');
  });

  test('tells the roles of a key that may not ask for them as not checked', async () => {
    const { env } = await weatherTenant();
    const { code, check } = await doctor({ ...env, XSIAM_AUTH_ID: '3' });
    expect({ code, key: check('API key')?.status }).toEqual({ code: 0, key: 'not checked' });
  });

  test('leaves a health check without the header of a body, which a tenant answers 500', async () => {
    const { env, server } = await weatherTenant();
    await doctor(env);
    const asked = server.requests.find(({ request }) => request.path.endsWith('/healthcheck'));
    expect(asked?.request.headers['content-type']).toBeUndefined();
  });
});
