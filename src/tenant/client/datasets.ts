import { objectsIn } from '../../shared/json.js';
import { callPublicApi } from './public-api.js';
import type { TenantClient } from './tenant-client.js';
import { numberOf, timeOf } from './xql-values.js';

export interface ListedDataset {
  readonly name: string;
  /** Absent when the tenant gives no figure. */
  readonly totalEvents?: number;
  /** Epoch milliseconds. */
  readonly lastUpdated?: number;
}

/**
 * The datasets of a tenant. Keys are those of the product's page ("Dataset Name") on tenants, and snake case in the
 * published description; figures may be null.
 */
export function listDatasets(client: TenantClient): Promise<readonly ListedDataset[]> {
  return callPublicApi(client, {
    operation: 'xql/get_datasets',
    about: 'datasets',
    read(reply) {
      if (!Array.isArray(reply)) return undefined;
      return objectsIn(reply).map((row) => {
        const totalEvents = numberOf(row['Total Events'] ?? row.total_events);
        const lastUpdated = timeOf(row['Last Updated'] ?? row.last_updated);
        return {
          name: String(row['Dataset Name'] ?? row.dataset_name),
          ...(totalEvents === undefined ? {} : { totalEvents }),
          ...(lastUpdated === undefined ? {} : { lastUpdated }),
        };
      });
    },
  });
}
