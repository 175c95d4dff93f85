import { describe, expect, test } from 'vitest';
import type { ProofFinding } from '#src/tenant/verify/proof-finding.js';
import { answering, onCalls, onPath, resetBefore } from '#src/testing/server/faults.js';
import { serve } from '#src/testing/server/serve.js';
import { runProgram, startProgram } from '../../../fixtures/program.js';
import { advancedSecret, folderWith } from '../../../fixtures/weather-tenant.js';
import {
  completed,
  dataset,
  frost,
  insertEvents,
  storm,
  type WorkingTenant,
  workingPack,
  workingTenant,
} from '../../../fixtures/working-tenant.js';

/** Runs `verify --json` and gives its exit code, its last words and its findings. */
async function verify({ cwd, env }: WorkingTenant, ...more: readonly string[]) {
  const { code, stdout, stderr } = await runProgram(['verify', 'weather.zip', '--json', ...more], cwd, env);
  expect(stdout + stderr).not.toMatch(/standard-secret|advanced-secret/);
  const findings: readonly ProofFinding[] = stdout === '' ? [] : JSON.parse(stdout).findings;
  return {
    code,
    stderr,
    findings,
    of: (question: string, about = dataset) =>
      findings.find((finding) => finding.question === question && finding.about === about),
  };
}

describe('a pack that works', () => {
  test('is proved, with what each finding rests on', async () => {
    const tenant = await workingTenant();
    const { code, of, stderr, findings } = await verify(tenant);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(findings.map(({ verdict }) => verdict)).toEqual(Array(6).fill('proved'));
    expect(of('events')?.eventTypes).toMatchObject([
      { type: 'Report', events: 1, averageLag: 60, longestLag: 60 },
      { type: 'Warning', events: 1, averageLag: 240, longestLag: 240 },
    ]);
    // The identity field is mapped for new tenants only; a field in a comment is not mapped.
    expect(of('mapping')?.finding).toBe(
      'The events are in the data model (2), and 2 of 3 mapped fields are filled. Never filled: xdm.event.description.',
    );
    expect(tenant.tenant.xql.queries.toSorted()).toEqual(
      [of('events')?.query, of('mapping')?.query, of('correlation rule', frost)?.query].toSorted(),
    );
  });

  test('is shown to people with its queries, and without control characters', async () => {
    const { cwd, env } = await workingTenant();
    const { code, stdout, stderr } = await runProgram(['verify', 'weather.zip'], cwd, env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^proved +events +weather_report_raw: 2 events; the newest arrived 3 min/m);
    expect(stdout).toMatch(/^ +Report +1 +3 min.* ago +1 min +1 min$/m);
    expect(stdout).toMatch(/Query: datamodel dataset = weather_report_raw\n/);
    expect(stdout.match(/dataset = correlations_auditing/g)).toHaveLength(1);
    expect(stdout).not.toContain('\u001b');
  });

  test('is shown in groups, with where to look for what no API lists, and what to do next', async () => {
    const { cwd, env } = await workingTenant();
    const { stdout } = await runProgram(['verify', 'weather.zip'], cwd, env);
    expect(headings(stdout)).toEqual(['Verified (10)', 'Not verifiable (2)', 'Where to look on the tenant']);
    expect(stdout).toContain('  modeling rules: in the settings under Data Management > Data Model Rules\n');
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(
      'Next: nothing is left to do: the pack works on environment.',
    );
  });

  test('is proved with an Advanced key', async () => {
    const tenant = await workingTenant();
    const { DEMISTO_BASE_URL = '' } = tenant.env;
    const env = { DEMISTO_BASE_URL, DEMISTO_ADVANCED_API_KEY: advancedSecret, XSIAM_AUTH_ID: '2' };
    expect((await verify({ ...tenant, env })).code).toBe(0);
  });

  test('is proved by the clock of the tenant when the clocks are apart', async () => {
    const tenant = await workingTenant({ events: [], executions: [] });
    const behind = 3 * 3_600_000;
    const server = await serve(tenant.tenant.handler, { clock: () => Date.now() - behind });
    // Half a minute away from the next unit of the text: the server says its time in whole seconds.
    const at = new Date(Date.now() - behind - 150_000).toISOString();
    const row = { id: '1', source_log_type: 'Report', _time: at };
    tenant.tenant.datasets.insert(dataset, [row], Date.parse(at));
    for (const name of [frost, storm]) {
      const entry = { name, status: 'Completed', failure_reason: null, _time: at };
      tenant.tenant.datasets.insert('correlations_auditing', [entry], Date.parse(at));
    }
    const env = { ...tenant.env, DEMISTO_BASE_URL: server.url };
    const words = ['verify', 'weather.zip', '--since', '1h'];
    const { code, stdout } = await runProgram(words, tenant.cwd, env);
    await server.close();
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Clock +that of this machine is 1080\d s ahead of that of the tenant, which counts$/m,
    );
    expect(stdout).toMatch(/the newest arrived 2 min/);
  });
});

/** The lines of a report that begin a group. */
function headings(stdout: string): string[] {
  return stdout
    .split('\n')
    .filter((line) => /^(?:Verified|Missing or wrong|Not verifiable|Where to look)/.test(line));
}

const lacking = ['xql/start_xql_query', 'xql/get_quota'];
const error = { name: frost, status: 'Error', minutesAgo: 1, reason: 'Query timeout' } as const;

/** What is broken, how the program ends, and its words. */
const outcomes: readonly (readonly [string, Breakage, number, RegExp])[] = [
  ['no event arrives', { events: [{ minutesAgo: 3000 }] }, 1, /No event of the last 24 h is in the dataset/],
  ['there is no dataset yet', { events: [] }, 1, /has no dataset of this name yet/],
  [
    'the mapping does not compile',
    { options: { compileErrors: { [dataset]: 'Unknown field' } } },
    1,
    /None of the 2 events is in the data model.*The platform says of the rule: Unknown field/,
  ],
  [
    'a rule is in error',
    { executions: [...completed(storm), error] },
    1,
    /ended with an error once.*Query timeout/,
  ],
  ['a rule is switched off', { switchedOff: frost }, 1, /It is switched off on the tenant/],
  ['there is no quota', { options: { xql: { quota: { limit: 5, used: 5 } } } }, 3, /0 compute units remain/],
  [
    'there is no license',
    { options: { unlicensedOperations: lacking } },
    3,
    /402.*The license of the tenant does not cover/,
  ],
  [
    'the role lacks a permission',
    { options: { missingPermissions: { 'xql/start_xql_query': 'Query Center' } } },
    3,
    /403.*Missing permission: Query Center.*The role of the key/,
  ],
  [
    'the tenant has no such API',
    { options: { absentOperations: lacking } },
    3,
    /does not offer the operation/,
  ],
];

type Breakage = NonNullable<Parameters<typeof workingTenant>[0]> & { readonly switchedOff?: string };

describe('a pack that is not proved', { tags: ['slow'] }, () => {
  test('shows what is wrong behind what is verified, and its fix as the next step', async () => {
    const { cwd, env } = await workingTenant({ events: [{ minutesAgo: 3000 }] });
    const { stdout } = await runProgram(['verify', 'weather.zip'], cwd, env);
    expect(headings(stdout)).toEqual([
      'Verified (8)',
      'Missing or wrong (1)',
      'Not verifiable (3)',
      'Where to look on the tenant',
    ]);
    expect(stdout).toMatch(/\nMissing or wrong \(1\)\nwrong +events +weather_report_raw: No event/);
    expect(stdout).toMatch(/\nNext: Look at the instance: [^\n]+\n$/);
  });

  test.each(outcomes)('when %s', async (_case, { switchedOff, ...breakage }, code, words) => {
    const { tenant, cwd, env } = await workingTenant(breakage);
    if (switchedOff !== undefined)
      tenant.correlationRules.edit(switchedOff, { is_enabled: false }, Date.now());
    const ended = await runProgram(['verify', 'weather.zip'], cwd, env);
    expect({ code: ended.code, stdout: ended.stdout }).toEqual({
      code,
      stdout: expect.stringMatching(words),
    });
    // No other case has these words.
    const others = outcomes.filter(([, , , other]) => other !== words && other.test(ended.stdout));
    expect(others).toEqual([]);
    expect(ended.stderr).toMatch(
      code === 1
        ? /^Error: Weather does not work on environment: /
        : /^Not verified: nothing is known to be wrong with Weather on environment, but not all of it could be asked: /,
    );
  });
});

describe('wrong input', () => {
  test('a pack that is not installed is said to be, without asking more', async () => {
    const tenant = await workingTenant({ installed: false });
    const { code, findings, stderr } = await verify(tenant);
    expect(code).toBe(1);
    expect(findings).toMatchObject([{ question: 'items', finding: 'The pack is not on the tenant.' }]);
    expect(stderr).toContain('Weather does not work on environment: items.');
    expect(tenant.tenant.xql.queries).toEqual([]);
  });

  test.each(['24', 'yesterday'])('--since %s', async (since) => {
    const cwd = await folderWith({ 'weather.zip': workingPack() });
    const { code, stderr } = await runProgram(['verify', 'weather.zip', '--since', since], cwd, {});
    expect(code).toBe(1);
    expect(stderr).toContain('such as 90m, 24h, or 7d');
  });

  test('--dataset with a query', async () => {
    const cwd = await folderWith({ 'weather.zip': workingPack() });
    const words = ['verify', 'weather.zip', '--dataset', 'x | limit 1'];
    const { code, stderr } = await runProgram(words, cwd, {});
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('such as acme_widget_raw') });
  });

  test('--every 0', async () => {
    const cwd = await folderWith({ 'weather.zip': workingPack() });
    const { code, stderr } = await runProgram(['verify', 'weather.zip', '--every', '0'], cwd, {});
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('whole number of seconds') });
  });

  test('an unknown tenant', async () => {
    const tenants = { tenants: { dev: { url: 'https://api-x.example', keyId: '1' } } };
    const cwd = await folderWith({
      'weather.zip': workingPack(),
      'cortex-tenants.json': JSON.stringify(tenants),
    });
    const { code, stderr } = await runProgram(['verify', 'weather.zip', '--tenant', 'def'], cwd, {});
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('Did you mean "dev"') });
  });

  test('a zip that is not there', async () => {
    const { code, stderr } = await runProgram(['verify', 'gone.zip'], await folderWith(), {});
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('There is no file gone.zip'),
    });
  });

  test('a wrong key', async () => {
    const tenant = await workingTenant();
    const { code, stderr } = await verify({ ...tenant, env: { ...tenant.env, DEMISTO_API_KEY: 'wrong' } });
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('cortex-pack doctor') });
  });

  test('a redirect, which is not followed', async () => {
    const headers = { location: 'https://login.example/secret-path' };
    const redirect = answering({ status: 302, headers, body: '' });
    const tenant = await workingTenant({ faults: () => redirect });
    const { code, stderr } = await verify(tenant);
    expect(code).toBe(1);
    expect(stderr).toContain('to https://login.example, which was not followed');
  });

  test('a redirect of the public API alone', async () => {
    const redirect = answering({ status: 307, headers: { location: 'https://login.example/' }, body: '' });
    const faults = ({ path }: { readonly path: string }) =>
      path.includes('/xql/start_xql_query') ? redirect : undefined;
    const { code, stderr } = await verify(await workingTenant({ faults }));
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('was not followed') });
  });
});

describe('watching', { tags: ['slow'] }, () => {
  test('ends when all is proved', async () => {
    const tenant = await workingTenant({ events: [] });
    const running = startProgram(
      ['verify', 'weather.zip', '--watch', '--every', '1'],
      tenant.cwd,
      tenant.env,
    );
    running.process.stdout.once('data', () => insertEvents(tenant, [{ minutesAgo: 1 }]));
    const { code, stdout } = await running.ended;
    expect(code).toBe(0);
    expect(stdout).toContain('no dataset of this name yet');
    expect(stdout).toMatch(/UTC {2}6 proved, 0 wrong, 0 not checked\nproved +events /);
    // What was proved before is not told again.
    expect(stdout.match(/^proved +correlation rule/gm)).toHaveLength(2);
  }, 20_000);

  test('gives a line of JSON for each round', async () => {
    const tenant = await workingTenant({ events: [] });
    const words = ['verify', 'weather.zip', '--watch', '--every', '1', '--json'];
    const running = startProgram(words, tenant.cwd, tenant.env);
    running.process.stdout.once('data', () => insertEvents(tenant, [{ minutesAgo: 1 }]));
    const { stdout } = await running.ended;
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).verdict);
    expect(lines.length).toBeGreaterThan(1);
    expect([lines[0], lines.at(-1)]).toEqual(['wrong', 'proved']);
  }, 20_000);

  test('goes on when the tenant did not answer once', async () => {
    const path = '/contentpacks/metadata/installed';
    // Each request that changes nothing is sent three times.
    const tenant = await workingTenant({ events: [], faults: onPath(path, onCalls([1, 2, 3], resetBefore)) });
    const words = ['verify', 'weather.zip', '--watch', '--every', '1'];
    const running = startProgram(words, tenant.cwd, tenant.env);
    running.process.stderr.once('data', () => insertEvents(tenant, [{ minutesAgo: 1 }]));
    const { code, stdout, stderr } = await running.ended;
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(
        /^(?:Waiting for .+, attempt \d of 3\n)+Note: The tenant environment did not answer.*It is asked again\.\n$/,
      ),
    });
    expect(stdout).toContain('6 proved, 0 wrong, 0 not checked');
  }, 30_000);

  test('goes on as long as anything may change', async () => {
    const missingPermissions = { 'audits/management_logs': 'Audit' };
    const tenant = await workingTenant({ events: [], options: { missingPermissions } });
    const running = startProgram(
      ['verify', 'weather.zip', '--watch', '--every', '1'],
      tenant.cwd,
      tenant.env,
    );
    running.process.stdout.once('data', () => insertEvents(tenant, [{ minutesAgo: 1 }]));
    const { code, stdout, stderr } = await running.ended;
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringMatching(/: modeling rule "[^"]+"\.\n$/),
    });
    expect(stdout).toContain('5 proved, 0 wrong, 1 not checked');
  }, 20_000);

  test('ends when asking again cannot help', async () => {
    const options = { unlicensedOperations: ['xql/start_xql_query'] };
    const tenant = await workingTenant({ options });
    const { code } = await verify(tenant, '--watch', '--every', '1');
    expect(code).toBe(3);
  });

  // Windows ends a process without a signal that it could handle.
  test.runIf(process.platform !== 'win32')('ends when it is interrupted', async () => {
    const tenant = await workingTenant({ events: [] });
    const running = startProgram(
      ['verify', 'weather.zip', '--watch', '--every', '60'],
      tenant.cwd,
      tenant.env,
    );
    running.process.stdout.once('data', () => running.process.kill('SIGINT'));
    const { code, stderr } = await running.ended;
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('Interrupted.') });
  });
});
