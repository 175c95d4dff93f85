import { readFileSync } from 'node:fs';
import { expect, inject, test } from 'vitest';
import { checkIntegration } from '#src/tenant/upload/check-integration.js';
import { type IntegrationSurface, readPackZip } from '#src/tenant/upload/pack-zip.js';
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

test('the zip for the other runtime is told from another script', () => {
  const surfaceOf = (zip: string) => {
    const { items } = readPackZip(new Uint8Array(readFileSync(zip)), zip);
    return items.flatMap(({ integration }) => integration ?? [])[0] as IntegrationSurface;
  };
  const [container, server] = [surfaceOf(inject('packZip')), surfaceOf(inject('serverZip'))];
  const compared = (wanted: IntegrationSurface, script: string) =>
    checkIntegration(wanted, { id: 'x', name: 'x', script }).detail;
  expect(compared(container, container.script)).toContain('same script');
  expect(compared(container, server.script)).toMatch(
    /^its script is for the server: compare it with the zip/,
  );
  expect(compared(server, container.script)).toMatch(/^its script is for the container: compare it with/);
  expect(compared(server, `${server.script}// Changed.`)).toBe('its script is another one');
  expect(compared(container, 'return 1;')).toBe('its script is another one');
});
