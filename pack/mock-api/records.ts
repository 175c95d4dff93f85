import { SeededRandom } from 'cortex-pack/test';

type Values = { readonly [name: string]: unknown };

/** A record of the account audit log or the user audit log. */
export interface AuditRecord {
  readonly id: string;
  readonly when: string;
  readonly action: { readonly type: string; readonly result: boolean; readonly info?: string };
  readonly actor: {
    readonly id: string;
    readonly type: string;
    readonly email?: string;
    readonly ip?: string;
  };
  readonly interface: string;
  readonly owner: { readonly id: string };
  readonly resource: { readonly id: string; readonly type: string };
  readonly metadata: Values;
  readonly newValue: string;
  readonly oldValue: string;
  readonly newValueJson?: Values;
  readonly oldValueJson?: Values;
}

/** A record of the Access log. It has no id. */
export interface AccessRecord {
  readonly action: string;
  readonly allowed: boolean;
  readonly app_domain: string;
  readonly app_uid: string;
  readonly connection: string;
  readonly created_at: string;
  readonly ip_address: string;
  readonly ray_id: string;
  readonly user_email: string;
}

type Change = Pick<AuditRecord, 'action' | 'interface' | 'resource' | 'metadata' | 'newValue' | 'oldValue'> &
  Partial<Pick<AuditRecord, 'newValueJson' | 'oldValueJson' | 'actor'>>;

const administrators = [
  { id: '7a1d0c55e2b84f0f9d3c6b2a1e4f8d90', email: 'ops@example.net', ip: '203.0.113.17', type: 'user' },
  { id: 'e05b6cf2381f4a41b7d59a60c83f1d24', email: 'noor@example.net', ip: '2001:db8::a1:17', type: 'user' },
  { id: '41f7e3d90cb24a7e8d16b5f2093ac8e7', email: 'root@example.net', ip: '203.0.113.40', type: 'admin' },
] as const;

const visitors = ['ada@example.net', 'noor@example.net', 'visitor@example.org', 'kim@example.net'] as const;

const applications = [
  { app_domain: 'wiki.example.net/admin', app_uid: '3f0a9d42-6f0e-4a3b-8a77-2d1c5e90b614' },
  { app_domain: 'git.example.net', app_uid: '9be41c70-15d2-4c1e-b7a0-54f3ce8d2a19' },
  { app_domain: 'grafana.example.net/d', app_uid: 'c7720d5e-8a31-4f6b-9e02-0b1fd8a4637c' },
] as const;

/** Makes records of the shapes that the real logs hold, the same for the same seed. All values are invented. */
export class RecordGenerator {
  readonly #random: SeededRandom;

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
  }

  /** Something that was done in an account. `at` is in epoch milliseconds. */
  accountAudit(at: number, accountId: string): AuditRecord {
    const random = this.#random;
    const change = random.pick([
      recordAdded,
      recordDeleted,
      settingChanged,
      certificateDeployed,
      cachePurged,
      accountTokenCreated,
    ])(random, accountId);
    return this.#audit(at, { actor: random.pick(administrators), ...change }, accountId);
  }

  /** Something that a user did with the own profile. `at` is in epoch milliseconds. */
  userAudit(at: number, user: { readonly id: string; readonly email: string }): AuditRecord {
    const random = this.#random;
    const change = random.pick([signedIn, userTokenChanged, keyViewed])(random, user.id);
    const actor = { id: user.id, type: 'user', email: user.email, ip: address(random) };
    return this.#audit(at, { actor, ...change }, user.id);
  }

  /** A sign-in to an application, or a sign-out. `at` is in epoch milliseconds. */
  access(at: number): AccessRecord {
    const random = this.#random;
    const isLogout = random.chance(0.1);
    return {
      action: isLogout ? 'logout' : 'login',
      allowed: isLogout || random.chance(0.8),
      ...random.pick(applications),
      connection: random.pick(['saml', 'onetimepin', 'google-apps']),
      created_at: timestamp(random, at),
      ip_address: address(random),
      ray_id: random.hex(16),
      user_email: random.pick(visitors),
    };
  }

  #audit(at: number, change: Change & Pick<AuditRecord, 'actor'>, ownerId: string): AuditRecord {
    const id = this.#random.uuid(this.#random.chance(0.5) ? 4 : 5);
    const { action, actor, ...rest } = change;
    return { id, when: timestamp(this.#random, at), action, actor, owner: { id: ownerId }, ...rest };
  }
}

/** RFC 3339 in UTC with as many fraction digits as the source happens to give: none, five or six. */
export function timestamp(random: SeededRandom, at: number): string {
  const iso = new Date(at).toISOString();
  const seconds = iso.slice(0, 19);
  const fraction = iso.slice(20, 23) + random.digits(3);
  if (random.chance(0.25)) return `${seconds}Z`;
  return `${seconds}.${fraction.replace(/0$/, '')}Z`;
}

function address(random: SeededRandom): string {
  return random.chance(0.3) ? `2001:db8::${random.hex(2)}` : `203.0.113.${random.integer(1, 254)}`;
}

function dnsRecord(random: SeededRandom): Values {
  const name = random.pick(['app', 'www', 'mail', 'müller']) + '.example.net';
  return { content: '198.51.100.8', name, proxied: true, ttl: 1, type: 'A' };
}

function recordAdded(random: SeededRandom): Change {
  return {
    action: { type: 'rec_add', result: true },
    interface: 'UI',
    resource: { id: random.digits(11), type: 'DNS_record' },
    metadata: { zone_name: 'example.net' },
    newValue: '',
    newValueJson: dnsRecord(random),
    oldValue: '',
  };
}

function recordDeleted(random: SeededRandom): Change {
  return {
    action: { type: 'rec_del', result: random.chance(0.9) },
    interface: 'API',
    resource: { id: random.digits(11), type: 'DNS_record' },
    metadata: { zone_name: 'example.net' },
    newValue: 'null',
    oldValue: '',
    oldValueJson: dnsRecord(random),
  };
}

function settingChanged(random: SeededRandom): Change {
  const isOn = random.chance(0.5);
  return {
    action: { type: 'change_setting', result: true },
    interface: 'UI',
    resource: { id: random.hex(32), type: 'zone' },
    metadata: { name: 'always_use_https', zone_name: 'example.net' },
    newValue: isOn ? 'on' : 'off',
    oldValue: isOn ? 'off' : 'on',
  };
}

function certificateDeployed(random: SeededRandom): Change {
  return {
    action: { type: 'tls_settings_deployed', result: true },
    actor: { id: '1', type: 'system' },
    interface: '',
    resource: { id: random.digits(6), type: 'zone' },
    metadata: {},
    newValue: 'null',
    oldValue: 'null',
  };
}

function cachePurged(random: SeededRandom): Change {
  return {
    action: { type: 'purge', result: true },
    actor: { id: random.hex(32), type: 'Cloudflare' },
    interface: 'API',
    resource: { id: random.hex(32), type: 'zone' },
    metadata: { zone_name: 'example.net' },
    newValue: '',
    oldValue: '',
  };
}

function accountTokenCreated(random: SeededRandom, accountId: string): Change {
  return {
    action: { type: 'token_create', result: true },
    interface: 'UI',
    resource: { id: accountId, type: 'account' },
    metadata: { token_name: 'deploy', token_tag: random.hex(32) },
    newValue: '',
    oldValue: '',
  };
}

function signedIn(_random: SeededRandom, userId: string): Change {
  return {
    action: { type: 'login', result: true },
    interface: 'UI',
    resource: { id: userId, type: 'user' },
    metadata: {},
    newValue: '',
    oldValue: '',
  };
}

function userTokenChanged(random: SeededRandom, userId: string): Change {
  return {
    action: { type: random.pick(['token_create', 'token_roll', 'token_revoke']), result: true },
    interface: 'API',
    resource: { id: userId, type: 'user' },
    metadata: { token_name: 'terraform', token_tag: random.hex(32) },
    newValue: 'null',
    oldValue: '',
  };
}

function keyViewed(random: SeededRandom): Change {
  return {
    action: {
      type: random.pick(['API_key_view', 'rotate_API_key', 'API_key_created']),
      result: true,
      info: `key digest: ${random.hex(16)}`,
    },
    interface: 'UI',
    resource: { id: random.digits(7), type: 'api_key' },
    metadata: {},
    newValue: '',
    oldValue: '',
  };
}
