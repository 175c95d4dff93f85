import { expect, inject, onTestFinished, test } from 'vitest';
import { runtimes } from '#src/definition/runtime.js';
import { loadProject } from '#src/playground/server/installation/project.js';
import { Playground } from '#src/playground/server/playground.js';
import { repository } from '../../../fixtures/project.js';

const zips = { container: inject('packZip'), server: inject('serverZip') };

async function opened(settings: { readonly runtimes?: typeof runtimes }): Promise<Playground> {
  const playground = await Playground.open({
    root: process.cwd(),
    makeZip: async (runtime) => zips[runtime],
    project: await loadProject(repository),
    watching: 'nothing',
    reportFailure: (error) => expect.fail(String(error)),
    ...settings,
  });
  onTestFinished(() => playground.close());
  playground.configureForMockServers();
  return playground;
}

test('the pack for the container is installed first, and the one for the server in its place', async () => {
  const playground = await opened({ runtimes });
  const [name = ''] = (await playground.snapshot()).instances.map((instance) => instance.name);
  expect((await playground.snapshot()).runtime).toEqual({
    chosen: 'container',
    choices: ['container', 'server'],
  });
  expect((await playground.test(name)).ok).toBe(true);
  expect((await playground.step(name)).ok).toBe(true);
  const { dataset } = await playground.snapshot();
  expect(dataset.count).toBeGreaterThan(0);

  await playground.setRuntime('server');
  const { runtime, pack, watch } = await playground.snapshot();
  expect([runtime?.chosen, pack.file, watch.state]).toEqual(['server', zips.server, 'idle']);
  const again = await playground.step(name);
  expect([again.ok, again.duplicates]).toEqual([true, 0]);
});

test('a zip that was named is for the runtime that it was built for', async () => {
  const playground = await opened({});
  expect((await playground.snapshot()).runtime).toBeUndefined();
  await expect(playground.setRuntime('server')).rejects.toThrow('A zip that was named');
});
