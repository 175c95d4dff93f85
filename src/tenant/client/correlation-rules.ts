import { isJsonObject, type JsonObject, objectsIn } from '../../shared/json.js';
import { callPublicApi } from './public-api.js';
import type { TenantClient } from './tenant-client.js';

/** A correlation rule as a tenant lists it. */
export interface ListedCorrelationRule {
  /** Its number on the tenant. */
  readonly id: string;
  readonly name: string;
  /** Undefined when the tenant does not say. */
  readonly enabled: boolean | undefined;
  /** Whom the tenant names as its creator; undefined where it names nobody. */
  readonly createdBy: string | undefined;
  /** Epoch milliseconds; undefined when the tenant does not say. */
  readonly created: number | undefined;
  readonly modified: number | undefined;
  /** All fields, in the tenant's own spelling. */
  readonly fields: JsonObject;
}

/** A tenant refuses wider windows. */
const windowWidth = 100;

export type CorrelationFilter = {
  readonly field: string;
  readonly operator: 'EQ' | 'NEQ' | 'IN' | 'GTE' | 'LTE';
  readonly value: unknown;
};

/** The rules of exactly that name: usually one, more where somebody made another. Throws a TenantError. */
export async function findCorrelationRules(
  client: TenantClient,
  name: string,
): Promise<ListedCorrelationRule[]> {
  const byName = [{ field: 'name', operator: 'EQ', value: name }] as const;
  const found = await listCorrelationRules(client, byName, `correlation rule "${name}"`);
  // A tenant that ignores the filter, or compares in another way, must not prove anything.
  return found.filter((rule) => rule.name === name);
}

/** All rules that pass the filters, asked for in windows until one is short. Throws a TenantError. */
export async function listCorrelationRules(
  client: TenantClient,
  filters: readonly CorrelationFilter[] = [],
  about = 'correlation rules',
): Promise<ListedCorrelationRule[]> {
  const rules: ListedCorrelationRule[] = [];
  for (let from = 0; ; from += windowWidth) {
    const window = await callPublicApi(client, {
      operation: 'correlations/get',
      about,
      requestData: { extended_view: true, filters, search_from: from, search_to: from + windowWidth },
      read: (answer) =>
        isJsonObject(answer) && Array.isArray(answer.objects) ? objectsIn(answer.objects) : undefined,
    });
    rules.push(...window.map(toListed));
    if (window.length < windowWidth) return rules;
  }
}

/** The plain view calls the number `id`, the extended view `rule_id`. */
function toListed(fields: JsonObject): ListedCorrelationRule {
  return {
    id: String(fields.rule_id ?? fields.id),
    name: String(fields.name),
    enabled: enabledOf(fields.is_enabled),
    createdBy: typeof fields.created_by === 'string' ? fields.created_by : undefined,
    created: typeof fields.insert_time === 'number' ? fields.insert_time : undefined,
    modified: typeof fields.modify_time === 'number' ? fields.modify_time : undefined,
    fields,
  };
}

/** A boolean on tenants, ENABLED or DISABLED in the published example. */
function enabledOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  return { ENABLED: true, DISABLED: false }[value.toUpperCase()];
}
