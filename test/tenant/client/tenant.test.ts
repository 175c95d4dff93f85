import { describe, expect, test } from 'vitest';
import { findTenant } from '#src/tenant/client/tenant.js';
import { TenantError } from '#src/tenant/client/tenant-error.js';
import { folderWith } from '../../fixtures/weather-tenant.js';

const url = 'https://api-acme.xdr.eu.paloaltonetworks.com';

async function find(file: unknown, env: Record<string, string> = {}, name?: string) {
  const text = typeof file === 'string' ? file : JSON.stringify(file);
  const root = await folderWith(file === undefined ? {} : { 'cortex-tenants.json': text });
  return findTenant({ root, name }, { env, askSecret: async () => 'typed-in' });
}

async function refusal(...given: Parameters<typeof find>): Promise<string> {
  const error = await find(...given).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(TenantError);
  return error instanceof Error ? error.message : '';
}

describe('the tenant of the environment', () => {
  const env = { DEMISTO_BASE_URL: url, DEMISTO_API_KEY: 'plain', XSIAM_AUTH_ID: '3' };

  test('has a Standard key', async () => {
    const tenant = await find(undefined, env);
    expect(tenant).toMatchObject({
      name: 'environment',
      key: { kind: 'standard', id: '3' },
      keyOrigin: 'DEMISTO_API_KEY',
      verifyCertificates: true,
    });
    expect(tenant.key.secret.reveal()).toBe('plain');
  });

  test('prefers an Advanced key and the newer name of its ID', async () => {
    const tenant = await find(undefined, {
      ...env,
      DEMISTO_ADVANCED_API_KEY: 'signed',
      DEMISTO_API_KEY_ID: '4',
    });
    expect(tenant.key).toMatchObject({ kind: 'advanced', id: '4' });
    expect(tenant.key.secret.reveal()).toBe('signed');
  });

  test('comes before the default of the file, and not before a name', async () => {
    const file = { tenants: { dev: { url, keyId: '9', key: { env: 'DEV' } } } };
    expect((await find(file, { ...env, DEV: 'x' })).name).toBe('environment');
    expect((await find(file, { ...env, DEV: 'x' }, 'dev')).name).toBe('dev');
    expect((await find(file, { ...env, DEV: 'x' }, 'environment')).name).toBe('environment');
  });

  test('needs the ID of the key', async () => {
    expect(await refusal(undefined, { ...env, XSIAM_AUTH_ID: '' })).toContain('XSIAM_AUTH_ID');
  });

  test('needs the URL, also where there is a key', async () => {
    const message = await refusal(undefined, { ...env, DEMISTO_BASE_URL: '' });
    expect(message).toContain('DEMISTO_API_KEY and XSIAM_AUTH_ID are set, but DEMISTO_BASE_URL is not.');
    expect(message).not.toContain('plain');
  });

  test('trusts the authorities of the usual variables, each once', async () => {
    const tenant = await find(undefined, { ...env, SSL_CERT_FILE: '/a.pem', NODE_EXTRA_CA_CERTS: '/a.pem' });
    expect(tenant.caFiles).toEqual(['/a.pem']);
    expect((await find(undefined, { ...env, DEMISTO_VERIFY_SSL: 'False' })).verifyCertificates).toBe(false);
  });
});

describe('the file of tenants', () => {
  const dev = { url, keyId: '9', key: { env: 'DEV_KEY' } };

  test('names the variable of the key', async () => {
    const tenant = await find({ tenants: { dev: { ...dev, keyType: 'advanced' } } }, { DEV_KEY: 'abc' });
    expect(tenant).toMatchObject({ name: 'dev', key: { kind: 'advanced', id: '9' }, keyOrigin: 'DEV_KEY' });
  });

  test('lets the key be asked for', async () => {
    const tenant = await find({ tenants: { dev: { url, keyId: '9' } } });
    expect(tenant.key.secret.reveal()).toBe('typed-in');
  });

  test('has a default', async () => {
    const tenants = { dev, prod: { ...dev, keyId: '10' } };
    expect((await find({ default: 'prod', tenants }, { DEV_KEY: 'abc' })).key.id).toBe('10');
    expect(await refusal({ tenants }, { DEV_KEY: 'abc' })).toContain('dev, prod');
  });

  test.each([
    ['a tenant that it does not have', { tenants: { prod: dev } }, 'prd', 'Did you mean "prod"?'],
    ['a default that it does not have', { default: 'prd', tenants: { prod: dev } }, undefined, '"prod"'],
    ['an unknown key', { tenants: { dev: { ...dev, keyTyp: 'x' } } }, undefined, 'Did you mean "keyType"?'],
    [
      'another type of key',
      { tenants: { dev: { ...dev, keyType: 'best' } } },
      undefined,
      'standard, advanced',
    ],
    [
      'a key ID that is no number',
      { tenants: { dev: { ...dev, keyId: 'x' } } },
      undefined,
      '/tenants/dev/keyId',
    ],
    ['a variable that is not set', { tenants: { dev } }, undefined, 'DEV_KEY is not set'],
    ['no tenants', { tenants: {} }, undefined, '/tenants'],
    ['text', 'tenants: dev', undefined, 'not JSON: at line 1, column 1, '],
    ['an empty file', '', undefined, 'Its form: {"tenants"'],
  ])('is refused for %s', async (_case, file, name, expected) => {
    expect(await refusal(file, {}, name)).toContain(expected);
  });

  test.each([
    ['instead of a reference', { tenants: { dev: { ...dev, key: 'SECRET-1' } } }],
    ['under another name', { tenants: { dev: { ...dev, apiKey: 'SECRET-1' } } }],
    ['in broken JSON', '{"tenants": {"dev": {"key": "SECRET-1"'],
  ])('never shows a secret that was put into it %s', async (_case, file) => {
    expect(await refusal(file)).not.toContain('SECRET-1');
  });

  test('is missed with what to do', async () => {
    const message = await refusal(undefined);
    expect(message).toContain('DEMISTO_BASE_URL');
    expect(message).toContain('cortex-tenants.json');
  });
});
