import { isJsonObject, type JsonObject, objectsIn } from '../../shared/json.js';
import type { Pack } from '../../validation/document/pack.js';
import type { ReportedDashboard, ReportedWidget } from '../pack-report.js';
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

function widgetFacts(data: JsonObject): ReportedWidget {
  const { relativeTime } = isJsonObject(data.time_frame) ? data.time_frame : {};
  return stated<ReportedWidget>({
    title: textAt(data, 'title') ?? '(without a title)',
    description: textAt(data, 'description'),
    query: textAt(data, 'phrase'),
    windowMilliseconds: typeof relativeTime === 'number' ? relativeTime : undefined,
  });
}

function textAt(object: JsonObject, key: string): string | undefined {
  const value = object[key];
  return typeof value === 'string' ? value : undefined;
}
