import { filtered } from './mock-tenant-filters.js';
import { listOf, type PublicApiRequest, type PublicOperations } from './mock-tenant-public-api.js';

/** The JSON of a dashboard, as a pack has it and as an export has it. */
export interface DashboardFile {
  readonly dashboards_data: readonly { readonly [key: string]: unknown }[];
  readonly widgets_data: readonly { readonly [key: string]: unknown }[];
}

export interface FakeDashboards {
  readonly operations: PublicOperations;
  /** By `global_id`. */
  list(): ReadonlyMap<string, DashboardFile>;
  install(dashboards: readonly DashboardFile[]): void;
}

export interface DashboardOptions {
  /** Whether the dashboards of packs are listed, which no source says. Default: they are. */
  readonly listsDashboardsOfPacks?: boolean;
}

/** The dashboards of a tenant: in a list each has a wrapper of its own, with a list of one (seen on a tenant). */
export function createDashboards({ listsDashboardsOfPacks = true }: DashboardOptions): FakeDashboards {
  const dashboards = new Map<string, DashboardFile>();

  function get({ data, spelling }: PublicApiRequest) {
    const files = listsDashboardsOfPacks ? [...dashboards.values()] : [];
    const rows = files.map((file, index) => {
      const { name } = file.dashboards_data[0] ?? {};
      return { dashboard_id: index + 1, name, source: null, time_generated: 0, file };
    });
    const fields = ['dashboard_id', 'name', 'time_generated', 'source'];
    return filtered(rows, Object(data).filters, fields, (passing) => {
      const objects = passing.map(({ file }) => ({
        dashboards_data: file.dashboards_data.slice(0, 1).map((dashboard) => withGlobalId(dashboard)),
        widgets_data: file.widgets_data,
      }));
      return listOf(objects, { total: objects.length, type: 'dashboards', spelling });
    });
  }

  return {
    operations: { 'POST dashboards/get': { administratorsOnly: true, answer: get } },
    list: () => dashboards,
    install: (files) => {
      for (const file of files) dashboards.set(globalIdOf(file.dashboards_data[0] ?? {}), file);
    },
  };
}

/** In the file of a pack the id may be called `id`; in answers of a tenant it is `global_id`. */
function withGlobalId({ id, ...dashboard }: DashboardFile['dashboards_data'][number]) {
  return { ...dashboard, global_id: globalIdOf({ id, ...dashboard }) };
}

function globalIdOf({ global_id, id }: DashboardFile['dashboards_data'][number]): string {
  return String(global_id ?? id);
}
