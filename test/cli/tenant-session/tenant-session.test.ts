import { expect, test } from 'vitest';
import { withTenant } from '#src/cli/tenant-session/tenant-session.js';
import { readInventory } from '#src/tenant/client/inventory.js';
import { noAnswer, onPath } from '#src/testing/server/faults.js';
import { recordedOutput } from '../../fixtures/recorded-output.js';
import { recordedWait } from '../../fixtures/recorded-wait.js';
import { folderWith, weatherTenant } from '../../fixtures/weather-tenant.js';

test('what a tenant is asked for is told as long as there is no answer', async () => {
  const { env } = await weatherTenant();
  const { wait, told } = recordedWait();
  const context = { root: await folderWith(), env, output: { ...recordedOutput().output, wait } };
  await withTenant('environment', context, ({ client }) => readInventory(client));
  expect(told).toEqual([
    'begin Waiting for environment: installed packs',
    'end Waiting for environment: installed packs',
    'begin Waiting for environment: integrations',
    'end Waiting for environment: integrations',
  ]);
});

test('it is told no more when a request is interrupted', async () => {
  const { env } = await weatherTenant(
    {},
    onPath('installed', () => noAnswer),
  );
  const { wait, told } = recordedWait();
  const interrupting: typeof wait = (what) => {
    process.emit('SIGINT');
    return wait(what);
  };
  const output = { ...recordedOutput().output, wait: interrupting };
  const context = { root: await folderWith(), env, output };
  const asked = withTenant('environment', context, ({ client }) => readInventory(client));
  await expect(asked).rejects.toMatchObject({ code: 'interrupted' });
  expect(told.at(-1)).toBe('end Waiting for environment: installed packs');
});
