import { isJsonObject, objectsIn } from '../../shared/json.js';
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
  const wrappers = await callPublicApi(client, {
    operation: 'dashboards/get',
    read: (answer) =>
      isJsonObject(answer) && Array.isArray(answer.objects) ? objectsIn(answer.objects) : undefined,
  });
  // Each dashboard has a wrapper of its own: who reads only the first one loses the rest.
  return wrappers
    .flatMap((wrapper) => objectsIn(wrapper.dashboards_data))
    .map(({ global_id, name }) => ({ globalId: String(global_id), name: String(name) }));
}
