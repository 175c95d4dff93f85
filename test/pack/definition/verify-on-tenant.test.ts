import { readFileSync } from 'node:fs';
import { expect, inject, test } from 'vitest';
import { correlationRules } from '../../../pack/definition/correlation/rules.js';
import { modelingRule } from '../../../pack/definition/modeling/rule.js';
import { prove, workingTenant } from '../../fixtures/working-tenant.js';

const { dataset, samples } = modelingRule;

/** The pack as it was built, on a tenant in whose dataset every kind of event lies. */
test('the built pack is proved on a tenant that has its events', async () => {
  const tenant = await workingTenant({
    pack: new Uint8Array(readFileSync(inject('packZip'))),
    events: [],
    executions: [],
  });
  const arrival = Date.now() - 60_000;
  const _time = new Date(arrival - 60_000).toISOString();
  tenant.tenant.datasets.insert(
    dataset,
    samples.map(({ event }) => ({ ...event, _time })),
    arrival,
  );
  for (const { name } of correlationRules) {
    const entry = { name, status: 'Completed', failure_reason: null };
    tenant.tenant.datasets.insert('correlations_auditing', [entry], arrival);
  }

  const { verdicts, of, findings } = await prove(tenant);
  expect(verdicts).toEqual({
    items: 'proved',
    [`events ${dataset}`]: 'proved',
    [`mapping ${dataset}`]: 'proved',
    [`modeling rule ${dataset}`]: 'proved',
    ...Object.fromEntries(correlationRules.map(({ name }) => [`correlation rule ${name}`, 'proved'])),
  });
  const types = new Set(samples.map(({ event }) => event.SOURCE_LOG_TYPE));
  expect(new Set(of('events', dataset)?.eventTypes?.map(({ type }) => type))).toEqual(types);
  // The samples fill every field that is mapped.
  expect(of('mapping', dataset)?.finding).not.toContain('Never filled');
  expect(findings.filter(({ query }) => query !== undefined)).toHaveLength(2 + correlationRules.length);
});
