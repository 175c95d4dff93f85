import { createHash } from 'node:crypto';
import type { Chart, Dashboard, Widget } from '../../definition/dashboard.js';
import { packJson } from '../pack/pack-json.js';

/** The JSON of a dashboard. `created` is the time of the pack, so that two builds give the same bytes. */
export function dashboardJson(dashboard: Dashboard, created: string): string {
  const widgets = dashboard.rows.flatMap((row) => row.widgets);
  return packJson({
    dashboards_data: [
      {
        id: dashboard.id,
        global_id: dashboard.id,
        name: dashboard.name,
        description: dashboard.description,
        status: 'ENABLED',
        default_dashboard_id: 1,
        metadata: {},
        layout: dashboard.rows.map((row, index) => ({
          id: `row-${index + 1}`,
          data: row.widgets.map((widget) => ({
            key: widgetKey(dashboard, widget),
            data: {
              type: 'Custom XQL',
              title: widget.title,
              description: widget.description,
              width: widget.width,
              height: row.height,
              ...queryData(dashboard, widget),
            },
          })),
        })),
      },
    ],
    widgets_data: widgets.map((widget) => ({
      widget_key: widgetKey(dashboard, widget),
      title: widget.title,
      creation_time: Date.parse(created),
      description: widget.description,
      data: queryData(dashboard, widget),
      support_time_range: true,
      additional_info: { query_tables: [queriedDataset(widget)], query_uses_library: false },
    })),
    fromVersion: dashboard.fromVersion,
  });
}

/** The query of a widget with the stage that draws it. */
export function widgetQuery({ query, title, chart }: Widget): string {
  if (chart.kind === 'table') return query;
  const settings = [{ name: 'header', value: JSON.stringify(title) }, ...chartSettings(chart)];
  const words = settings.map(({ name, value }) => `${name} = ${value}`);
  return `${query}\n| view graph type = ${chart.kind} ${words.join(' ')}`;
}

function queryData({ days }: Dashboard, widget: Widget): object {
  const { chart } = widget;
  const commands = chart.kind === 'table' ? [] : chartSettings(chart);
  return {
    phrase: widgetQuery(widget),
    time_frame: { relativeTime: days * 86_400_000 },
    viewOptions: {
      type: chart.kind,
      commands: commands.map(({ name, value }) => ({ command: { op: '=', name, value } })),
    },
  };
}

function chartSettings(chart: Exclude<Chart, { kind: 'table' }>): { name: string; value: string }[] {
  if (chart.kind === 'single') return axes(chart.value, chart.value);
  if (chart.kind === 'pie') return [{ name: 'subtype', value: 'full' }, ...axes(chart.of, chart.value)];
  const settings = [
    ...(chart.kind === 'column' ? [{ name: 'subtype', value: 'grouped' }] : []),
    ...axes(chart.x, chart.y),
  ];
  return chart.series === undefined ? settings : [...settings, { name: 'series', value: chart.series }];
}

function axes(x: string, y: string) {
  return [
    { name: 'xaxis', value: x },
    { name: 'yaxis', value: y },
  ];
}

function queriedDataset({ query }: Widget): string {
  return /\bdataset\s*=\s*(\w+)/.exec(query)?.[1] ?? '';
}

/** As the platform names widgets: by thirteen digits. */
function widgetKey({ id }: Dashboard, { title }: Widget): string {
  const hash = createHash('sha256').update(`${id} ${title}`).digest('hex');
  return `xql_${String(Number.parseInt(hash.slice(0, 12), 16))
    .padStart(13, '1')
    .slice(0, 13)}`;
}
