import { SeededRandom } from 'cortex-pack/test';
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

/** A row of the log of requests for temporary access, as it is at one time. It has no id but that of the request. */
export interface JitRecord {
  readonly app_aud: string;
  readonly app_hostname: string;
  readonly approvals_received: number;
  readonly approver_emails: readonly string[];
  readonly created_at: string;
  readonly expires_at: string;
  readonly knock_request_id: string;
  readonly purpose_justification: string;
  readonly requester_email: string;
  readonly status: 'PENDING' | 'APPROVED' | 'DENIED' | 'CANCELED';
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

  /** A request for temporary access that nobody decided yet. `at` is in epoch milliseconds. */
  jit(at: number): JitRecord {
    const random = this.#random;
    return {
      app_aud: random.hex(64),
      app_hostname: random.pick(['payroll.example.net', 'git.example.net']),
      approvals_received: 0,
      approver_emails: [],
      created_at: timestamp(random, at),
      expires_at: new Date(at + 86_400_000).toISOString(),
      knock_request_id: random.uuid(4),
      purpose_justification: random.chance(0.7) ? `Ticket ${random.integer(1, 99)}` : '',
      requester_email: random.pick(['ada@example.net', 'kim@example.net']),
      status: 'PENDING',
    };
  }

  /** The same request after it was decided. */
  decided(request: JitRecord): JitRecord {
    const status = this.#random.pick(['APPROVED', 'APPROVED', 'DENIED', 'CANCELED'] as const);
    const approver_emails = status === 'APPROVED' ? ['lead@example.net'] : [];
    return { ...request, status, approver_emails, approvals_received: approver_emails.length };
  }
}
