import { json, publicFailure } from './mock-tenant-answers.js';
import type { TenantKey } from './mock-tenant-keys.js';
import type { PublicApiRequest, PublicOperations } from './mock-tenant-public-api.js';

export interface AdministrationOptions {
  /** Default `available`, as in the published example. */
  readonly health?: string;
  /** Epoch milliseconds until which the license is valid. Default: a year from now. */
  readonly licensedUntil?: number;
  /** Epoch milliseconds at which every key expires; absent for never. */
  readonly keysExpire?: number;
  /** Entries of the management audit log. */
  readonly audit?: readonly ManagementAuditEntry[];
}

export interface ManagementAuditEntry {
  /** Epoch milliseconds. */
  readonly at: number;
  /** `AUDIT_ENTITY`. */
  readonly type: string;
  readonly subtype: string;
  readonly description: string;
}

const year = 365 * 86_400_000;
/** The published page says windows of 100. */
const widestWindow = 100;

/** Health, license, keys and the management audit log. Shapes are those of the published description. */
export function createAdministration(
  keys: readonly TenantKey[],
  { health = 'available', licensedUntil, keysExpire, audit = [] }: AdministrationOptions,
): PublicOperations {
  function tenantInfo({ now }: PublicApiRequest) {
    return json(200, {
      reply: {
        xsiam_premium_expiration: licensedUntil ?? now + year,
        purchased_xsiam_premium: { users: 100, gb: 100, agents: 500 },
        prevent_expiration: 0,
        purchased_prevent: 0,
      },
    });
  }

  function apiKeys({ data, spelling }: PublicApiRequest) {
    const { filters = [] } = Object(data);
    // Operators in lower case here, in contrast to those of rules.
    const wanted = filters.find(
      ({ field, operator }: { field: string; operator: string }) => field === 'id' && operator === 'in',
    );
    const found = keys
      .filter(({ id }) => wanted === undefined || wanted.value.includes(Number(id)))
      .map(({ id, kind, role, owner }) => ({
        id: Number(id),
        created_by: owner,
        user_name: `Public API - ${id}`,
        roles: [role],
        security_level: kind,
        comment: null,
        expiration: keysExpire ?? null,
      }));
    // Upper case on tenants, lower case in the schema.
    return json(200, {
      reply:
        spelling === 'tenant'
          ? { DATA: found, FILTER_COUNT: found.length, TOTAL_COUNT: keys.length }
          : { data: found, filter_count: found.length, total_count: keys.length },
    });
  }

  function managementLogs({ data }: PublicApiRequest) {
    const { filters = [], search_from = 0, search_to = search_from + widestWindow } = Object(data);
    if (search_to - search_from > widestWindow) return publicFailure(400, 'Bad Request', 'search range');
    const since = Object(filters.find(({ field }: { field: string }) => field === 'timestamp')).value ?? 0;
    const found = audit
      .filter(({ at }) => at >= since)
      .sort((one, other) => other.at - one.at)
      .map(({ at, type, subtype, description }, index) => ({
        AUDIT_ID: index + 1,
        AUDIT_OWNER_NAME: 'Ada',
        AUDIT_OWNER_EMAIL: 'ada@example.net',
        AUDIT_RESULT: 'SUCCESS',
        AUDIT_REASON: null,
        AUDIT_DESCRIPTION: description,
        AUDIT_ENTITY: type,
        AUDIT_ENTITY_SUBTYPE: subtype,
        AUDIT_INSERT_TIME: at,
      }));
    const window = found.slice(search_from, search_to);
    return json(200, { reply: { total_count: found.length, result_count: window.length, data: window } });
  }

  return {
    'GET healthcheck': { answer: () => json(200, { status: health }) },
    'POST system/get_tenant_info': { answer: tenantInfo },
    'POST api_keys/get_api_keys': { administratorsOnly: true, answer: apiKeys },
    'POST audits/management_logs': { answer: managementLogs },
  };
}
