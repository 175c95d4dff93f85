import type { HeldBySource } from '#src/testing/simulation/oracle.js';
import { SeededRandom } from '#src/testing/simulation/seeded-random.js';
import type { Logs } from '../../pack/mock-api/endpoints.js';
import { OptionalRecordGenerator } from '../../pack/mock-api/optional-records.js';
import { RecordGenerator } from '../../pack/mock-api/records.js';
import { addJitRequests, jitLookBack, jitName } from './jit-history.js';
import type { Traits } from './traits.js';

/** Who is simulated. */
export const account = {
  id: '5c9e1b7730d24a6c8f21be04d7a3910e',
  name: 'Example Org',
  identityProviders: [
    { id: 'df7e2a5f-02b7-4d9d-af26-8d1988fca630', name: 'Okta', type: 'okta', scim: true },
    { id: '0194ae2c-efcf-4cfb-8884-055f1a161fa5', name: 'Entra', type: 'azureAD' },
    { id: '7b1f3e60-55aa-4c13-9d1e-2f0b6c8d4e97', name: 'PIN', type: 'onetimepin', scim: false },
  ],
};
export const user = {
  id: '7a1d0c55e2b84f0f9d3c6b2a1e4f8d90',
  email: 'ops@example.net',
  accounts: [account.id],
};

export const streamNames = [
  'Account Audit Logs',
  'User Audit Logs',
  'Access Authentication Logs',
  'Account Audit Logs v2',
  'SCIM Update Logs',
  jitName,
] as const;

/** The streams that the instance of a deployment fetches. */
export function fetchedNames({ optionalStreams }: Traits): readonly (typeof streamNames)[number][] {
  return optionalStreams ? streamNames : streamNames.slice(0, 3);
}

/** A record that the source holds. */
export interface Made extends HeldBySource {
  readonly stream: (typeof streamNames)[number];
  readonly key: string;
  /** The time in the record, in RFC 3339; '' where it is not readable. */
  readonly time: string;
  /** A state that lasted for a time only: a run may or may not have seen it. */
  readonly passing?: boolean;
}

/** For so many milliseconds after its time a record may become visible, and is still collected. */
export function lookBackOf(stream: string, { lookBackMinutes }: Traits): number {
  return stream === jitName ? jitLookBack : lookBackMinutes * 60_000;
}

/** Fills the logs with the whole history of a simulation: what happened, and when each record becomes visible. */
export function makeHistory(traits: Traits, logs: Logs, start: number): Made[] {
  const random = new SeededRandom(traits.seed);
  const generator = new RecordGenerator(traits.seed);
  const optional = new OptionalRecordGenerator(traits.seed);
  const lookBack = traits.lookBackMinutes * 60_000;
  const made: Made[] = [];

  function lateness(): number {
    if (random.chance(traits.tooLateShare)) return lookBack + random.integer(60_000, 600_000);
    if (random.chance(traits.lateShare)) return random.integer(0, lookBack);
    return random.integer(0, 1500);
  }

  /** Adds a record of a stream; `made` gets what is known of it, the log gets the record with its time in any form. */
  function add(streamIndex: number, moment: number): void {
    const whole = { whole: 1, mixed: 0.3, micro: 0 }[traits.timestamps];
    const form = random.chance(traits.untimedShare)
      ? 'none'
      : random.chance(traits.numberShare)
        ? 'number'
        : 'text';
    const at = form === 'number' || random.chance(whole) ? Math.floor(moment / 1000) * 1000 : moment;
    const visibleAt = at + lateness();
    const digits = timestamp(at, traits, random);
    const text = form === 'number' ? `${digits.slice(0, 19)}Z` : digits;
    const time = {
      text,
      number: (at / 1000) * random.pick([1, 1e3, 1e9]),
      none: random.pick(['', 'yesterday', null]),
    }[form] as string;
    const stream = streamNames[streamIndex] ?? streamNames[0];
    const key = place();
    made.push({ stream, key, name: `${stream} ${key}`, time: form === 'none' ? '' : text, at, visibleAt });

    function place(): string {
      if (streamIndex === 2) {
        const record = { ...generator.access(at), created_at: time };
        logs.access(account.id).add(record, visibleAt, text);
        return record.ray_id;
      }
      if (streamIndex === 3) {
        const drawn = optional.accountAuditV2(at, account);
        const record = { ...drawn, action: { ...drawn.action, time } };
        logs.accountAuditV2(account.id).add(record, visibleAt, text);
        return drawn.id;
      }
      if (streamIndex === 4) {
        const provider = account.identityProviders[random.integer(0, 1)]?.id ?? '';
        const record = { ...optional.scim(at, provider), logged_at: time };
        logs.scim(account.id).add(record, visibleAt, text);
        return record.cf_resource_id;
      }
      const drawn =
        streamIndex === 0 ? generator.accountAudit(at, account.id) : generator.userAudit(at, user);
      const padded =
        streamIndex === 0 && traits.padding > 0 ? { oldValue: '\u00fc'.repeat(traits.padding) } : {};
      const { id } = drawn;
      const named =
        streamIndex === 0 && random.chance(traits.idlessShare) ? { id: '', metadata: { mark: id } } : {};
      const record = { ...drawn, ...padded, ...named, when: time };
      const log = streamIndex === 0 ? logs.accountAudit(account.id) : logs.userAudit(user.id);
      log.add(record, visibleAt, text);
      return id;
    }
  }

  const from = start - traits.firstFetchMinutes * 60_000 - 120_000;
  const until = start + traits.minutes * 60_000;
  // Requests for temporary access are few, and drawn apart.
  const streams = fetchedNames(traits).filter((name) => name !== jitName).length;
  for (let streamIndex = 0; streamIndex < streams; streamIndex += 1) {
    const drawn = random.pick([0.2, 1, 1]);
    const share = traits.streamShares?.[streamIndex] ?? drawn;
    // Before the start it was quieter, or the backlog alone would take all the time.
    for (let minute = from; minute < until; minute += 60_000) {
      const rate = traits.recordsPerMinute * share * (minute < start ? 0.5 : 1);
      const count = Math.floor(rate) + (random.chance(rate % 1) ? 1 : 0);
      for (let i = 0; i < count; i += 1) add(streamIndex, random.integer(minute, minute + 59_999));
    }
  }
  for (let burst = 0; burst < traits.bursts; burst += 1) {
    const streamIndex = random.integer(0, streams - 1);
    const second = Math.floor(random.integer(from + 180_000, until) / 1000) * 1000;
    for (let i = 0; i < traits.burstSize; i += 1) {
      add(streamIndex, second + random.integer(0, traits.burstSeconds * 1000 - 1));
    }
  }
  for (const { stream, at, records, seconds } of traits.plan ?? []) {
    for (let i = 0; i < records; i += 1) {
      add(stream, start + at * 1000 + Math.floor((i * seconds * 1000) / records));
    }
  }
  if (traits.optionalStreams) made.push(...addJitRequests(traits.seed, logs.jit(account.id), from, until));
  return made;
}

/** RFC 3339, with fraction digits unless the time is a whole second; never before the millisecond that `at` names. */
function timestamp(at: number, { timestamps }: Traits, random: SeededRandom): string {
  const iso = new Date(at).toISOString();
  if (at % 1000 === 0 && timestamps !== 'micro') return `${iso.slice(0, 19)}Z`;
  return `${iso.slice(0, 23)}${random.digits(3)}Z`.replace(/\.?0+Z$/, 'Z');
}
