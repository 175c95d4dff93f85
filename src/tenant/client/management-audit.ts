import { isJsonObject, objectsIn } from '../../shared/json.js';
import { callPublicApi } from './public-api.js';
import type { TenantClient } from './tenant-client.js';
import { textOf, timeOf } from './xql-values.js';

export interface AuditEntry {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly description: string;
}

const window = 100;
/** So that a busy tenant is not asked for long. */
const mostWindows = 20;

/**
 * What the management audit log says of data model rules since a time (epoch milliseconds), newest first. The product
 * calls the type "XDM Config", the published description XDM: so it is chosen here instead of by a filter, which would
 * refuse one of the two.
 */
export async function readDataModelAudit(
  client: TenantClient,
  since: number,
): Promise<readonly AuditEntry[]> {
  const found: AuditEntry[] = [];
  for (let page = 0; page < mostWindows; page += 1) {
    const rows = await readWindow(client, since, page * window);
    found.push(...rows.filter(isOfDataModel).map(toEntry));
    if (rows.length < window) break;
  }
  return found.filter(({ at }) => at >= since).sort((one, other) => other.at - one.at);
}

type Row = ReturnType<typeof objectsIn>[number];

function readWindow(client: TenantClient, since: number, from: number): Promise<readonly Row[]> {
  return callPublicApi(client, {
    operation: 'audits/management_logs',
    about: 'management audit log',
    requestData: {
      filters: [{ field: 'timestamp', operator: 'gte', value: since }],
      search_from: from,
      search_to: from + window,
    },
    read: (reply) => (isJsonObject(reply) && Array.isArray(reply.data) ? objectsIn(reply.data) : undefined),
  });
}

function isOfDataModel({ AUDIT_ENTITY, AUDIT_ENTITY_SUBTYPE }: Row): boolean {
  return (
    /^xdm\b|data model/i.test(`${textOf(AUDIT_ENTITY)}\n`) ||
    /data model rule|xdm/i.test(textOf(AUDIT_ENTITY_SUBTYPE))
  );
}

function toEntry(row: Row): AuditEntry {
  return {
    at: timeOf(row.AUDIT_INSERT_TIME) ?? 0,
    description: [row.AUDIT_ENTITY_SUBTYPE, row.AUDIT_DESCRIPTION, row.AUDIT_REASON]
      .map(textOf)
      .filter((text) => text !== '')
      .join(': '),
  };
}
