import type { PastEvent } from 'cortex-pack/definition';
import { accessSamples } from '../modeling/samples/access.js';
import { accountAuditSamples } from '../modeling/samples/account-audit.js';
import { accountAuditV2Samples } from '../modeling/samples/account-audit-v2.js';
import { userAuditSamples } from '../modeling/samples/user-audit.js';

/** Events for the examples of rules: those of the mapping, with other values. */

type Values = { readonly [field: string]: unknown };

export function login(minutesAgo: number, values: Values): PastEvent {
  return { minutesAgo, event: { ...eventOf(accessSamples), ...values } };
}

export function accountAudit(minutesAgo: number, values: Values = {}): PastEvent {
  return { minutesAgo, event: { ...eventOf(accountAuditSamples), ...values } };
}

export function userAudit(minutesAgo: number, values: Values = {}): PastEvent {
  return { minutesAgo, event: { ...eventOf(userAuditSamples), ...values } };
}

export function accountAuditV2(minutesAgo: number, values: Values = {}): PastEvent {
  return { minutesAgo, event: { ...eventOf(accountAuditV2Samples), ...values } };
}

/** The event, which arrives that much later and is older by as much. */
export function late(lateMinutes: number, { minutesAgo, event }: PastEvent): PastEvent {
  return { minutesAgo: minutesAgo + lateMinutes, lateMinutes, event };
}

/** The same event many times, one every so many minutes, the newest first. */
export function repeated(
  count: number,
  everyMinutes: number,
  event: (minutesAgo: number) => PastEvent,
): PastEvent[] {
  return Array.from({ length: count }, (_, index) => event(1 + index * everyMinutes));
}

function eventOf(samples: readonly { readonly event: Values }[]): Values {
  const [first] = samples;
  if (first === undefined) throw new RangeError('A stream has no sample.');
  return first.event;
}
