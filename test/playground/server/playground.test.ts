import { describe, expect, test } from 'vitest';
import { keptSecret, type Snapshot } from '#src/playground/protocol.js';
import { correlationRule, modelingRule, ruleName } from '../../fixtures/weather-items.js';
import { integrationPath, weatherPack } from '../../fixtures/weather-pack.js';
import {
  ownPlayground,
  receiverUrl,
  servedPlayground,
  untrustedPlayground,
  weatherForm,
  writeZip,
} from './running.js';

/** Streams whose records are not all in the dataset. */
function behind({ streams }: Snapshot) {
  return streams.filter(({ atSource, inDataset }) => atSource !== inDataset);
}

describe('the built pack on its mock servers', () => {
  test('passes Test, collects everything once, and answers in the War Room', async () => {
    const { call, name, defects } = await ownPlayground();
    const tested = await call('test', { name });
    expect(tested).toMatchObject({ ok: true, origin: 'test', leaks: [] });
    expect(tested.exchanges.length).toBe(tested.requests);

    await call('setPace', { intervalSeconds: 120 });
    for (let i = 1; i <= 4; i += 1) {
      expect(await call('step', { name })).toMatchObject({ number: i, ok: true, duplicates: 0, faults: 0 });
    }
    await call('setPace', { intervalSeconds: 1 });
    await call('step', { name });
    const snapshot = await call('snapshot', {});
    expect(snapshot.instances).toMatchObject([{ name, tested: 'ok', target: 'mock', fetchesEvents: true }]);
    expect(snapshot.lastCycle).toBe(5);
    expect(behind(snapshot)).toEqual([]);
    expect(snapshot.dataset.count).toBeGreaterThan(78);

    const cycles = await call('cycles', { after: 2 });
    expect(cycles.map(({ number }) => number)).toEqual([3, 4, 5]);
    const { changes, run, stateBefore, stateAfter } = await call('cycleDetails', { number: 2 });
    expect(run).toMatchObject({ origin: 'fetch', command: 'fetch-events', ok: true });
    expect(changes.length).toBeGreaterThan(0);
    expect(stateBefore).not.toEqual(stateAfter);

    const [form] = await call('integrations', {});
    const command = form?.commands.find((one) => one.name.endsWith('get-events'))?.name;
    const first = await call('run', { name, line: `!${command} limit=2` });
    expect(first).toMatchObject({ ok: true, origin: 'war room', line: `!${command} limit=2` });
    const again = await call('replay', { id: first.id });
    expect({ ...again, id: first.id, milliseconds: 0, startedAt: 0, exchanges: [] }).toEqual({
      ...first,
      milliseconds: 0,
      startedAt: 0,
      exchanges: [],
    });
    const runs = await call('runs', {});
    expect(runs.map(({ id }) => id)).toEqual(runs.map((_, index) => index + 1));
    expect(await call('runDetails', { id: first.id })).toEqual(first);
    expect(defects).toEqual([]);
  });

  test('starts over with an empty dataset and without a state, on new mock servers', {
    tags: ['slow'],
  }, async () => {
    const { call, name } = await ownPlayground();
    await call('step', { name });
    const before = await call('snapshot', {});
    expect(before.instances[0]?.stateBytes).toBeGreaterThan(100);
    await call('startOver', {});
    const after = await call('snapshot', {});
    expect(after).toMatchObject({ lastCycle: 0, lastRun: before.lastRun, dataset: { count: 0 } });
    expect(after.instances[0]?.stateBytes).toBe(4);
    expect(await call('step', { name })).toMatchObject({ number: 1, ok: true, duplicates: 0 });
    expect(behind(await call('snapshot', {}))).toEqual([]);
  });

  test('collects a burst in the next cycles', { tags: ['slow'] }, async () => {
    const { call, name } = await ownPlayground();
    await call('step', { name });
    const { dataset } = await call('snapshot', {});
    await call('burst', { count: 3000 });
    await call('step', { name });
    const after = await call('snapshot', {});
    expect(after.dataset.count).toBeGreaterThanOrEqual(dataset.count + 3000);
    expect(after.streams.every(({ atSource = 0, inDataset }) => atSource >= inDataset)).toBe(true);
  });

  test('resets the state, and then finds what the dataset already holds', { tags: ['slow'] }, async () => {
    const { call, name } = await ownPlayground();
    const first = await call('step', { name });
    await call('resetState', { name });
    expect((await call('snapshot', {})).instances[0]?.stateBytes).toBe(4);
    const second = await call('step', { name });
    const total = (events: { readonly [stream: string]: number }) =>
      Object.values(events).reduce((sum, count) => sum + count, 0);
    expect(second.duplicates).toBe(total(first.events));
    const { streams } = await call('snapshot', {});
    expect(streams.map(({ inDataset, duplicates = 0 }) => inDataset - duplicates)).toEqual(
      streams.map(({ atSource }) => atSource),
    );
    expect(total(first.events)).toBe(streams.reduce((sum, { duplicates = 0 }) => sum + duplicates, 0));
  });

  test('fetches by itself until it is stopped', { tags: ['slow'] }, async () => {
    const { call, name } = await ownPlayground();
    await call('setPace', { restMilliseconds: 0 });
    await call('startFetching', { name });
    let { revision, lastCycle, fetching } = await call('snapshot', {});
    expect(fetching).toEqual({ instance: name });
    while (lastCycle < 5) ({ revision, lastCycle } = await call('snapshot', { since: revision }));
    await call('stopFetching', {});
    expect((await call('snapshot', {})).fetching).toBeUndefined();
    const cycles = await call('cycles', {});
    expect(cycles.every(({ ok }) => ok)).toBe(true);
  });
});

describe('virtual time', { tags: ['slow'] }, () => {
  test('stands still but for the interval between cycles', async () => {
    const { call, name } = await ownPlayground();
    const { now } = await call('snapshot', {});
    await call('test', { name });
    expect((await call('snapshot', {})).now).toBe(now);
    await call('setPace', { intervalSeconds: 300 });
    await call('step', { name });
    await call('step', { name });
    const cycles = await call('cycles', {});
    expect(cycles.map(({ at }) => at)).toEqual([now, now + 300_000]);
    expect((await call('snapshot', {})).now).toBe(now + 600_000);
  });

  test('is what the script reads and waits in', async () => {
    const running = await untrustedPlayground(
      'var before = new Date().getTime(); wait(90); return { waited: new Date().getTime() - before, before: before };',
    );
    const { call } = running;
    await call('saveInstance', weatherForm(await receiverUrl(running)));
    const { now } = await call('snapshot', {});
    const run = await call('run', { name: 'weather_1', line: '!weather-status' });
    expect(run.error).toBeUndefined();
    expect(run.entries[0]?.Contents).toEqual({ waited: 90_000, before: now });
    expect((await call('snapshot', {})).now).toBe(now + 90_000);
  });
});

describe('faults', { tags: ['slow'] }, () => {
  test('strike while they are on, are counted, and lose nothing', async () => {
    const { call, name } = await ownPlayground();
    await call('step', { name });
    await call('setFault', { id: 'source/rate-limit-1', mode: 'once' });
    const limited = await call('step', { name });
    expect(limited).toMatchObject({ ok: true, faults: 1, retries: 1 });
    const faultOf = async (id: string) => (await call('snapshot', {})).faults.find((one) => one.id === id);
    expect(await faultOf('source/rate-limit-1')).toMatchObject({ mode: 'off', hits: 1 });
    const { exchanges } = (await call('cycleDetails', { number: limited.number })).run;
    const struck = exchanges.filter(({ fault }) => fault !== undefined);
    expect(struck).toMatchObject([{ status: 429, fault: '429, free again in 1 second' }]);

    await call('setFault', { id: 'receiver/status-503', mode: 'always' });
    const failed = await call('step', { name });
    expect(failed).toMatchObject({ ok: false, events: {} });
    expect(failed.error).toMatch(/503/);
    expect(failed.faults).toBeGreaterThan(0);
    await call('setFault', { id: 'receiver/status-503', mode: 'off' });
    await call('setPace', { intervalSeconds: 1 });
    await call('step', { name });
    const snapshot = await call('snapshot', {});
    expect(behind(snapshot)).toEqual([]);
  });

  test('an unknown one is refused', async () => {
    const { refused } = await ownPlayground();
    expect(await refused('setFault', { id: 'source/none', mode: 'once' })).toMatchObject({
      status: 400,
      origin: 'user',
      message: expect.stringMatching(/^There is no fault "source\/none"\. Available: source\//),
    });
  });
});

describe('an instance', () => {
  test('is refused for what its form refuses, and nothing of it is kept', async () => {
    const { call, refused } = await untrustedPlayground('return "ok";');
    const form = weatherForm('http://127.0.0.1:1');
    expect(await refused('saveInstance', { ...form, values: { ...form.values, url: '' } })).toMatchObject({
      status: 400,
      origin: 'user',
      fields: [{ parameter: 'url', message: 'Server URL is required.' }],
    });
    const nothing = { ...form.values, url: '', key: { identifier: '', password: '' } };
    expect((await refused('saveInstance', { ...form, values: nothing })).fields).toMatchObject([
      { parameter: 'url' },
      { parameter: 'key' },
    ]);
    expect(await refused('saveInstance', { ...form, integration: 'Wether' })).toMatchObject({
      message: 'Weather has no integration "Wether". It has Weather Events.',
    });
    expect((await call('snapshot', {})).instances).toEqual([]);
    expect(await refused('test', { name: form.name })).toMatchObject({
      message: 'There is no instance "weather_1". Configure one first.',
    });
  });

  test('is not overwritten by a new one, which needs a name of its own', async () => {
    const { call, refused } = await untrustedPlayground('return "ok";');
    const form = weatherForm('http://127.0.0.1:1');
    await call('saveInstance', { ...form, isNew: true });
    const other = { ...form, values: { ...form.values, limit: '7' }, isNew: true };
    const whyNot = async (name: string) => {
      const { status, message, fields } = await refused('saveInstance', { ...other, name });
      expect({ status, fields }).toEqual({ status: 400, fields: [{ message }] });
      return message;
    };
    expect(await whyNot('weather_1')).toMatch(/^There is an instance "weather_1" already\./);
    expect(await whyNot(' weather_1 ')).toMatch(/^There is an instance "weather_1" already\./);
    expect(await whyNot('   ')).toBe('The instance needs a name.');
    expect(await whyNot('a'.repeat(101))).toBe('The name has 101 characters. Shorten it to at most 100.');
    expect((await call('snapshot', {})).instances.map(({ name }) => name)).toEqual(['weather_1']);
    expect((await call('instance', { name: 'weather_1' })).values.limit).toBe('500');
  });

  test('keeps its secret when the page gives back what stands for it', async () => {
    const { call } = await untrustedPlayground('return { is: params.key.password === "Sun+shine/4\\"77" };');
    const form = weatherForm('http://127.0.0.1:1');
    const saved = await call('saveInstance', form);
    expect(saved.values.key).toEqual({ identifier: '', password: keptSecret });
    await call('saveInstance', { ...form, values: { ...saved.values, limit: '7' } });
    const run = await call('run', { name: form.name, line: '!weather-status' });
    expect(run.entries[0]?.Contents).toEqual({ is: true });
    await call('removeInstance', { name: form.name });
    expect((await call('snapshot', {})).instances).toEqual([]);
  });

  test('reaches the mock servers only, or only what is in its form', async () => {
    const running = await untrustedPlayground(
      'return String(http(args.station, { Method: "GET" }, true, false).StatusCode);',
    );
    const { call, origin } = running;
    const receiver = await receiverUrl(running);
    await call('saveInstance', weatherForm(receiver));
    const target = (url: string) =>
      call('run', { name: 'weather_1', line: `!weather-get-events station="${url}"` });
    expect((await target(receiver)).exchanges).toMatchObject([{ status: 404 }]);
    const [refused] = (await target(`${origin}/`)).exchanges;
    expect(refused?.status).toBeUndefined();
    expect(refused?.failure).toMatch(/reaches only the mock servers/);
    await call('saveInstance', { ...weatherForm(origin), target: 'network' });
    expect((await target(`${origin}/`)).exchanges).toMatchObject([{ status: 200 }]);
    expect((await target('http://127.0.0.1:9/')).exchanges[0]?.failure).toMatch(
      /only the addresses that its form showed/,
    );
  });

  test('is cancelled, and runs again', async () => {
    const { call } = await untrustedPlayground(
      'if (command === "weather-status") { while (true) { } } return "ok";',
    );
    await call('saveInstance', weatherForm('http://127.0.0.1:1'));
    const endless = call('run', { name: 'weather_1', line: '!weather-status' });
    let snapshot = await call('snapshot', {});
    while (snapshot.running === undefined) snapshot = await call('snapshot', { since: snapshot.revision });
    expect(snapshot.running).toMatchObject({ instance: 'weather_1', command: 'weather-status' });
    await call('cancel', { name: 'weather_1' });
    expect(await endless).toMatchObject({ ok: false });
    expect(await call('test', { name: 'weather_1' })).toMatchObject({ ok: true });
  });
});

test('an untrusted pack has no mock server of its source', async () => {
  const { call, refused } = await untrustedPlayground('return "ok";');
  expect(await call('snapshot', {})).toMatchObject({
    hasSource: false,
    streams: [],
    dataset: { name: 'weatherevents_events_raw', count: 0 },
  });
  expect((await call('integrations', {}))[0]?.mockValues).toEqual({});
  expect(await refused('burst', { count: 5 })).toMatchObject({
    message: expect.stringMatching(/^Weather has no mock server of its source, .* write one with demoSource/),
  });
});

test('a pack of rules alone opens, without a form, an instance, or commands of its own', async () => {
  const files = { [integrationPath]: undefined, ...modelingRule, ...correlationRule() };
  const { call, defects } = await servedPlayground(writeZip(weatherPack({ files })), false);
  expect(await call('integrations', {})).toEqual([]);
  expect(await call('snapshot', {})).toMatchObject({ instances: [], dataset: { count: 0 } });
  const { report } = await call('overview', {});
  expect(report.correlationRules).toMatchObject([{ name: ruleName }]);
  expect(await call('run', { line: '!getContext' })).toMatchObject({ ok: true });
  expect(defects).toEqual([]);
});
