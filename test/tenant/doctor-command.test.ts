import { describe, expect, test } from 'vitest';
import { answering, htmlError } from '#src/stand-ins/faults.js';
import { serve } from '#src/stand-ins/serve.js';
import { runProgram } from './program.js';
import { advancedSecret, folderWith, standardSecret, weatherTenant } from './weather-tenant.js';

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
});
