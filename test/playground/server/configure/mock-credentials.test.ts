import { expect, test } from 'vitest';
import { ownPlayground } from '../running.js';

test('Test shows what each credential of the mock server gives', async () => {
  const { call, name } = await ownPlayground();
  const [form] = await call('integrations', {});
  const { integration, target, values } = await call('instance', { name });
  const outcomes = [];
  for (const credential of form?.mockCredentials ?? []) {
    await call('saveInstance', { name, integration, target, values: { ...values, ...credential.values } });
    const { ok, error } = await call('test', { name });
    outcomes.push([credential.name, ok, error?.message]);
  }
  expect(outcomes).toEqual([
    ['User API token', true, undefined],
    ['Account API token', false, expect.stringMatching(/an account token, and the logs of a user need/)],
    ['Global API Key', true, undefined],
  ]);
});

test('a credential fills in every field in which another one differs', async () => {
  const { call } = await ownPlayground();
  const [form] = await call('integrations', {});
  const fields = form?.mockCredentials.map(({ values }) => Object.keys(values).sort());
  expect(fields).toEqual(Array(3).fill(['auth_type', 'credentials', 'token_credentials']));
  const [first] = form?.mockCredentials ?? [];
  expect(form?.mockValues).toMatchObject(first?.values ?? {});
});
