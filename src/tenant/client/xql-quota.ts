import { isJsonObject } from '../../shared/json.js';
import { callPublicApi } from './public-api.js';
import type { TenantClient } from './tenant-client.js';
import { numberOf } from './xql-values.js';

/** Compute units. Whether `limit` is that of a day or of a year depends on the license; a daily limit may be lower. */
export interface XqlQuota {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  readonly usedToday?: number;
  /** Queries that run now. */
  readonly running?: number;
}

/** Asks how much of its XQL quota a tenant has used; this costs nothing of it. */
export function askQuota(client: TenantClient): Promise<XqlQuota> {
  return callPublicApi(client, {
    operation: 'xql/get_quota',
    about: 'XQL quota',
    read(reply) {
      if (!isJsonObject(reply)) return undefined;
      const license = numberOf(reply.license_quota);
      const used = numberOf(reply.used_quota);
      if (license === undefined || used === undefined) return undefined;
      const more = [reply.additional_purchased_quota, reply.eval_quota].map((value) => numberOf(value) ?? 0);
      const limit = more.reduce((sum, value) => sum + value, license);
      const usedToday = numberOf(reply.daily_used_quota);
      const running = numberOf(reply.current_concurrent_active_queries_count);
      return {
        limit,
        used,
        remaining: Math.max(0, limit - used),
        ...(usedToday === undefined ? {} : { usedToday }),
        ...(running === undefined ? {} : { running }),
      };
    },
  });
}
