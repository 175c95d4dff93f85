import { mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, inject, test } from 'vitest';
import { runRules } from '#src/cli/commands/rules/run-rules.js';
import { recordedOutput } from '../../fixtures/recorded-output.js';

const folder = mkdtempSync(join(tmpdir(), 'events-'));

function fileOf(content: unknown, name = 'events.json'): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

async function rulesOf(
  content: unknown,
  options: { now?: string; tenantVersion?: string; zip?: string } = {},
) {
  const { output, stdout } = recordedOutput();
  const run = { root: folder, zip: inject('packZip'), events: fileOf(content), json: true, ...options };
  const failure = await runRules(run, output).catch((error: Error) => error);
  return { report: stdout() === '' ? undefined : JSON.parse(stdout()), failure };
}

function eventsOf(name: string): { [field: string]: unknown }[] {
  const { event, events } = JSON.parse(
    readFileSync(fileURLToPath(new URL(`cases/${name}.json`, import.meta.url)), 'utf8'),
  );
  return events ?? [event];
}

const [change = {}, signIn = {}] = eventsOf('events-of-a-user');
const weakened = 'Cloudflare Access - policy or application weakened';

type Named = { readonly name: string; readonly alerts: readonly { events: readonly number[] }[] };
const alertsOf = (report: { rules: Named[] }, name: string) =>
  report.rules.find((rule) => rule.name === name)?.alerts;

test('each event has its fields of the data model, and every rule and widget its result', async () => {
  const { report, failure } = await rulesOf([change, signIn]);
  expect(failure).toBeUndefined();
  expect(Object.keys(report)).toEqual(['now', 'modelingRules', 'events', 'rules', 'dashboards', 'problems']);
  expect(report.now).toBe('2026-11-20T09:01:00.000Z');
  expect(report.events).toMatchObject([
    {
      index: 0,
      model: { 'xdm.event.operation': 'change', 'xdm.source.identity.username': 'ops@example.net' },
    },
    { index: 1, model: { 'xdm.event.type': 'authentication', 'xdm.event.outcome': 'SUCCESS' } },
  ]);
  expect(report.rules).toHaveLength(5);
  for (const rule of report.rules)
    expect(rule).toEqual({ name: expect.any(String), alerts: [], error: null });
  const [dashboard] = report.dashboards;
  expect(dashboard.widgets.map(({ error }: { error: null }) => error).filter(Boolean)).toEqual([]);
  const byType = dashboard.widgets.find(({ title }: { title: string }) => title === 'Events by type');
  expect(byType.rows).toEqual([
    { _time: '2026-11-20T09:00:00.000Z', SOURCE_LOG_TYPE: 'Account Audit Logs', events: 1 },
    { _time: '2026-11-20T09:00:00.000Z', SOURCE_LOG_TYPE: 'Access Authentication Logs', events: 1 },
  ]);
  expect(report.problems).toEqual([]);
});

test('lines of JSON are the same as a list, and one object is a list of one', async () => {
  const list = await rulesOf([change, signIn]);
  const lines = await rulesOf(`\uFEFF${JSON.stringify(change)}\n\n${JSON.stringify(signIn)}\r\n`);
  expect(lines.report).toEqual(list.report);
  const one = await rulesOf(JSON.stringify(change, null, 2));
  expect(one.report.events).toEqual([list.report.events[0]]);
  expect((await rulesOf([])).report).toMatchObject({ events: [], problems: [] });
});

test('an alert names all events that were grouped into it, by their place in the file', async () => {
  const denied = Array.from({ length: 12 }, (_, minute) => ({
    ...signIn,
    allowed: false,
    _time: new Date(Date.parse('2026-11-20T08:40:00Z') + minute * 60_000).toISOString(),
  }));
  const { report } = await rulesOf([{ ...change, _time: 'yesterday' }, ...denied]);
  expect(alertsOf(report, 'Cloudflare Access - burst of denied logins of one user')).toEqual([
    {
      name: 'Cloudflare Access denied kim@example.net 12 times',
      events: denied.map((_, index) => index + 1),
    },
  ]);
});

test('--now moves the window of the rules, --tenant-version chooses the modeling rule', async () => {
  const events = eventsOf('new-value-is-an-object');
  expect(alertsOf((await rulesOf(events)).report, weakened)).toMatchObject([{ events: [0] }]);
  const later = await rulesOf(events, { now: '2026-11-20T09:30:00Z', tenantVersion: '8.9.0' });
  expect(later.report.now).toBe('2026-11-20T09:30:00.000Z');
  expect(alertsOf(later.report, weakened)).toEqual([]);
  expect(later.report.events[0].model).not.toHaveProperty('xdm.source.identity.username');
  expect((await rulesOf(events, { now: '1795166400' })).report.now).toBe('2026-11-20T09:20:00.000Z');
});

test.each<[what: string, time: unknown, now: string]>([
  ['seconds', 1795165200, '2026-11-20T09:01:00.000Z'],
  ['milliseconds', 1795165200500, '2026-11-20T09:01:00.500Z'],
  ['milliseconds as text', '1795165200500', '2026-11-20T09:01:00.500Z'],
  ['nanoseconds', 1795165200e9, '2026-11-20T09:01:00.000Z'],
])('a _time in %s is read', async (_what, _time, now) => {
  const { report } = await rulesOf([{ ...change, _time }]);
  expect([report.now, report.problems]).toEqual([now, []]);
});

test('what is wrong with one event is a problem of that event, and the others are judged', async () => {
  const { SOURCE_LOG_TYPE: _type, ...untyped } = change;
  const { _time, ...timeless } = change;
  const weak = eventsOf('new-value-is-an-object')[0];
  const { report, failure } = await rulesOf([
    7,
    untyped,
    timeless,
    { ...change, _time: 'soon' },
    { ...change, SOURCE_LOG_TYPE: 'DNS' },
    weak,
  ]);
  expect(failure).toBeUndefined();
  expect(report.problems).toEqual([
    { index: 0, rule: null, message: 'An event is a JSON object, not a number.' },
    {
      index: 1,
      rule: null,
      message: 'The event has no SOURCE_LOG_TYPE, by which the mappings know its kind.',
    },
    { index: 2, rule: null, message: 'The event has no _time. It is mapped, but no rule or widget sees it.' },
    { index: 3, rule: null, message: expect.stringContaining('The _time "soon" cannot be read') },
    { index: 4, rule: null, message: 'No mapping takes events whose SOURCE_LOG_TYPE is "DNS".' },
  ]);
  expect(
    report.events.map(({ index, model }: { index: number; model: object | null }) => [index, model === null]),
  ).toEqual([
    [1, true],
    [2, false],
    [3, false],
    [4, true],
    [5, false],
  ]);
  expect(alertsOf(report, weakened)).toMatchObject([{ events: [5] }]);
});

/** The zip with another text in its files. */
function changedZip(name: string, change: (path: string, text: string) => string): string {
  const files = unzipSync(readFileSync(inject('packZip')));
  const changed = Object.entries(files).map(([path, bytes]) => [
    path,
    path.endsWith('.png') ? bytes : strToU8(change(path, new TextDecoder().decode(bytes))),
  ]);
  const file = join(folder, name);
  writeFileSync(file, zipSync(Object.fromEntries(changed)));
  return file;
}

test('an event that a rule cannot read is named with the reason, and the rule judges the others', async () => {
  const zip = changedZip('fragile.zip', (path, text) =>
    path.includes('AccessProtectionWeakened')
      ? text.replace('filter all_values ~=', 'filter newValue ~=')
      : text,
  );
  const [weak = {}] = eventsOf('empty-json-beside-the-value');
  const { report, failure } = await rulesOf([{ ...weak, newValue: 42 }, weak], { zip });
  expect(failure).toBeUndefined();
  expect(report.problems).toEqual([
    { index: 0, rule: weakened, message: expect.stringContaining('A text is needed, not 42.') },
  ]);
  expect(alertsOf(report, weakened)).toMatchObject([{ events: [1] }]);
});

test('a rule or widget that cannot be read is an error of its own, and the command fails after all was printed', async () => {
  const zip = changedZip('unreadable.zip', (path, text) => {
    if (path.includes('AuditSilence'))
      return text.replace('comp count() as records', 'comp median(id) as records');
    return path.includes('XSIAMDashboards')
      ? text.replaceAll('bin _time span = 1h', 'bin _time span = 1 week')
      : text;
  });
  const { report, failure } = await rulesOf([change], { zip });
  expect(failure).toMatchObject({ code: 'rules-unreadable', origin: 'user' });
  expect(failure?.message).toMatch(/audit log went silent: .*The aggregation median is not known here/);
  expect(failure?.message).toMatch(/Events by type: /);
  expect(report.rules.filter(({ error }: { error: string | null }) => error !== null)).toHaveLength(1);
  expect(report.events[0].model).toMatchObject({ 'xdm.event.operation': 'change' });
});

test('a modeling rule that cannot be read is an error of its own, with its place in the file', async () => {
  let line = 0;
  const zip = changedZip('unreadable-model.zip', (path, text) => {
    if (!path.startsWith('ModelingRules/') || !path.endsWith('.yml') || !text.includes('8.15.0')) return text;
    const changed = text.replace('lowercase(actor -> type)', 'soundex(actor -> type)');
    line = changed.split('\n').findIndex((one) => one.includes('soundex(')) + 1;
    return changed;
  });
  const { report, failure } = await rulesOf(eventsOf('new-value-is-an-object'), { zip });
  expect(report.modelingRules).toEqual([
    {
      name: 'Cloudflare Zero Trust Logs Modeling Rule',
      error: expect.stringMatching(
        new RegExp(`^ModelingRules/\\S+\\.yml:${line}:\\d+: The function soundex is not known here`),
      ),
    },
  ]);
  expect(report.events).toMatchObject([{ model: null }, { model: null }]);
  expect(report.problems).toEqual([]);
  expect(alertsOf(report, weakened)).toMatchObject([{ events: [0] }]);
  expect(failure).toMatchObject({ code: 'rules-unreadable' });
  expect(failure?.message).toMatch(/Modeling Rule: .*soundex/);
});

test('a file without a single event is an error, after its problems were printed', async () => {
  const { report, failure } = await rulesOf([1]);
  expect(report.problems).toMatchObject([{ index: 0, message: 'An event is a JSON object, not a number.' }]);
  expect(failure).toMatchObject({ code: 'command-line', message: expect.stringMatching(/holds no event/) });
});

describe('input that cannot be read', () => {
  test.each<[what: string, content: unknown, options: object, message: RegExp]>([
    [
      'no JSON',
      'SOURCE_LOG_TYPE,_time',
      {},
      /events\.json is not JSON: at line 1, column 1, a value is missing\. Events are taken as a JSON list/,
    ],
    ['a broken line', `${JSON.stringify(change)}\n{"a":`, {}, /line 2, is not JSON/],
    [
      'a list with a mistake',
      '[\n  {"a": 1},\n  {"b": 2},\n]',
      {},
      /is not JSON: at line 3, column \d+, a comma is one too many/,
    ],
    ['nothing', '  \n', {}, /is empty/],
    ['a wrong --now', [change], { now: 'noon' }, /--now noon is not a time/],
    [
      'a wrong version',
      [change],
      { tenantVersion: 'newest' },
      /--tenant-version newest is not a version\. Write it as 8\.9\.0/,
    ],
    [
      'a version without a rule',
      [change],
      { tenantVersion: '8.3.0' },
      /no modeling rule for tenants of version 8\.3\.0, only for those from 8\.4\.0 to 8\.14\.0 and from 8\.15\.0 on\. Choose one of them/,
    ],
  ])('%s', async (_what, content, options, message) => {
    const { report, failure } = await rulesOf(content, options);
    expect(report).toBeUndefined();
    expect(failure).toMatchObject({ code: 'command-line', message: expect.stringMatching(message) });
  });

  test('no file, a folder, and a file that is too large', async () => {
    const run = (events: string) =>
      runRules({ root: folder, zip: inject('packZip'), events, json: true }, recordedOutput().output);
    await expect(run('nowhere.json')).rejects.toThrow(
      '--events nowhere.json cannot be read: there is no such file.',
    );
    await expect(run('.')).rejects.toThrow('--events . cannot be read: it is a folder.');
    const large = fileOf('', 'large.json');
    truncateSync(large, 100_000_000);
    await expect(run(large)).rejects.toThrow(/has 100 MB, and at most 64 MB are read\. Take a part of it/);
  });

  test('options that belong to --events', async () => {
    const run = { root: folder, zip: inject('packZip'), json: true, tenantVersion: '8.9.0' };
    await expect(runRules(run, recordedOutput().output)).rejects.toThrow(
      '--tenant-version goes with --events',
    );
  });
});

describe('a pack without modeling and correlation rules', () => {
  const bare = () => {
    const files = Object.entries(unzipSync(readFileSync(inject('packZip'))));
    const file = join(folder, 'bare.zip');
    const kept = files.filter(([path]) => !/^(ModelingRules|CorrelationRules)\//.test(path));
    writeFileSync(file, zipSync(Object.fromEntries(kept)));
    return file;
  };

  test('maps nothing, which is no problem of the events', async () => {
    const { report, failure } = await rulesOf([change, signIn], { zip: bare() });
    expect(failure).toBeUndefined();
    expect(report).toMatchObject({ modelingRules: [], events: [{ model: null }, { model: null }] });
    expect(report.problems).toEqual([]);
  });

  test('says so once in the text', async () => {
    const { output, stdout } = recordedOutput();
    await runRules({ root: folder, zip: bare(), events: fileOf([change, signIn]), json: false }, output);
    expect(stdout()).toContain('The pack has no modeling rule, so no event is mapped.\n');
    expect(stdout()).toMatch(/Correlation rules\n {2}The pack has none\.\n/);
    expect(stdout()).not.toMatch(/event 0|Problems|runs once/);
  });
});

describe('a zip that is none of a pack', () => {
  test.each([
    [
      'broken.zip',
      Buffer.from('text'),
      /broken\.zip is not a readable zip file \(it is another kind of file\)/,
    ],
    ['other.zip', zipSync({ a: strToU8('b') }), /other\.zip has no pack_metadata\.json at its root/],
  ])('%s is named', async (name, bytes, message) => {
    const zip = join(folder, name);
    writeFileSync(zip, bytes);
    expect((await rulesOf([change], { zip })).failure?.message).toMatch(message);
  });
});

test('the text shows model, alerts, widgets and problems', async () => {
  const { output, stdout } = recordedOutput();
  const [weak = {}, other = {}] = eventsOf('new-value-is-an-object');
  const painted = { ...other, interface: '\u001b[31mAPI\nUI' };
  const events = [weak, painted, { ...change, SOURCE_LOG_TYPE: 'DNS' }];
  await runRules({ root: folder, zip: inject('packZip'), events: fileOf(events), json: false }, output);
  const text = stdout();
  expect(text).toContain('3 events. Rules and widgets run as at 2026-11-20T09:01:00.000Z.');
  expect(text).toMatch(/ {4}xdm\.event\.operation +change/);
  expect(text).toContain('\ufffd[31mAPI UI');
  expect(text).not.toContain('\u001b');
  expect(text).toContain(`!!  ${weakened}\n      Cloudflare Access weakened by ops@example.net (event 0)`);
  expect(text).toContain('--  Cloudflare - audit log went silent');
  expect(text).toMatch(/Top actors: 1 row\n {4}actor_name +SOURCE_LOG_TYPE +changes/);
  expect(text).toContain('event 2: No mapping takes events whose SOURCE_LOG_TYPE is "DNS".');
});
