import { type AccessRecord, type AuditRecord, RecordGenerator } from '../../../pack/mock-api/records.js';
import { type Fixture, start } from './fixture.js';
import { account, user } from './organization.js';

const minute = 60_000;

/** Puts so many records into each log, evenly over the last 20 minutes before the start. */
export function fillLogs(
  { cloudflare: { logs } }: Fixture,
  counts: { readonly accountAudit?: number; readonly userAudit?: number; readonly access?: number },
): void {
  const generator = new RecordGenerator(1);
  const times = (count = 0) =>
    Array.from({ length: count }, (_, i) => start - 20 * minute + Math.floor((i * 20 * minute) / count));
  for (const at of times(counts.accountAudit))
    logs.accountAudit(account.id).add(generator.accountAudit(at, account.id));
  for (const at of times(counts.userAudit)) logs.userAudit(user.id).add(generator.userAudit(at, user));
  for (const at of times(counts.access)) logs.access(account.id).add(generator.access(at));
}

/** An account audit record with this id and time. */
export function auditRecord(id: string, when: string, more: object = {}): AuditRecord {
  return { ...new RecordGenerator(7).accountAudit(start, account.id), id, when, ...more };
}

/** An Access record with this ray and time. */
export function accessRecord(ray: string, createdAt: string, more: object = {}): AccessRecord {
  return { ...new RecordGenerator(7).access(start), ray_id: ray, created_at: createdAt, ...more };
}
