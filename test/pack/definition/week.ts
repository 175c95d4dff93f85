import { toEvent } from '#src/runtime/collector/event-record.js';
import { SeededRandom } from '#src/testing/simulation/seeded-random.js';
import { type StreamKey, streams } from '../../../pack/definition/streams.js';
import { OptionalRecordGenerator } from '../../../pack/mock-api/optional-records.js';
import { RecordGenerator } from '../../../pack/mock-api/records.js';

export const weekEnd = Date.parse('2026-11-03T12:00:00Z');

const account = { id: '5c9e1b7730d24a6c8f21be04d7a3910e', name: 'Example Org' };
const user = { id: '7a1d0c55e2b84f0f9d3c6b2a1e4f8d90', email: 'ops@example.net' };
const days = 7;

/** A week of events of every stream, as the collector makes them of what the mock server sends. */
export function eventsOfAWeek(perStream = 120): { readonly [field: string]: unknown }[] {
  const random = new SeededRandom(5);
  const generator = new RecordGenerator(7);
  const optional = new OptionalRecordGenerator(9);
  const make: { readonly [K in StreamKey]: (at: number) => object } = {
    accountAudit: (at) => generator.accountAudit(at, account.id),
    userAudit: (at) => generator.userAudit(at, user),
    // Some records tell the country, as the dashboard of Cloudflare does.
    accessAuthentication: (at) => ({
      ...generator.access(at),
      ...(random.chance(0.6) ? { country: random.pick(['pt', 'de', 'br']) } : {}),
    }),
    accountAuditV2: (at) => optional.accountAuditV2(at, account),
    scimUpdates: (at) => optional.scim(at, 'df7e2a5f-02b7-4d9d-af26-8d1988fca630'),
    accessJitRequests: (at) => {
      const request = optional.jit(at);
      return random.chance(0.6) ? optional.decided(request) : request;
    },
  };
  return Object.entries(make).flatMap(([key, record]) =>
    Array.from({ length: perStream }, () => {
      const at = weekEnd - random.integer(60_000, days * 86_400_000);
      const arrival = new Date(at + random.integer(4_000, 90_000)).toISOString();
      return { ...toEvent(streams[key as StreamKey], record(at)).event, _insert_time: arrival };
    }),
  );
}
