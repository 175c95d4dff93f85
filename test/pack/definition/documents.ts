import { dashboardJson } from '#src/content/dashboard/write-dashboard.js';
import type { Dashboard } from '#src/definition/dashboard.js';
import { parseQuery } from '#src/xql/evaluator/parse-query.js';
import { runQuery } from '#src/xql/evaluator/run-query.js';
import { Moment, textOf } from '#src/xql/evaluator/values.js';
import pack from '../../../pack/definition/pack.js';
import { type DrawnWidget, drawDashboard } from '../../../scripts/docs/dashboard-drawing.js';
import { mappingPage } from '../../../scripts/docs/render-mapping-page.js';
import { eventsOfAWeek, weekEnd } from './week.js';

interface Cell {
  readonly data: {
    readonly title: string;
    readonly width: number;
    readonly height: number;
    readonly phrase: string;
    readonly time_frame: { readonly relativeTime: number };
    readonly viewOptions: {
      readonly type: string;
      readonly commands: readonly { readonly command: { readonly name: string; readonly value: string } }[];
    };
  };
}

/** Files below docs that are made from the definition, by their path there. */
export function generatedDocuments(): Map<string, string> {
  const drawings = (pack.dashboards ?? []).map((dashboard): [string, string] => [
    `images/${dashboard.file.toLowerCase()}.svg`,
    picture(dashboard),
  ]);
  return new Map([['mapping.md', mappingPage(pack)], ...drawings]);
}

/** Drawn from the JSON, which is what a tenant reads. */
function picture(dashboard: Dashboard): string {
  const [{ name, layout }] = JSON.parse(dashboardJson(dashboard, pack.created)).dashboards_data;
  return drawDashboard(
    name,
    layout.map(({ data }: { data: readonly Cell[] }) => data.map(drawn)),
  );
}

function drawn({ data }: Cell): DrawnWidget {
  const { title, width, height, phrase, time_frame, viewOptions } = data;
  const run = { now: weekEnd, windowMilliseconds: time_frame.relativeTime };
  const rows = runQuery(parseQuery(phrase), eventsOfAWeek(), run);
  return {
    title,
    width,
    height,
    chart: viewOptions.type,
    settings: Object.fromEntries(viewOptions.commands.map(({ command }) => [command.name, command.value])),
    rows: rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [column, shown(value)])),
    ),
  };
}

function shown(value: Parameters<typeof textOf>[0]): string | number {
  if (value instanceof Moment) return value.toJSON().slice(5, 16).replace('T', ' ');
  return typeof value === 'number' ? Math.round(value * 10) / 10 : (textOf(value) ?? '');
}
