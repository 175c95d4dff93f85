import { expect, test } from 'vitest';
import { type AccessRecord, type AuditRecord, RecordGenerator } from '../../../pack/mock-api/records.js';
import { account, user } from './organization.js';

const start = Date.parse('2026-11-03T08:00:00Z');
const minute = 60_000;

function made(seed: number) {
  const generator = new RecordGenerator(seed);
  const audit: AuditRecord[] = [];
  const access: AccessRecord[] = [];
  for (let at = start; at < start + 300 * minute; at += minute) {
    audit.push(generator.accountAudit(at, account.id), generator.userAudit(at, user));
    access.push(generator.access(at));
  }
  return { audit, access };
}

test('the same seed makes the same records, another seed others', () => {
  expect(made(1)).toEqual(made(1));
  expect(made(1)).not.toEqual(made(2));
});

test('times are within the second that was asked for', () => {
  const generator = new RecordGenerator(5);
  for (let n = 0; n < 200; n += 1) {
    const { created_at } = generator.access(start + 123);
    expect(created_at).toMatch(/^2026-11-03T08:00:00(\.123\d{2,3})?Z$/);
  }
});

test('no two records share an identity', () => {
  const { audit, access } = made(1);
  expect(new Set(audit.map(({ id }) => id)).size).toBe(audit.length);
  expect(new Set(access.map(({ ray_id }) => ray_id)).size).toBe(access.length);
  for (const { ray_id } of access) expect(ray_id).toMatch(/^[0-9a-f]{16}$/);
});

test('every shape occurs', () => {
  const { audit, access } = made(1);
  const shapes: { [name: string]: (record: AuditRecord) => boolean } = {
    'whole seconds': ({ when }) => /:\d\dZ$/.test(when),
    'five digits': ({ when }) => /\.\d{5}Z$/.test(when),
    'six digits': ({ when }) => /\.\d{6}Z$/.test(when),
    'a system actor': ({ actor }) => actor.type === 'system' && !('email' in actor) && !('ip' in actor),
    IPv6: ({ actor }) => actor.ip?.includes(':') ?? false,
    IPv4: ({ actor }) => actor.ip?.includes('.') ?? false,
    'null as text': ({ newValue }) => newValue === 'null',
    'a new value': ({ newValueJson, oldValueJson }) =>
      newValueJson !== undefined && oldValueJson === undefined,
    'an old value': ({ newValueJson, oldValueJson }) =>
      newValueJson === undefined && oldValueJson !== undefined,
    'no interface': (record) => record.interface === '',
    'a numeric resource': ({ resource }) => /^\d+$/.test(resource.id),
    'more information': ({ action }) => action.info !== undefined,
    'a failure': ({ action }) => !action.result,
    'an owner that is the actor': ({ owner, actor }) => owner.id === actor.id,
    'empty metadata': ({ metadata }) => Object.keys(metadata).length === 0,
    'version 4': ({ id }) => id[14] === '4',
    'version 5': ({ id }) => id[14] === '5',
  };
  for (const [name, has] of Object.entries(shapes)) expect(audit.some(has), name).toBe(true);

  const combinations = new Set(access.map(({ action, allowed }) => `${action} ${allowed}`));
  expect(combinations).toEqual(new Set(['login true', 'login false', 'logout true']));
  const connections = new Set(access.map(({ connection }) => connection));
  expect(connections).toEqual(new Set(['saml', 'onetimepin', 'google-apps']));
});
