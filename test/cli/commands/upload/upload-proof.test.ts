// @module-tag slow

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findSuspects } from '#src/cli/commands/upload/upload-suspects.js';
import { answering, type Faults, onPath } from '#src/testing/server/faults.js';
import type { FakeTenantOptions } from '#src/testing/tenant/mock-tenant.js';
import { type Ended, runProgram } from '../../../fixtures/program.js';
import { unacceptableItems } from '../../../fixtures/unacceptable-items.js';
import {
  correlationRule,
  dashboard,
  dashboardName,
  listedItems,
  modelingRule,
  ruleName,
} from '../../../fixtures/weather-items.js';
import { type WeatherPack, weatherPack } from '../../../fixtures/weather-pack.js';
import { folderWith, weatherTenant } from '../../../fixtures/weather-tenant.js';

const now = 1_700_000_000_000;
const everything = { ...modelingRule, ...correlationRule(), ...dashboard() };
const upload = ['upload', 'weather.zip', '--yes', '--wait', '1'];

interface Upload {
  readonly pack?: WeatherPack;
  readonly options?: Partial<FakeTenantOptions>;
  readonly faults?: Faults;
  readonly words?: readonly string[];
  /** What happened on the tenant before. */
  readonly before?: (tenant: Awaited<ReturnType<typeof weatherTenant>>['tenant']) => void;
}

async function uploaded({
  pack = { files: everything },
  options,
  faults,
  words = upload,
  before,
}: Upload = {}) {
  const { tenant, server, env, uploads } = await weatherTenant(options, faults);
  before?.(tenant);
  const cwd = await folderWith({ 'weather.zip': weatherPack(pack) });
  const ended = await runProgram(words, cwd, env);
  return { ...ended, tenant, server, uploads: uploads(), rows: rowsOf(ended) };
}

/** The rows below "On the tenant", as verdict and detail by kind. */
function rowsOf({ stdout }: Ended): { readonly [kind: string]: string } {
  const rows = /On the tenant\n([\s\S]*)/.exec(stdout)?.[1]?.split('\n') ?? [];
  return Object.fromEntries(
    rows.flatMap((row) => {
      const [, verdict, kind, detail] = /^(\w+(?: \w+)?) {2,}(\w+(?: rule)?) +".*" +(.*)$/.exec(row) ?? [];
      return kind === undefined ? [] : [[kind, `${verdict}: ${detail}`]];
    }),
  );
}

describe('an upload proves what the tenant has, by exit code and words:', () => {
  test('0, all that an API lists is there as in the zip', async () => {
    const { code, rows, stderr } = await uploaded();
    expect(code).toBe(0);
    expect(rows).toEqual({
      pack: 'installed: version 1.0.0',
      integration: expect.stringContaining('installed: 1 command, same script'),
      'correlation rule': 'installed: same query, severity, schedule, and suppression, on',
      dashboard: expect.stringContaining('installed: by its id'),
      'modeling rule': expect.stringMatching(/^no list: no API lists modeling rules: `cortex-pack verify`/),
    });
    expect(stderr).not.toContain('Not verified');
  });

  test('1, a correlation rule was left out', async () => {
    const { code, rows, stderr } = await uploaded({ options: { leavesOut: /^CorrelationRules/ } });
    expect(code).toBe(1);
    expect(rows['correlation rule']).toBe('missing: no correlation rule of this name');
    expect(stderr).toContain(`does not have all of WeatherEvents 1.0.0`);
    expect(stderr).toContain(`correlation rule "${ruleName}" missing`);
  });

  test('3, a dashboard is not listed', async () => {
    const { code, rows, stderr } = await uploaded({ options: { listsDashboardsOfPacks: false } });
    expect(code).toBe(3);
    expect(rows.dashboard).toContain('not verifiable: not among the dashboards listed');
    expect(stderr).toContain('Not verified:');
    expect(stderr).toContain(
      `nothing is known to be missing, but it does not show: dashboard "${dashboardName}"`,
    );
  });

  test.each([
    [400, undefined],
    [500, 500],
  ])('4, the platform refuses an item with 101704 and status %i', async (_status, contentRefusalStatus) => {
    const { code, uploads, tenant, stderr } = await uploaded({
      pack: { files: { ...everything, ...correlationRule({ alert_category: 'INITIAL_ACCESS' }) } },
      words: [...upload, '--unchecked'],
      options: contentRefusalStatus === undefined ? {} : { contentRefusalStatus },
    });
    expect({ code, uploads }).toEqual({ code: 4, uploads: 1 });
    expect(tenant.packs.size).toBe(0);
    expect(stderr).toContain('refused the pack with 101704');
    expect(stderr).toContain('nothing of the pack was installed');
    expect(stderr).toContain(
      '--skip-validation sends it all the same, but then the tenant may leave out items',
    );
  });
});

describe('a refusal with 101704', () => {
  const refused = {
    files: { ...everything, ...correlationRule({ severity: 'HIGH', mitre_defs: {} }) },
  };

  test('names the suspects by our own rules, with their places', async () => {
    const { stderr } = await uploaded({ pack: refused, words: [...upload, '--unchecked'] });
    expect(stderr).toContain('Suspects, by our own rules');
    expect(stderr).toMatch(/(seen|likely) +CP\w+ +weather\.zip!\/CorrelationRules\/.*:5:11 /);
  });

  test.each(unacceptableItems)('for %s has a suspect in the file that is to blame', async (_what, files) => {
    const folder = await folderWith({ 'weather.zip': weatherPack({ files: { ...everything, ...files } }) });
    const suspects = await findSuspects(join(folder, 'weather.zip'), folder);
    const [path = ''] = Object.keys(files);
    expect(suspects.map(({ file }) => file)).toContain(`weather.zip!/${path}`);
  });

  test('names first what tenants were seen to refuse', async () => {
    const files = {
      ...everything,
      ...correlationRule({ description: 'It rains \u2013 or snows.', suppression_fields: 'id' }),
    };
    const folder = await folderWith({ 'weather.zip': weatherPack({ files }) });
    const suspects = await findSuspects(join(folder, 'weather.zip'), folder);
    expect([...new Set(suspects.map(({ suspicion }) => suspicion))]).toEqual(['seen', 'possible']);
  });

  test('of a pack without faults has no suspect', async () => {
    const folder = await folderWith({ 'weather.zip': weatherPack({ files: everything }) });
    expect(await findSuspects(join(folder, 'weather.zip'), folder)).toEqual([]);
  });

  test('is one JSON object for programs', async () => {
    const { code, stdout } = await uploaded({
      pack: refused,
      words: [...upload, '--unchecked', '--json'],
    });
    expect(code).toBe(4);
    expect(JSON.parse(stdout)).toMatchObject({
      sent: true,
      accepted: false,
      refusedWith: '101704',
      suspects: expect.arrayContaining([
        expect.objectContaining({ code: expect.any(String), start: { line: 5, column: 11 } }),
      ]),
    });
  });

  test('is got around only with a warning, and what was left out shows', async () => {
    const words = [...upload, '--unchecked', '--skip-validation'];
    const { code, rows, stderr } = await uploaded({ pack: refused, words });
    expect(code).toBe(1);
    expect(stderr).toMatch(/Warning: without its validation the tenant may leave out items/);
    expect(rows['correlation rule']).toBe('missing: no correlation rule of this name');
    expect(rows.pack).toBe('installed: version 1.0.0');
  });

  test('without any suspect says how to find the item', async () => {
    const body = '{"error": "Could not install (101704)"}';
    const refuse = onPath('/installed/upload', () => answering({ status: 400, headers: {}, body }));
    const { code, stderr } = await uploaded({ faults: refuse });
    expect(code).toBe(4);
    expect(stderr).toContain('Our own rules suspect nothing');
    expect(stderr).toContain('Could not install (101704)');
  });
});

test('the switches are sent as fields of the form and in the query, as the sources differ', async () => {
  const { server } = await uploaded();
  const { request } =
    server.requests.find(({ request: { path } }) => path.includes('/installed/upload')) ?? {};
  expect(request?.path).toContain('?skipVerify=true&skipValidation=false');
  expect(request?.body).toMatch(/name="skipVerify"\r\n\r\ntrue\r\n/);
  expect(request?.body).toMatch(/name="skipValidation"\r\n\r\nfalse\r\n/);
});

describe('a correlation rule on the tenant', () => {
  const installed = (tenant: { install(zip: Uint8Array): void }) => {
    tenant.install(weatherPack({ files: everything }));
  };

  test.each([
    ['query', { xql_query: 'dataset = weather_report_raw' }],
    ['severity', { severity: 'SEV_040_HIGH' }],
    ['schedule', { crontab: '0 * * * *' }],
    ['suppression', { suppression_duration: '2 hours' }],
  ])('whose %s somebody changed is different, and the plan says so', async (part, changes) => {
    const { code, stdout } = await uploaded({
      words: ['upload', 'weather.zip', '--dry-run'],
      before: (tenant) => {
        installed(tenant);
        tenant.correlationRules.edit(ruleName, changes, now);
      },
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      new RegExp(
        `different +correlation rule .* its ${part} is not as in the zip \\(last changed 2023-11-14 22:13 UTC\\)`,
      ),
    );
    expect(stdout).toMatch(/Note .*the upload may undo that/);
  });

  test('that is switched off is no success, and nothing to wait for', async () => {
    const { code, rows, stderr } = await uploaded({
      words: ['upload', 'weather.zip', '--yes', '--again'],
      before: (tenant) => {
        installed(tenant);
        tenant.correlationRules.edit(ruleName, { is_enabled: false }, now);
      },
    });
    expect(code).toBe(1);
    expect(rows['correlation rule']).toContain('switched off: as in the zip, but switched off');
    expect(stderr).toContain(`correlation rule "${ruleName}" switched off. An upload does not switch`);
  });

  test('that the zip ships switched off is as in the zip', async () => {
    const { code, rows } = await uploaded({
      pack: { files: { ...everything, ...correlationRule({ is_enabled: false }) } },
      words: [...upload, '--unchecked'],
    });
    expect(code).toBe(0);
    expect(rows['correlation rule']).toBe('installed: same query, severity, schedule, and suppression, off');
  });

  test.each(['tenant', 'other'] as const)('is read in the spelling "%s"', async (spelling) => {
    const { code, rows } = await uploaded({ options: { spelling } });
    expect(code).toBe(0);
    expect(rows['correlation rule']).toContain('installed');
  });

  const sameAsInZip = {
    ...{ name: ruleName, xql_query: 'dataset = weather_report_raw\n| filter id != null\n| fields id\n' },
    ...{ severity: 'SEV_020_LOW', execution_mode: 'SCHEDULED', crontab: '*/10 * * * *' },
    ...{ search_window: '20 minutes', suppression_enabled: true, suppression_duration: '1 hours' },
    suppression_fields: ['id'],
  };

  test('of the same name that somebody made by hand does not pass for that of the pack', async () => {
    const { code, rows, stdout } = await uploaded({
      options: { leavesOut: /^CorrelationRules/ },
      before: (tenant) => tenant.correlationRules.create(sameAsInZip, now),
    });
    expect(stdout).toMatch(/Note .*is there already, though the pack is not: somebody made it by hand/);
    expect(code).toBe(1);
    expect(rows['correlation rule']).toBe(
      'missing: of this name there is only rule 1 (by Ada), made by hand before the pack: rename it, then upload again',
    );
  });

  test('next to one of its name that somebody made by hand is told apart from it', async () => {
    const { code, rows } = await uploaded({
      before: (tenant) => tenant.correlationRules.create({ ...sameAsInZip, severity: 'SEV_040_HIGH' }, now),
    });
    expect(code).toBe(0);
    expect(rows['correlation rule']).toMatch(
      /^installed: .*; rule 1 \(by Ada\) has the same name, probably made by hand: both run$/,
    );
  });
});

describe('lists that the tenant does not give', () => {
  test.each([
    ['role', 403, 'does not allow this list', 'Instance Administrator'],
    ['license', 402, 'license of the tenant does not cover', 'Another key or role does not help'],
    ['path', 500, 'does not offer this list, or has a fault', 'an operation that it does not have'],
    ['redirect', 302, 'was redirected', 'which was not followed'],
    ['rate limit', 429, 'too many requests', 'Try again in 600 s'],
  ])(
    'for the %s leave the rules not verifiable, and the reason is told',
    async (_name, status, short, long) => {
      const headers = { location: 'https://elsewhere.example/', 'retry-after': '600' };
      const faults = onPath('/correlations/get', () => answering({ status, headers, body: '' }));
      const { code, rows, stderr } = await uploaded({ faults });
      expect(code).toBe(3);
      expect(rows['correlation rule']).toContain('not verifiable: ');
      expect(rows['correlation rule']).toContain(short);
      expect(rows.pack).toBe('installed: version 1.0.0');
      expect(stderr).toContain('Not verified:');
      expect(stderr).toContain(long);
    },
  );

  test('are asked for again when the tenant was only busy', async () => {
    let calls = 0;
    const busy: Faults = onPath('/correlations/get', (_request, _now, call) => {
      calls = call + 1;
      // The first look and its two retries belong to the plan.
      return call >= 1 && call <= 3 ? answering({ status: 503, headers: {}, body: '' }) : undefined;
    });
    const { code, rows } = await uploaded({ faults: busy, words: ['upload', 'weather.zip', '--yes'] });
    expect(code).toBe(0);
    expect(rows['correlation rule']).toContain('installed');
    expect(calls).toBeGreaterThan(4);
  }, 30_000);

  test('in an unknown shape prove nothing', async () => {
    const faults = onPath('/dashboards/get', () =>
      answering({ status: 200, headers: {}, body: '{"dashboards": []}' }),
    );
    const { code, rows } = await uploaded({ faults });
    expect(code).toBe(3);
    expect(rows.dashboard).toBe('not verifiable: the list came in an unknown form');
  });
});

describe('items of other kinds', () => {
  async function verdicts(request: Upload) {
    const { code, stdout } = await uploaded({
      pack: { files: listedItems },
      words: [...upload, '--unchecked', '--json'],
      ...request,
    });
    const { checked } = JSON.parse(stdout) as { checked: { kind: string; verdict: string }[] };
    const found = checked.filter(({ kind }) => kind !== 'pack' && kind !== 'integration');
    return { code, ...Object.fromEntries(found.map(({ kind, verdict }) => [kind, verdict])) };
  }
  const all = (verdict: string) => ({
    script: verdict,
    playbook: verdict,
    'incident-field': verdict,
    'indicator-field': verdict,
    'incident-type': verdict,
    layout: verdict,
    classifier: verdict,
    mapper: verdict,
  });

  test.each(['tenant', 'other'] as const)(
    'are looked for where a tenant lists them (%s)',
    async (spelling) => {
      expect(await verdicts({ options: { spelling } })).toEqual({ code: 0, ...all('installed') });
    },
  );

  test('that are not listed are missing where the list is sure to have them', async () => {
    const leavesOut = /^(Scripts|Playbooks|Incident|Indicator|Layouts|Classifiers)/;
    expect(await verdicts({ options: { leavesOut } })).toEqual({
      code: 1,
      ...all('not verifiable'),
      script: 'missing',
      playbook: 'missing',
    });
  });

  test('are not verifiable where a list is cut off', async () => {
    const faults = onPath('/automation/search', () =>
      answering({ status: 200, headers: {}, body: '{"total": 2, "scripts": [{"id": "a", "name": "a"}]}' }),
    );
    expect(await verdicts({ faults })).toEqual({ code: 3, ...all('installed'), script: 'not verifiable' });
  });

  test('are not verifiable where a tenant has no list of them', async () => {
    const faults: Faults = ({ path }) =>
      /(automation|playbook|classifier|fields|type|layouts)(\/search)?$/.test(path)
        ? answering({ status: 303, headers: { location: '/' }, body: '' })
        : undefined;
    expect(await verdicts({ faults })).toEqual({ code: 3, ...all('not verifiable') });
  });
});

test('the result as JSON holds the verdicts', async () => {
  const { code, stdout } = await uploaded({
    words: [...upload, '--json'],
    options: { absentOperations: ['correlations/get'] },
  });
  expect(code).toBe(3);
  expect(JSON.parse(stdout)).toMatchObject({
    complete: true,
    checked: expect.arrayContaining([
      expect.objectContaining({ kind: 'correlation-rule', verdict: 'not verifiable' }),
      expect.objectContaining({ kind: 'modeling-rule', verdict: 'no list' }),
    ]),
    unlisted: [expect.stringContaining('answered 500')],
  });
});

describe('an upload that is refused', () => {
  const onUpload = (status: number, headers: { readonly [name: string]: string } = {}): Faults =>
    onPath('/installed/upload', () => answering({ status, headers, body: '' }));

  test.each([
    ['for the license does not blame the role', onUpload(402), 'Another key or role does not help'],
    ['for the role names the role', onUpload(403), 'Use a key with the role Instance Administrator'],
    ['for too many requests says when', onUpload(429, { 'retry-after': '90' }), 'Try again in 90 s'],
    [
      'with a redirect is not sent elsewhere',
      onUpload(302, { location: 'https://elsewhere.example/x?y=z' }),
      'to https://elsewhere.example, which was not followed',
    ],
  ])('%s', async (_case, faults, message) => {
    const { code, uploads, stderr, tenant } = await uploaded({ faults });
    expect({ code, uploads }).toEqual({ code: 1, uploads: 1 });
    expect(stderr).toContain(message);
    expect(tenant.packs.size).toBe(0);
  });
});
