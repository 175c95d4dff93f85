import { describe, expect, test } from 'vitest';
import { eventTypeField } from '#src/definition/events.js';
import { compiledScriptMark } from '#src/spec/compiled-script-mark.js';
import { weatherPack } from '../../fixtures/weather-pack.js';
import {
  allProved,
  completed,
  dataset,
  frost,
  insertEvents,
  noQueries,
  prove,
  rule,
  storm,
  workingPack,
  workingTenant,
} from '../../fixtures/working-tenant.js';

describe('a pack that works', () => {
  test('is proved by three queries', async () => {
    const tenant = await workingTenant();
    const { verdict, verdicts, items, of, quota } = await prove(tenant);
    expect({ verdict, verdicts }).toEqual({ verdict: 'proved', verdicts: allProved });
    expect({ quota, items: items.length }).toMatchObject({ quota: { limit: 5, remaining: 5 }, items: 6 });
    expect(of('mapping')?.finding).toBe(
      'The events are in the data model (2), and 2 of 3 mapped fields are filled. Never filled: xdm.event.description.',
    );
    expect(tenant.tenant.xql.queries).toHaveLength(3);
  });

  test.each(['text', 'object'] as const)(
    'is proved where sources differ, errors with %s',
    async (errorExtra) => {
      const tenant = await workingTenant({ options: { spelling: 'other', errorExtra } });
      expect((await prove(tenant)).verdict).toBe('proved');
    },
  );

  test('is proved although other queries run in parallel at first', async () => {
    const tenant = await workingTenant({ options: { xql: { busyStarts: 3 } } });
    expect((await prove(tenant)).verdict).toBe('proved');
  });

  test('without rules is proved by what it has', async () => {
    const tenant = await workingTenant({ pack: weatherPack(), events: [], executions: [] });
    const { verdict, verdicts } = await prove(tenant);
    expect({ verdict, verdicts }).toEqual({ verdict: 'proved', verdicts: { items: 'proved' } });
    expect(tenant.tenant.xql.queries).toEqual([]);
  });
});

test('a dataset that is named is no other than the one of the modeling rule', async () => {
  const { verdicts } = await prove(await workingTenant(), { named: dataset.toUpperCase() });
  expect(verdicts).toEqual(allProved);
});

describe('items', () => {
  test('that are missing', async () => {
    const { verdict, of } = await prove(await workingTenant({ options: { leavesOut: /Weather_Storm/ } }));
    expect({ verdict, items: of('items', '') }).toMatchObject({
      verdict: 'wrong',
      items: {
        finding: `The tenant does not have all of it: correlation rule "${storm}" missing.`,
        fix: expect.stringContaining('Name the zip that was uploaded, if it is another one.'),
      },
    });
    expect(of('correlation rule', storm)).toBeUndefined();
  });

  test('that somebody changed on the tenant', async () => {
    const tenant = await workingTenant();
    tenant.tenant.correlationRules.edit(frost, { xql_query: `dataset = ${dataset}` }, Date.now());
    const { verdict, of } = await prove(tenant);
    expect({ verdict, finding: of('items', '')?.finding }).toEqual({
      verdict: 'wrong',
      finding: `The tenant does not have all of it: correlation rule "${frost}" different.`,
    });
  });

  test('that the role may not list are not checked, and executions prove their rules', async () => {
    const tenant = await workingTenant();
    const { verdict, verdicts, of } = await prove({ ...tenant, env: { ...tenant.env, XSIAM_AUTH_ID: '3' } });
    expect({ verdict, verdicts }).toEqual({
      verdict: 'not checked',
      verdicts: { ...allProved, items: 'not checked' },
    });
    expect(of('items', '')?.finding).toContain('the role of the key does not allow this list');
  });
});

describe('events', () => {
  test('that do not arrive', async () => {
    const tenant = await workingTenant({ events: [{ minutesAgo: 3000 }] });
    const { verdict, of } = await prove(tenant);
    expect(verdict).toBe('wrong');
    expect(of('events')).toMatchObject({
      verdict: 'wrong',
      finding: expect.stringMatching(
        /^No event of the last 24 h is in the dataset\. The dataset has 1 in all, and was updated 2 d 2 h ago\.$/,
      ),
      fix: expect.stringContaining('Fetch Events'),
    });
    expect(of('mapping')).toMatchObject({ verdict: 'not checked', finding: 'There is no event to map.' });
    const days = 86_400_000;
    expect((await prove(tenant, { since: 3 * days })).of('events')?.verdict).toBe('proved');
  });

  test('of which there never was one, so that there is no dataset', async () => {
    const tenant = await workingTenant({ events: [] });
    const { verdict, of } = await prove(tenant);
    expect(verdict).toBe('wrong');
    expect(of('events')).toMatchObject({
      verdict: 'wrong',
      finding: expect.stringContaining('no dataset of this name yet'),
    });
    expect(of('mapping')?.verdict).toBe('not checked');
    expect(tenant.tenant.xql.queries).toHaveLength(1);
  });

  test('without a dataset, on a tenant that does not list datasets', async () => {
    const tenant = await workingTenant({ events: [], options: { absentOperations: ['xql/get_datasets'] } });
    const { verdict, of } = await prove(tenant);
    expect(verdict).toBe('wrong');
    expect(of('events')?.finding).toContain('no dataset of this name yet');
  });
});

describe('events of a pack without a modeling rule', () => {
  const pack = weatherPack({ fetchesEvents: true });

  test.each([
    ['which nobody tells', 'return 1;', 'Add `--dataset <vendor>_<product>_raw` to the command'],
    [
      'which code of others suggests',
      `VENDOR = "Weather"\nPRODUCT = 'Report'\nprint(1)`,
      `Add \`--dataset ${dataset}\` to the command`,
    ],
  ])('are not checked in a dataset %s, and the fix says what to type', async (_case, script, fix) => {
    const tenant = await workingTenant({ pack: weatherPack({ fetchesEvents: true, script }) });
    const { verdict, of } = await prove(tenant);
    expect({ verdict, events: of('events', '') }).toMatchObject({
      verdict: 'not checked',
      events: { verdict: 'not checked', fix: expect.stringContaining(fix) },
    });
  });

  test('are proved in the dataset that the code of a collector names that a build compiled', async () => {
    const script = `${compiledScriptMark('1.0.0')}\nvar events={vendor:'Weather', product:'Report'}`;
    const tenant = await workingTenant({ pack: weatherPack({ fetchesEvents: true, script }), events: [] });
    const row = { [eventTypeField]: 'Warning', id: '1', _time: new Date().toISOString() };
    tenant.tenant.datasets.insert(dataset, [row], Date.now());
    const { verdict, verdicts, of } = await prove(tenant);
    expect({ verdict, verdicts }).toEqual({
      verdict: 'proved',
      verdicts: { items: 'proved', [`events ${dataset}`]: 'proved' },
    });
    expect(of('events')?.eventTypes).toMatchObject([{ type: 'Warning', events: 1 }]);
  });

  test('are proved in the dataset that is named, without a mapping', async () => {
    const { verdict, verdicts, of } = await prove(await workingTenant({ pack }), { named: dataset });
    expect({ verdict, verdicts }).toEqual({
      verdict: 'proved',
      verdicts: { items: 'proved', [`events ${dataset}`]: 'proved' },
    });
    expect(of('events')?.eventTypes).toMatchObject([{ type: '', events: 2 }]);
  });
});

describe('a mapping', () => {
  test('that does not compile, with the reason that the platform keeps', async () => {
    const reason = 'Unknown field xdm.event.nonsense';
    const tenant = await workingTenant({ options: { compileErrors: { [dataset]: reason } } });
    const { verdict, of } = await prove(tenant);
    expect(verdict).toBe('wrong');
    expect(of('mapping')).toMatchObject({
      verdict: 'wrong',
      finding: expect.stringMatching(
        /^None of the 2 events is in the data model.* Unknown field xdm\.event\.nonsense$/,
      ),
    });
  });

  test('that leaves events out', async () => {
    const tenant = await workingTenant();
    insertEvents(tenant, [{ minutesAgo: 2, type: 'Forecast' }]);
    const { verdict, of } = await prove(tenant);
    expect(verdict).toBe('wrong');
    expect(of('mapping')).toMatchObject({
      verdict: 'wrong',
      finding: '1 of the 3 events are not in the data model.',
    });
  });

  test('that is refused with a reason', async () => {
    const failingQueries = { 'datamodel dataset': 'no data model for the dataset' };
    const { verdict, of } = await prove(await workingTenant({ options: { xql: { failingQueries } } }));
    expect(verdict).toBe('wrong');
    expect(of('mapping')).toMatchObject({
      verdict: 'wrong',
      finding: 'The query ended with FAIL: no data model for the dataset.',
    });
  });

  test('with a field that this tenant does not know is judged by the events', async () => {
    const failingQueries = { 'count(xdm.event.id)': 'unknown field xdm.event.id' };
    const { verdict, of } = await prove(await workingTenant({ options: { xql: { failingQueries } } }));
    expect(verdict).toBe('not checked');
    expect(of('mapping')).toMatchObject({
      verdict: 'not checked',
      finding: expect.stringMatching(
        /^The events are in the data model \(2\)\..*unknown field xdm\.event\.id\.$/,
      ),
    });
  });

  test('that the tenant switched off', async () => {
    const audit = [
      {
        at: Date.now() - 60_000,
        type: 'XDM Config',
        subtype: 'Data Model Rule disabled',
        description: 'The rule Weather Modeling Rule is invalid and was disabled',
      },
    ];
    const { verdict, of } = await prove(await workingTenant({ options: { audit } }));
    expect(verdict).toBe('wrong');
    expect(of('modeling rule')).toMatchObject({
      verdict: 'wrong',
      finding: expect.stringMatching(
        /^The tenant switched it off 1 min.* ago: .*Weather Modeling Rule is invalid/,
      ),
    });
  });

  test.each([
    ['that was switched on again', 'The rule Weather Modeling Rule became valid'],
    ['whose rule somebody saved since', 'Saved the rule Weather Modeling Rule'],
  ])('%s is not called switched off', async (_case, later) => {
    const at = Date.now() - 3_600_000;
    const off = 'The rule Weather Modeling Rule was disabled';
    const audit = [
      { at, type: 'XDM', subtype: 'Edit', description: off },
      { at: at + 60_000, type: 'XDM', subtype: 'Edit', description: later },
    ];
    expect((await prove(await workingTenant({ options: { audit } }))).verdict).toBe('proved');
  });

  test('tells of a rule that was switched off and is not named', async () => {
    const entry = {
      at: Date.now() - 60_000,
      type: 'XDM',
      subtype: 'Edit',
      description: 'A rule was disabled',
    };
    // Two windows of entries of other types come first.
    const others = Array.from({ length: 150 }, (_value, index) => ({
      at: Date.now() - index,
      type: 'AUTH',
      subtype: 'Login',
      description: 'disabled',
    }));
    const { verdict, of } = await prove(await workingTenant({ options: { audit: [...others, entry] } }));
    expect(verdict).toBe('proved');
    expect(of('modeling rule')?.finding).toContain('A rule was disabled');
  });
});

describe('a correlation rule', () => {
  test.each([
    [`Dataset does not exist: ${dataset}`, /first event/],
    ['Query timeout', /takes too long/],
    ['Delayed rule', /runs past its scheduled time/],
    ['Dependency correlation did not complete', /did not complete/],
    ['Invalid query', /XQL Search/],
    ['Unknown error', /page of correlation rules/],
  ])('in error: %s', async (reason, fix) => {
    const executions = [
      ...completed(storm),
      { name: frost, status: 'Completed', minutesAgo: 20 },
      { name: frost, status: 'Error', minutesAgo: 4, reason },
    ] as const;
    const { verdict, of } = await prove(await workingTenant({ executions }));
    expect(verdict).toBe('wrong');
    expect(of('correlation rule', frost)).toMatchObject({
      verdict: 'wrong',
      finding: expect.stringContaining(`It ended with an error once, last 4 min`),
      fix: expect.stringMatching(fix),
    });
    expect(of('correlation rule', frost)?.finding).toContain(reason);
    expect(of('correlation rule', storm)?.verdict).toBe('proved');
  });

  test('that completes after an error is proved, and its error told', async () => {
    const executions = [
      ...completed(frost),
      ...completed(storm),
      { name: storm, status: 'Error', minutesAgo: 40, reason: 'Query timeout' },
    ] as const;
    const { verdict, of } = await prove(await workingTenant({ executions }));
    expect(verdict).toBe('proved');
    expect(of('correlation rule', storm)?.finding).toContain('ended once with an error: Query timeout');
  });

  test('that the platform switched off', async () => {
    const tenant = await workingTenant();
    tenant.tenant.correlationRules.edit(frost, { is_enabled: false, hits: 6000 }, Date.now());
    const { verdict, of } = await prove(tenant);
    expect(verdict).toBe('wrong');
    expect(of('correlation rule', frost)).toMatchObject({
      verdict: 'wrong',
      finding: expect.stringMatching(/^It is switched off on the tenant\. It has 6000 hits/),
    });
  });

  test('that somebody switched off', async () => {
    const tenant = await workingTenant({ options: { spelling: 'other' } });
    tenant.tenant.correlationRules.edit(frost, { is_enabled: false }, Date.now());
    const { verdict, of } = await prove(tenant);
    expect({ verdict, finding: of('correlation rule', frost)?.finding }).toEqual({
      verdict: 'wrong',
      finding: 'It is switched off on the tenant.',
    });
  });

  test('that is on is not called off for another of its name', async () => {
    const tenant = await workingTenant();
    const [first] = tenant.tenant.correlationRules.list();
    tenant.tenant.correlationRules.create({ ...first, name: frost, is_enabled: false }, Date.now());
    const { verdict, of } = await prove(tenant);
    expect([verdict, of('correlation rule', frost)?.verdict]).toEqual(['proved', 'proved']);
  });

  test('that began and does not end', async () => {
    const executions = [...completed(storm), { name: frost, status: 'Initiated', minutesAgo: 40 }] as const;
    const { verdict, of } = await prove(await workingTenant({ executions }));
    expect({ verdict, finding: of('correlation rule', frost)?.finding }).toEqual({
      verdict: 'wrong',
      finding: expect.stringMatching(/^It began once, last 40 min.* ago, and has not ended\.$/),
    });
  });

  test('that runs right now is not judged', async () => {
    const executions = [
      ...completed(storm),
      { name: frost, status: 'Initiated Manually', minutesAgo: 1 },
    ] as const;
    const { verdict, of } = await prove(await workingTenant({ executions }));
    expect([verdict, of('correlation rule', frost)?.verdict]).toEqual(['not checked', 'not checked']);
  });

  test('that was due and did not run', async () => {
    const tenant = await workingTenant({ executions: completed(storm) });
    tenant.tenant.correlationRules.edit(frost, {}, Date.now() - 2 * 3_600_000);
    const { verdict, of } = await prove(tenant);
    expect(verdict).toBe('wrong');
    expect(of('correlation rule', frost)?.finding).toMatch(
      /^It has not run, although its schedule "\*\/10 \* \* \* \*" was due 1[01] times\.$/,
    );
  });

  test('that was installed just now may not have been due', async () => {
    const { verdict, of } = await prove(await workingTenant({ executions: completed(storm) }));
    expect(verdict).toBe('not checked');
    expect(of('correlation rule', frost)).toMatchObject({
      verdict: 'not checked',
      finding: expect.stringContaining('may not have been due'),
    });
  });

  test('that the pack ships switched off, or in real time, is not expected to execute', async () => {
    const pack = workingPack({
      Off: rule('Weather - off', { is_enabled: false }),
      Now: rule('Weather - now', {
        execution_mode: 'REAL_TIME',
        crontab: null,
        // On the dataset of a collector it would be left out.
        xql_query: 'dataset = xdr_data',
      }),
    });
    const { verdict, verdicts } = await prove(await workingTenant({ pack }));
    expect({ verdict, verdicts }).toEqual({ verdict: 'proved', verdicts: allProved });
  });
});

describe('what cannot be asked is no success', () => {
  test('without a license for XQL', async () => {
    const unlicensedOperations = ['xql/start_xql_query', 'xql/get_query_results', 'xql/get_quota'];
    const { verdict, verdicts, of } = await prove(await workingTenant({ options: { unlicensedOperations } }));
    expect({ verdict, verdicts }).toEqual({ verdict: 'not checked', verdicts: noQueries });
    expect(of('events')?.finding).toMatch(/402.*license of the tenant does not cover/);
    expect(of('events')?.finding).not.toContain('role of the key');
  });

  test.each(['text', 'object'] as const)(
    'without the permission, named in a refusal with %s',
    async (errorExtra) => {
      const missingPermissions = { 'xql/start_xql_query': 'Query Center' };
      const { verdict, verdicts, of } = await prove(
        await workingTenant({ options: { missingPermissions, errorExtra } }),
      );
      expect({ verdict, verdicts }).toEqual({ verdict: 'not checked', verdicts: noQueries });
      expect(of('events')?.finding).toMatch(/403.*Missing permission: Query Center/);
    },
  );

  test('on a tenant whose quota is used up, by what it says', async () => {
    const tenant = await workingTenant({ options: { xql: { quota: { limit: 5, used: 5 } } } });
    const { verdict, verdicts, of } = await prove(tenant);
    expect({ verdict, verdicts }).toEqual({ verdict: 'not checked', verdicts: noQueries });
    expect(of('events')?.finding).toMatch(
      /^The query was not run, to leave the rest of the XQL quota to others: 0 compute/,
    );
    expect(tenant.server.requests.some(({ request }) => request.path.includes('start_xql_query'))).toBe(
      false,
    );
  });

  test('on a tenant whose daily limit is used up, which it does not tell', async () => {
    const quota = { limit: 600, used: 1, hiddenDailyLimit: 1 };
    const { verdict, verdicts, of } = await prove(await workingTenant({ options: { xql: { quota } } }));
    expect({ verdict, verdicts }).toEqual({ verdict: 'not checked', verdicts: noQueries });
    expect(of('events')?.finding).toMatch(/^The XQL quota of the tenant is used up: .*QUOTA_EXCEEDED/);
  });

  test('stops asking before the quota is used up', async () => {
    const quota = { limit: 1, used: 0.8, cost: 0.09 };
    const tenant = await workingTenant({ options: { xql: { quota } } });
    const { verdict, of } = await prove(tenant);
    expect(verdict).toBe('not checked');
    // Two queries start at the same time; what they leave is not enough for a third.
    expect(tenant.tenant.xql.queries).toHaveLength(2);
    expect(of('mapping')).toMatchObject({
      verdict: 'not checked',
      finding: expect.stringContaining('0.02 compute units remain'),
    });
  });

  test('on a tenant that does not have the operations', async () => {
    const absentOperations = ['xql/start_xql_query', 'xql/get_quota', 'audits/management_logs'];
    const { verdict, verdicts, of } = await prove(await workingTenant({ options: { absentOperations } }));
    expect({ verdict, verdicts }).toEqual({
      verdict: 'not checked',
      verdicts: { ...noQueries, [`modeling rule ${dataset}`]: 'not checked' },
    });
    expect(of('events')?.finding).toMatch(/both for a fault and for an operation that it does not have/);
  });

  test('when a query fails without a reason', async () => {
    const failingQueries = { correlations_auditing: null };
    const { verdict, of } = await prove(
      await workingTenant({ options: { spelling: 'other', xql: { failingQueries } } }),
    );
    expect(verdict).toBe('not checked');
    expect(of('correlation rule', frost)).toMatchObject({
      verdict: 'not checked',
      finding: 'The query ended with FAILED, without a reason.',
    });
  });
});
