import { describe, expect, onTestFinished, test } from 'vitest';
import { type LocalCortexOptions, localCortex } from '#src/testing/cortex/local-cortex.js';
import { withBearer } from '#src/testing/mock-api/authentication.js';
import { mockApi } from '#src/testing/mock-api/mock-api.js';
import { reply } from '#src/testing/mock-api/route.js';
import { cutOff, failing, noAnswer, slowAnswer, tooManyRequests } from '#src/testing/server/faults.js';
import { weatherPack } from '../../fixtures/weather-pack.js';

/** Asks for what its arguments say, and shows all that tests look at. */
const script = `
  function send(method, url, body) {
    var options = { Method: method, Headers: { Authorization: ['Bearer ' + params.credentials.password] } };
    if (body) options.Body = body;
    return http(url, options, false, false, undefined, undefined, 30000);
  }
  if (command === 'test-module') return send('GET', params.url + '/v1/me').StatusCode === 200 ? 'ok' : 'refused';
  if (command === 'fetch-events') {
    var runs = Number(getIntegrationContext().runs || 0) + 1;
    setIntegrationContext({ runs: String(runs) });
    setLastRun({ at: new Date().toISOString(), nextTrigger: runs === 2 ? '0' : undefined });
    http(params.http_collector_url, {
      Method: 'POST', Headers: { Authorization: [params.http_collector_key.password] },
      Body: JSON.stringify({ run: runs, _time: new Date().toISOString() })
    });
    return 'ok';
  }
  var answer = send(args.method || 'GET', params.url + args.path, args.body);
  logInfo('status ' + answer.StatusCode);
  return [{
    Type: 1, ContentsFormat: 'json', Contents: { status: answer.StatusCode, body: answer.Body },
    HumanReadable: '### Weather\\n|City|Degrees|\\n|---|---|\\n| Lisbon | 21 |\\n| Porto | 18 |\\n',
    EntryContext: { 'Weather.City(val.name && val.name == obj.name)': [{ name: 'Lisbon' }] }
  }];
`;

const pack = weatherPack({
  script,
  fetchesEvents: true,
  parameters: [
    { name: 'url', display: 'Server URL', type: 0, required: true },
    { name: 'credentials', displaypassword: 'Token', hiddenusername: true, type: 9, required: true },
    { name: 'http_collector_url', display: 'HTTP Log Collector URL', type: 0 },
    { name: 'http_collector_key', displaypassword: 'Key', hiddenusername: true, type: 9 },
    { name: 'isFetchEvents', display: 'Fetch Events', type: 8 },
  ],
  commands: [
    {
      name: 'weather-ask',
      arguments: [{ name: 'path', required: true }, { name: 'method' }, { name: 'body' }],
    },
  ],
});

const token = 'token-91c4e2a7';

function weatherApi() {
  return mockApi({
    url: 'https://weather.example',
    params: { url: 'https://weather.example', credentials: token },
    authenticate: withBearer(token),
    latencySeconds: 0.5,
    routes: {
      'GET /v1/me': { name: 'Ada' },
      'GET /v1/cities/:city': ({ params, query }) => ({ city: params.city, unit: query.unit }),
      'GET /v1/cities/new': 'a form',
      'POST /v1/cities': ({ json }) => reply(201, json, { Location: '/v1/cities/1' }),
      'GET /v1/broken': () => {
        throw new RangeError('no such city');
      },
    },
  });
}

async function started(options: LocalCortexOptions = {}) {
  const api = weatherApi();
  const cortex = await localCortex(pack, { apis: [api], ...options });
  onTestFinished(() => cortex.close());
  return { api, cortex, instance: cortex.instance() };
}

describe('a command', () => {
  test('is a line of the War Room or a name with arguments, and shows what came of it', async () => {
    const { api, instance } = await started();
    const first = await instance.run('!weather-ask path=/v1/cities/Lisbon?unit=C');
    expect(first.contents).toEqual({ status: 200, body: '{"city":"Lisbon","unit":"C"}' });
    expect(first.table).toEqual([
      { City: 'Lisbon', Degrees: '21' },
      { City: 'Porto', Degrees: '18' },
    ]);
    expect(first.outputs).toEqual({ 'Weather.City': [{ name: 'Lisbon' }] });
    expect(first.text).toContain('### Weather');
    expect(first.logs).toEqual([{ level: 'info', text: 'status 200' }]);

    const second = await instance.run('weather-ask', {
      path: '/v1/cities',
      method: 'POST',
      body: '{"id":1}',
    });
    expect(second.contents).toEqual({ status: 201, body: '{"id":1}' });
    expect(api.requests).toMatchObject([
      { method: 'GET', path: '/v1/cities/Lisbon', query: { unit: 'C' }, status: 200 },
      {
        method: 'POST',
        path: '/v1/cities',
        json: { id: 1 },
        status: 201,
        headers: { authorization: `Bearer ${token}` },
      },
    ]);
  });

  test('takes the route that names most of the path, and a text is JSON', async () => {
    const { instance } = await started();
    const { contents } = await instance.run('weather-ask', { path: '/v1/cities/new' });
    expect(contents).toEqual({ status: 200, body: '"a form"' });
  });

  test('that fails is a result', async () => {
    const { cortex } = await started();
    const run = await cortex.instance({ credentials: 'wrong-token' }).test();
    expect(run.ok).toBe(false);
    expect(run.error?.message).toBe('refused');
  });
});

describe('wrong use is an error of its own', () => {
  const ask = (path: string) => started().then(({ instance }) => instance.run('weather-ask', { path }));

  test.each<readonly [string, () => Promise<unknown>, string]>([
    [
      'a command',
      () => started().then(({ instance }) => instance.run('!weather-aks path=/')),
      'Did you mean "weather-ask"?',
    ],
    [
      'an argument',
      () => started().then(({ instance }) => instance.run('weather-ask', { pfad: '/' })),
      'weather-ask has no argument "pfad"',
    ],
    [
      'a line with arguments',
      () => started().then(({ instance }) => instance.run('!weather-ask', { path: '/' })),
      'in the line',
    ],
    [
      'a parameter',
      () => started().then(({ cortex }) => cortex.instance({ curl: 'x' })),
      'has no parameter "curl". Did you mean "url"?',
    ],
    [
      'an integration',
      () => started().then(({ cortex }) => cortex.instance({}, { integration: 'Wether Events' })),
      'Did you mean "Weather Events"?',
    ],
    [
      'a zip',
      () => localCortex('dist/Nothing.zip'),
      'dist/Nothing.zip cannot be read: there is no such file',
    ],
    ['a project', () => localCortex('test/fixtures'), 'has no folder "pack"'],
    [
      'a route',
      () => ask('/v1/citys/Lisbon?key=1'),
      'has no route for GET /v1/citys/Lisbon?key=1. Did you mean "GET /v1/cities/:city"?',
    ],
    [
      'a route that begins with two slashes',
      () => ask('//v1/cities/Lisbon?key=1'),
      'has no route for GET //v1/cities/Lisbon?key=1',
    ],
    ['an error in a route', () => ask('/v1/broken'), 'no such city'],
  ])('%s', async (_what, use, message) => {
    await expect(use()).rejects.toThrow(message);
  });

  test('a host without a mock server, and no secret in what is said of it', async () => {
    const { cortex } = await started();
    const instance = cortex.instance({ url: 'https://wether.example' });
    await expect(instance.run('weather-ask', { path: `/v1/me?token=${token}` })).rejects.toThrow(
      'No mock server has the address https://wether.example, which the pack asks for GET https://wether.example/v1/me?token=***. Did you mean "weather.example"?',
    );
  });
});

describe('virtual time', () => {
  test('moves by what requests take, and fetches keep the schedule or come at once', async () => {
    const { cortex, instance } = await started({ start: '2026-03-01T00:00:00Z' });
    const runs = await instance.fetchFor(3);
    expect(runs.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect(cortex.dataset.rows().map(({ _time }) => _time)).toEqual([
      '2026-03-01T00:00:00.000Z',
      '2026-03-01T00:01:00.000Z',
      // The second run asked for another one at once.
      '2026-03-01T00:01:01.200Z',
      '2026-03-01T00:02:00.000Z',
    ]);
    expect(instance.lastRun).toEqual({ at: '2026-03-01T00:02:00.000Z' });
    expect(instance.integrationContext).toEqual({ runs: '4' });
    expect(cortex.collector.requests).toHaveLength(4);
  });

  test.each([
    [noAnswer, 'timeout', 30],
    [slowAnswer(40), 'timeout', 30],
    [slowAnswer(10), undefined, 10.5],
  ])('an answer that is late takes none of the real time', async (fault, failure, seconds) => {
    const { api, cortex, instance } = await started();
    api.fail(fault);
    const before = cortex.clock.now();
    const run = await instance.run('weather-ask', { path: '/v1/me' });
    expect(run.error?.message ?? '').toContain(failure ?? '');
    expect(run.ok).toBe(failure === undefined);
    expect((cortex.clock.now() - before) / 1000).toBe(seconds);
  });
});

describe('faults', () => {
  test.each([
    [cutOff, { status: 200, body: '{"name"' }],
    [failing(500), { status: 500, body: '{"error":"The mock server answers 500."}' }],
    [tooManyRequests(20), { status: 429, body: '{"error":"Too many requests."}' }],
  ])('are for some requests only, and end', async (fault, expected) => {
    const { api, instance } = await started();
    api.fail(fault, { path: '/v1/me', times: 1 });
    const ask = async (path: string) => (await instance.run('weather-ask', { path })).contents;
    expect(await ask('/v1/cities/Lisbon')).toMatchObject({ status: 200 });
    expect(await ask('/v1/me')).toEqual(expected);
    expect(await ask('/v1/me')).toEqual({ status: 200, body: '{"name":"Ada"}' });
    api.fail(fault);
    api.recover();
    expect(await ask('/v1/me')).toMatchObject({ status: 200 });
  });

  test.each([401, 413, 500])('a destination that refuses with %i has no rows', async (status) => {
    const { cortex, instance } = await started();
    cortex.collector.fail(failing(status), { times: 1 });
    await instance.fetchEvents();
    expect(cortex.dataset.count()).toBe(0);
    await instance.fetchEvents();
    expect(cortex.dataset.count()).toBe(1);
    expect(cortex.collector.requests.map(({ reply }) => reply !== 'reset' && reply.status)).toEqual([
      status,
      200,
    ]);
  });
});
