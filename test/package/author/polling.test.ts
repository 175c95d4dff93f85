// @module-tag slow

import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { localCortex } from '#src/testing/cortex/local-cortex.js';
import { mockApi } from '#src/testing/mock-api/mock-api.js';
import { type BuiltProject, buildAuthorProject } from '../../fixtures/author-project.js';

const integration = `
import { defineIntegration } from 'cortex-pack/definition';

export const integration = defineIntegration({
  id: 'Desk',
  folder: 'WeatherEvents',
  category: 'Case Management',
  provider: 'Weather',
  description: 'Use this integration to export tickets.',
  parameters: {
    url: { kind: 'url', display: 'Server URL', section: 'Connect', required: true, help: 'The address.' },
  },
  commands: {
    'desk-export': {
      description: 'Exports tickets.',
      polling: true,
      arguments: {
        tags: { kind: 'list', description: 'The tags of the tickets.' },
        job_id: { kind: 'string', description: 'The id of an export that was started before.' },
        tries: { kind: 'integer', description: 'The number of calls so far.', defaultValue: 0, minimum: 0, maximum: 999 },
      },
      outputs: { prefix: 'Desk.Export', key: 'id', fields: { id: ['string', 'The id.'], rows: ['number', 'The rows.'] } },
    },
  },
});
`;

const main = `
import { implement } from 'cortex-pack/runtime';
import { integration } from '../../definition/integration.js';

interface Job { id: string; done: boolean; rows?: number }

export const run = implement(integration, {
  connect: ({ params }) => ({ url: params.url }),
  test: ({ http }) => http.get('/jobs'),
  commands: {
    'desk-export': ({ http }, { job_id, tags, tries }) => {
      const job = job_id === ''
        ? http.post<Job>('/jobs', { tags })
        : http.get<Job>('/jobs/' + job_id);
      if (job.done) return { title: 'Export', rows: { id: job.id, rows: job.rows }, raw: { tags, tries } };
      return { again: { inSeconds: 30, timeoutSeconds: 300, args: { job_id: job.id, tries: tries + 1 } } };
    },
  },
});
`;

let zips: BuiltProject;

beforeAll(async () => {
  zips = await buildAuthorProject({
    'pack/definition/integration.ts': integration,
    'pack/integrations/WeatherEvents/main.ts': main,
  });
});

/** @param minutes that an export takes */
async function desk(runtime: 'server' | 'container', minutes: number) {
  const api = mockApi({
    url: 'https://desk.example',
    latencySeconds: 0,
    params: { url: 'https://desk.example' },
    routes: {
      'POST /jobs': ({ json }) => ({ id: 'e-7', done: false, wanted: json }),
      'GET /jobs/:id': ({ params }) => ({
        id: params.id,
        done: cortex.clock.now() >= start + minutes * 60_000,
        rows: 42,
      }),
    },
  });
  const cortex = await localCortex(zips[runtime], { apis: [api] });
  const start = cortex.clock.now();
  onTestFinished(() => cortex.close());
  return { api, cortex, instance: cortex.instance(), start };
}

describe.each(['server', 'container'] as const)('a polling command on a %s', (runtime) => {
  test('is run again with its arguments until it is done', async () => {
    const { api, cortex, instance, start } = await desk(runtime, 2);
    const runs = await instance.poll('!desk-export tags=a,b');
    expect(runs.map(({ ok, text }) => [ok, text])).toEqual([
      ...Array.from({ length: 4 }, () => [true, 'Runs again in 30 seconds.']),
      [true, '### Export\n\n| id | rows |\n| --- | --- |\n| e-7 | 42 |'],
    ]);
    expect(runs[0].entries[0]).toMatchObject({
      PollingCommand: 'desk-export',
      NextRun: '30',
      Timeout: '300',
      PollingArgs: { tags: 'a,b', job_id: 'e-7', tries: '1' },
    });
    expect(runs.at(-1)).toMatchObject({
      contents: { tags: ['a', 'b'], tries: 4 },
      outputs: { 'Desk.Export': { id: 'e-7', rows: 42 } },
    });
    expect(cortex.clock.now()).toBe(start + 120_000);
    expect(api.requests.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET', 'GET', 'GET']);
  });

  test('is run when its time has come, and not before', async () => {
    const { instance } = await desk(runtime, 1);
    const first = await instance.run('desk-export');
    expect(first.next).toMatchObject({ command: 'desk-export', inSeconds: 30, timeoutSeconds: 300 });
    expect(await instance.advance(29)).toEqual([]);
    expect(await instance.advance(1)).toMatchObject([{ text: 'Runs again in 30 seconds.' }]);
    expect(await instance.advance(600)).toMatchObject([{ outputs: { 'Desk.Export': { id: 'e-7' } } }]);
    expect(instance.scheduled).toBeUndefined();
  });

  test('that is never done ends with its timeout', async () => {
    const { instance, cortex, start } = await desk(runtime, 60);
    const runs = await instance.poll('desk-export');
    expect(runs).toHaveLength(11);
    expect(runs.at(-1)).toMatchObject({
      ok: false,
      error: {
        message:
          'desk-export was not done within its timeout of 300 seconds, so the platform runs it no more.',
      },
    });
    expect(cortex.clock.now()).toBe(start + 300_000);
  });
});

test('only a polling command may ask to be run again', async () => {
  const files = {
    'pack/definition/integration.ts': integration.replace('polling: true,', ''),
    'pack/integrations/WeatherEvents/main.ts': main,
  };
  await expect(buildAuthorProject(files)).rejects.toThrow("Types of property 'again' are incompatible");
});
