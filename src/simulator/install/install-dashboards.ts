import { CortexError } from '../../shared/errors.js';
import { readZip, textFile } from '../../shared/zip-reader.js';
import { parseQuery } from '../../xql/evaluator/parse-query.js';
import type { Query } from '../../xql/evaluator/syntax.js';
import { XqlError } from '../../xql/evaluator/xql-error.js';

export interface InstalledWidget {
  readonly title: string;
  /** How far back it looks, in milliseconds; absent for all events. */
  readonly windowMilliseconds?: number;
  /** Absent for a query beyond the part of the language that is known here; `problem` says why then. */
  readonly query?: Query;
  readonly problem?: string;
}

export interface InstalledDashboard {
  readonly name: string;
  readonly widgets: readonly InstalledWidget[];
}

type Json = { readonly [name: string]: unknown };

/** The dashboards of a pack zip as tenants take it, with their widgets in the order of the layout. Throws CortexError. */
export function installDashboards(zip: Uint8Array): InstalledDashboard[] {
  const files = readZip(zip);
  const paths = [...files.keys()].filter((path) =>
    path.startsWith('XSIAMDashboards/external-xsiamdashboard-'),
  );
  return paths.sort().flatMap((path) => {
    const content = parseJson(path, textFile(files, path) ?? '');
    return objects(content.dashboards_data).map((dashboard) => ({
      name: String(dashboard.name),
      widgets: objects(dashboard.layout)
        .flatMap((row) => objects(row.data))
        .map(({ data }) => widgetOf(objects([data])[0] ?? {})),
    }));
  });
}

function parseJson(path: string, text: string): Json {
  try {
    return objects([JSON.parse(text)])[0] ?? {};
  } catch (cause) {
    throw new CortexError('rule-unreadable', `${path}: The dashboard is not JSON.`, { cause });
  }
}

function objects(value: unknown): Json[] {
  return Array.isArray(value)
    ? value.filter((item): item is Json => typeof item === 'object' && item !== null)
    : [];
}

function widgetOf({ title, phrase, time_frame: timeFrame }: Json): InstalledWidget {
  const { relativeTime } = objects([timeFrame])[0] ?? {};
  const widget = {
    title: String(title),
    ...(typeof relativeTime === 'number' ? { windowMilliseconds: relativeTime } : {}),
  };
  try {
    return { ...widget, query: parseQuery(String(phrase)) };
  } catch (error) {
    if (error instanceof XqlError || error instanceof RangeError)
      return { ...widget, problem: error.message };
    throw error;
  }
}
