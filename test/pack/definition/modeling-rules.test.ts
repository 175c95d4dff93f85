import { describe, expect, inject, test } from 'vitest';
import { toEvent } from '#src/runtime/collector/event-record.js';
import { modelsFor } from '#src/simulator/install/install-rules.js';
import { xdmFields } from '#src/spec/xdm-fields.js';
import { authenticationStoryFields } from '#src/spec/xql.js';
import { mapEvent } from '#src/xql/rules/map-event.js';
import { mappingDifferences } from '#src/xql/rules/rule-examples.js';
import { modelingRule } from '../../../pack/definition/modeling/rule.js';
import { streams } from '../../../pack/definition/streams.js';
import { rulesIn } from './installed-rules.js';
import { eventsOfAWeek } from './week.js';

const { dataset, samples } = modelingRule;
const installed = () => rulesIn(inject('packZip'));

const tenants = [
  { version: '8.4.0', identity: false },
  { version: '8.14.0', identity: false },
  { version: '8.15.0', identity: true },
  { version: '9.1.0', identity: true },
];

describe.each(tenants)('on a tenant of version $version', ({ version, identity }) => {
  test.each(samples.map((sample) => [sample.name, sample] as const))('%s', (_name, sample) => {
    expect(mappingDifferences(modelsFor(installed(), version), dataset, sample)).toEqual([]);
  });

  test(`fields of a user ${identity ? 'have' : 'have no'} twins in the identity model`, () => {
    const mapped = samples.flatMap(({ event }) =>
      Object.keys(mapEvent(modelsFor(installed(), version), dataset, event) ?? {}),
    );
    expect(mapped.filter((field) => field.includes('.user.'))).not.toEqual([]);
    expect(mapped.some((field) => field.includes('.identity.'))).toBe(identity);
  });
});

test('no tenant takes two generations, and one that is too old takes none', () => {
  expect(modelsFor(installed(), '8.3.0')).toEqual([]);
  for (const { version } of tenants) expect(modelsFor(installed(), version)).toHaveLength(1);
});

test('a difference is told by field', () => {
  const [sample] = samples;
  if (sample === undefined) throw new Error('There is no sample.');
  const { 'xdm.event.id': _left, ...expected } = sample.expected;
  const changed = { ...sample, expected: { ...expected, 'xdm.source.ipv4': '192.0.2.1' } };
  expect(mappingDifferences(modelsFor(installed(), '8.9.0'), dataset, changed)).toEqual([
    { field: 'xdm.event.id', expected: undefined, actual: '"0b6f3c1e-52a4-4d0e-9a57-6c1f0d9be201"' },
    { field: 'xdm.source.ipv4', expected: '"192.0.2.1"', actual: '"203.0.113.17"' },
  ]);
});

test.each(Object.values(streams).map((stream) => [stream.name, stream] as const))(
  'there are samples of %s, and they are what the collector makes of a record',
  (name, stream) => {
    const own = samples.filter(({ event }) => event.SOURCE_LOG_TYPE === name);
    expect(own).not.toEqual([]);
    for (const { event } of own) {
      const { SOURCE_LOG_TYPE: _type, _time, id, ...rest } = event;
      const record = typeof stream.id === 'string' ? { id, ...rest } : rest;
      expect(toEvent(stream, structuredClone(record)).event).toEqual(event);
    }
  },
);

test('the samples hold every shape that is known of the records', () => {
  const addresses = samples.map(({ event }) => JSON.stringify(event));
  const holds = (text: string) => addresses.some((event) => event.includes(text));
  expect(holds('"type":"system"')).toBe(true);
  expect(holds('2001:db8::')).toBe(true);
  expect(holds('"newValue":"null"')).toBe(true);
  expect(holds('"newValueJson"')).toBe(true);
  expect(holds('"allowed":false')).toBe(true);
});

test('a sign-in from an IPv4 address fills every field of an authentication story', () => {
  const models = modelsFor(installed(), '8.15.0');
  const stories = samples
    .map(({ event }) => mapEvent(models, dataset, event) ?? {})
    .filter((mapped) => mapped['xdm.event.type'] === 'authentication' && mapped['xdm.source.ipv6'] == null);
  expect(stories).toHaveLength(2);
  for (const story of stories)
    expect(authenticationStoryFields.filter((field) => story[field] == null)).toEqual([]);
});

test('every event that the collector can make is in the data model, with id, type and outcome', () => {
  const models = modelsFor(installed(), '8.15.0');
  for (const event of eventsOfAWeek()) {
    const mapped = mapEvent(models, dataset, event);
    expect(mapped).toMatchObject({ 'xdm.event.id': event.id });
    expect(mapped?.['xdm.event.type']).toEqual(expect.any(String));
    // Nobody decided yet.
    const outcomes = event.status === 'PENDING' ? ['UNKNOWN'] : ['SUCCESS', 'FAILED'];
    expect(outcomes).toContain(mapped?.['xdm.event.outcome']);
  }
});

test('every value has the type of its field', () => {
  const models = modelsFor(installed(), '8.15.0');
  for (const event of eventsOfAWeek()) {
    for (const [field, value] of Object.entries(mapEvent(models, dataset, event) ?? {})) {
      const type = xdmFields[field.replace('.identity.', '.user.') as keyof typeof xdmFields];
      const isList = type === 'array' || (typeof type === 'object' && 'arrayOf' in type);
      expect(type, field).toBeDefined();
      expect(Array.isArray(value), field).toBe(isList);
      if (!isList) expect(typeof value, field).toBe(type === 'int' ? 'number' : 'string');
    }
  }
});

test('an event of an unknown type is not in the data model', () => {
  const [event] = eventsOfAWeek(1);
  const unknown = { ...event, SOURCE_LOG_TYPE: 'account_audit_logs' };
  expect(mapEvent(modelsFor(installed(), '8.9.0'), dataset, unknown)).toBeUndefined();
});
