import { isJsonObject, type JsonObject, objectsIn } from '../../shared/json.js';
import { callPublicApi } from './public-api.js';
import type { TenantClient } from './tenant-client.js';

export interface ListedDashboard {
  readonly globalId: string;
  readonly name: string;
}

/**
 * The dashboards that a tenant lists. Nobody published whether those of packs are among them, so that an absence proves
 * nothing. Throws a TenantError.
 */
export async function listDashboards(client: TenantClient): Promise<ListedDashboard[]> {
  // Each dashboard has a wrapper of its own: who reads only the first one loses the rest.
  return (await readDashboards(client))
    .flatMap((wrapper) => objectsIn(wrapper.dashboards_data))
    .map(({ global_id, name }) => ({ globalId: String(global_id), name: String(name) }));
}

/** The same with all of their content, each in a wrapper with its widgets. Throws a TenantError. */
export function readDashboards(client: TenantClient): Promise<JsonObject[]> {
  return callPublicApi(client, {
    operation: 'dashboards/get',
    about: 'dashboards',
    read: (answer) =>
      isJsonObject(answer) && Array.isArray(answer.objects) ? objectsIn(answer.objects) : undefined,
  });
}
