import { isJsonObject, type JsonObject, objectsIn } from '../../shared/json.js';
import type { Pack } from '../../validation/document/pack.js';
import type { ReportedDashboard } from '../pack-report.js';
import { stated } from './stated.js';

/** The dashboards on events, with their widgets in the order of the layout. */
export function dashboardFacts({ dashboards }: Pack): ReportedDashboard[] {
  return dashboards.flatMap(({ root }) =>
    objectsIn(root.get('dashboards_data')?.value).map((dashboard) =>
      stated<ReportedDashboard>({
        name: String(dashboard.name),
        description: textAt(dashboard, 'description'),
        widgets: objectsIn(dashboard.layout)
          .flatMap((row) => objectsIn(row.data))
          .map(({ data }) => widgetFacts(isJsonObject(data) ? data : {})),
      }),
    ),
  );
}

function widgetFacts(data: JsonObject): ReportedDashboard['widgets'][number] {
  return stated<ReportedDashboard['widgets'][number]>({
    title: textAt(data, 'title') ?? '(without a title)',
    description: textAt(data, 'description'),
  });
}

function textAt(object: JsonObject, key: string): string | undefined {
  const value = object[key];
  return typeof value === 'string' ? value : undefined;
}
