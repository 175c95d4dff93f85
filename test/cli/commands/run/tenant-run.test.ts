import { describe, expect, test } from 'vitest';
import { parseWarRoomLine, warRoomLine } from '#src/simulator/war-room/war-room-line.js';
import { answering, onPath } from '#src/testing/server/faults.js';
import { runProgram } from '../../../fixtures/program.js';
import { weatherPack } from '../../../fixtures/weather-pack.js';
import { folderWith, weatherTenant } from '../../../fixtures/weather-tenant.js';

const own = { id: 'playground-ada', creatingUserId: 'ada' };
const other = { id: 'playground-ben', creatingUserId: 'ben' };

async function run(
  words: readonly string[],
  options: Parameters<typeof weatherTenant>[0] = { playgrounds: [own] },
  faults: Parameters<typeof weatherTenant>[1] = () => undefined,
) {
  const weather = await weatherTenant(options, faults);
  weather.tenant.install(weatherPack());
  const all = ['run', ...words, '--tenant', 'environment'];
  return { ...weather, ...(await runProgram(all, await folderWith(), weather.env)) };
}

describe('a command on a tenant', () => {
  test('shows its entries as the local Cortex does', async () => {
    const table = '### Weather\n| city | sky |\n| --- | --- |\n| Oslo | clear |\n';
    const execute = () => [{ type: 1, format: 'markdown', contents: table }];
    const { code, stdout } = await run(['!weather-get-events limit=5'], { playgrounds: [own], execute });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^city +sky *$/m);
    expect(stdout).toMatch(/^Oslo +clear *$/m);
    expect(stdout).not.toContain('---');
  });

  test.each([
    ['as one line', ['!weather-get-events limit=5 city="New York"']],
    ['as words', ['weather-get-events', 'limit=5', 'city=New York']],
  ])('is sent as the War Room reads it when it is given %s', async (_case, words) => {
    const { server } = await run(words);
    const sent = server.requests.find(({ request }) => request.path.endsWith('/execute/sync'));
    expect(JSON.parse(sent?.request.body ?? '')).toEqual({
      investigationId: 'playground-ada',
      data: '!weather-get-events limit="5" city="New York"',
    });
  });

  test('runs in the playground of the owner of the key', async () => {
    const { server, code } = await run(['weather-get-events'], { playgrounds: [other, own] });
    expect(code).toBe(0);
    expect(server.requests.at(-1)?.request.body).toContain('playground-ada');
  });

  test('runs in the investigation given, without a search', async () => {
    const { server, stderr } = await run(['weather-get-events', '--playground', own.id]);
    expect(server.requests.map(({ request }) => request.path)).not.toContain('/xsoar/investigations/search');
    expect(stderr).toBe('');
  });

  test('says beforehand what this kind of tenant may not allow, and then what to do', async () => {
    const { code, stderr } = await run(['weather-get-events'], {});
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Note: This is an XSIAM tenant.*Error: .*--playground/s);
  });

  test.each([303, 403, 500])(
    'says how to name the playground where the search ends in %i',
    async (status) => {
      const refused = onPath('/investigations/search', () => answering({ status, headers: {}, body: '' }));
      const { code, stderr } = await run(['weather-get-events'], {}, refused);
      expect(code).toBe(1);
      expect(stderr).toMatch(
        /Its API refuses to search for it: .*give it with --playground or as "playground"/,
      );
    },
  );

  test('that is not accepted, or fails, ends as a failure', async () => {
    const unknown = await run(['weather-get-evnts']);
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toContain('did not accept the command');
    const execute = () => [{ type: 4, format: 'text', contents: 'No such city' }];
    const failed = await run(['weather-get-events'], { playgrounds: [own], execute });
    expect(failed.code).toBe(1);
    expect(failed.stderr).toContain('No such city');
  });

  test('gives JSON', async () => {
    const { stdout } = await run(['weather-get-events', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ line: '!weather-get-events', entries: [{ Type: 1 }] });
  });

  test.each([
    [['--state', 'state.json'], '--state: not with --tenant'],
    [['--trust'], '--trust: not with --tenant'],
    [['--context', '--common-server-python', 'a.py'], '--context, --common-server-python: not with --tenant'],
  ])('takes no options of the local Cortex: %j', async (options, message) => {
    const { code, stderr, server } = await run(['weather-get-events', ...options]);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(server.requests).toEqual([]);
  });
});

test('a line for the War Room is read back as it was meant', () => {
  const command = { command: 'find', args: { text: 'say "hi" \\ there', plain: 'x' } };
  expect(parseWarRoomLine(warRoomLine(command))).toEqual(command);
});
