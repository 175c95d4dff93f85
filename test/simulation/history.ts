import type { Logs } from '../../pack/stand-in/endpoints.js';
import { OptionalRecordGenerator } from '../../pack/stand-in/optional-records.js';
import { SeededRandom } from '../../pack/stand-in/random.js';
import { RecordGenerator } from '../../pack/stand-in/records.js';
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
] as const;

/** The streams that the instance of a deployment fetches. */
export function fetchedNames({ optionalStreams }: Traits): readonly (typeof streamNames)[number][] {
  return optionalStreams ? streamNames : streamNames.slice(0, 3);
}

/** A record that the source holds, with what tells it apart in the dataset. */
export interface Made {
  readonly stream: (typeof streamNames)[number];
  readonly key: string;
  /** The time in the record, as it stands there. */
  readonly time: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly visibleAt: number;
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

  function add(streamIndex: number, moment: number): void {
    const whole = { whole: 1, mixed: 0.3, micro: 0 }[traits.timestamps];
    const at = random.chance(whole) ? Math.floor(moment / 1000) * 1000 : moment;
    const visibleAt = at + lateness();
    const stream = streamNames[streamIndex] ?? streamNames[0];
    if (streamIndex === 2) {
      const made_ = generator.access(at);
      const record = { ...made_, created_at: timestamp(at, traits, random) };
      logs.access(account.id).add(record, visibleAt);
      made.push({ stream, key: record.ray_id, time: record.created_at, at, visibleAt });
      return;
    }
    if (streamIndex === 3) {
      const made_ = optional.accountAuditV2(at, account);
      const time = timestamp(at, traits, random);
      logs.accountAuditV2(account.id).add({ ...made_, action: { ...made_.action, time } }, visibleAt);
      made.push({ stream, key: made_.id, time, at, visibleAt });
      return;
    }
    if (streamIndex === 4) {
      const provider = account.identityProviders[random.integer(0, 1)]?.id ?? '';
      const record = { ...optional.scim(at, provider), logged_at: timestamp(at, traits, random) };
      logs.scim(account.id).add(record, visibleAt);
      made.push({ stream, key: record.cf_resource_id, time: record.logged_at, at, visibleAt });
      return;
    }
    const drawn = streamIndex === 0 ? generator.accountAudit(at, account.id) : generator.userAudit(at, user);
    const padded =
      streamIndex === 0 && traits.padding > 0 ? { oldValue: '\u00fc'.repeat(traits.padding) } : {};
    const record = { ...drawn, ...padded, when: timestamp(at, traits, random) };
    (streamIndex === 0 ? logs.accountAudit(account.id) : logs.userAudit(user.id)).add(record, visibleAt);
    made.push({ stream, key: record.id, time: record.when, at, visibleAt });
  }

  const from = start - traits.firstFetchMinutes * 60_000 - 120_000;
  const until = start + traits.minutes * 60_000;
  const streams = fetchedNames(traits).length;
  for (let streamIndex = 0; streamIndex < streams; streamIndex += 1) {
    const share = random.pick([0.2, 1, 1]);
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
    for (let i = 0; i < traits.burstSize; i += 1) add(streamIndex, second + random.integer(0, 999));
  }
  return made;
}

/** RFC 3339, with fraction digits unless the time is a whole second; never before the millisecond that `at` names. */
function timestamp(at: number, { timestamps }: Traits, random: SeededRandom): string {
  const iso = new Date(at).toISOString();
  if (at % 1000 === 0 && timestamps !== 'micro') return `${iso.slice(0, 19)}Z`;
  return `${iso.slice(0, 23)}${random.digits(3)}Z`.replace(/\.?0+Z$/, 'Z');
}
