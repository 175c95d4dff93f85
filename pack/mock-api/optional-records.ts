import { SeededRandom } from './random.js';
import { timestamp } from './records.js';

type Values = { readonly [name: string]: unknown };

/** A record of the newer audit log of an account. */
export interface AuditV2Record {
  readonly id: string;
  readonly account: { readonly id: string; readonly name: string };
  readonly action: {
    readonly description: string;
    readonly result: string;
    readonly time: string;
    readonly type: string;
  };
  readonly actor: Values;
  readonly raw: Values;
  readonly resource: Values;
  readonly zone?: Values;
}

/** A record of the log of SCIM updates. It has no id. */
export interface ScimRecord {
  readonly cf_resource_id: string;
  readonly error_description: string;
  readonly idp_id: string;
  readonly idp_resource_id: string;
  readonly logged_at: string;
  readonly request_body: string;
  readonly request_method: string;
  readonly resource_group_name: string;
  readonly resource_type: string;
  readonly resource_user_email: string;
  readonly status: string;
}

/** Makes records of the logs that nobody fetches by default, the same for the same seed. All values are invented. */
export class OptionalRecordGenerator {
  readonly #random: SeededRandom;

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
  }

  /** Something that was done in an account. `at` is in epoch milliseconds. */
  accountAuditV2(at: number, account: { readonly id: string; readonly name: string }): AuditV2Record {
    const random = this.#random;
    const isSystem = random.chance(0.2);
    return {
      id: random.uuid(4),
      account: { id: account.id, name: account.name },
      action: {
        description: isSystem ? '' : 'Update a DNS record',
        result: random.chance(0.95) ? 'success' : 'failure',
        time: timestamp(random, at),
        type: random.pick(['create', 'update', 'delete', 'login']),
      },
      actor: isSystem
        ? { id: '1', type: 'system' }
        : {
            id: random.hex(32),
            context: random.pick(['dash', 'api_token', 'api_key']),
            email: random.pick(['ops@example.net', 'noor@example.net']),
            ip_address: random.chance(0.3)
              ? `2001:db8::${random.hex(2)}`
              : `203.0.113.${random.integer(1, 254)}`,
            type: 'user',
          },
      raw: isSystem
        ? {}
        : { cf_ray_id: random.hex(16), method: 'PUT', status_code: 200, uri: '/zones/1f2e/dns_records' },
      resource: {
        id: random.digits(11),
        product: 'dns',
        request: {},
        response: {},
        scope: 'zones',
        type: 'dns_record',
      },
    };
  }

  /** A user that an identity provider changed. `at` is in epoch milliseconds. */
  scim(at: number, identityProviderId: string): ScimRecord {
    const random = this.#random;
    const failed = random.chance(0.1);
    const name = random.pick(['ada', 'noor', 'kim']);
    return {
      cf_resource_id: random.uuid(4),
      error_description: failed ? 'Invalid JSON body' : '',
      idp_id: identityProviderId,
      idp_resource_id: random.hex(8),
      logged_at: timestamp(random, at),
      request_body: JSON.stringify({ userName: name, active: random.chance(0.8) }),
      request_method: random.pick(['POST', 'PATCH', 'PUT', 'DELETE']),
      resource_group_name: '',
      resource_type: 'USER',
      resource_user_email: `${name}@example.net`,
      status: failed ? 'FAILURE' : 'SUCCESS',
    };
  }
}
