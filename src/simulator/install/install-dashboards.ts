import { UserError } from '../../shared/errors.js';
import { isJsonObject, type JsonObject, objectsIn } from '../../shared/json.js';
import { readZip, textFile } from '../../shared/zip.js';
import { isUploadPath } from '../../spec/pack-paths.js';
import { parseQuery } from '../../xql/evaluator/parse-query.js';
import type { ParsedQuery } from '../../xql/evaluator/syntax.js';
import { XqlError } from '../../xql/evaluator/xql-error.js';

export interface InstalledWidget {
  readonly title: string;
  /** How far back it looks, in milliseconds; absent for all events. */
  readonly windowMilliseconds?: number;
  /** The query as it is written. */
  readonly text: string;
  /** Absent for a query beyond the part of the language that is known here; `problem` says why then. */
  readonly query?: ParsedQuery;
  readonly problem?: string;
}

export interface InstalledDashboard {
  readonly name: string;
  readonly widgets: readonly InstalledWidget[];
}

/** The dashboards of a pack zip as tenants take it, with their widgets in the order of the layout. Throws UserError. */
export function installDashboards(zip: Uint8Array): InstalledDashboard[] {
  const files = readZip(zip);
  const paths = [...files.keys()].filter((path) => isUploadPath('dashboard', path));
  return paths.sort().flatMap((path) => {
    const content = parseJson(path, textFile(files, path) ?? '');
    return objectsIn(content.dashboards_data).map((dashboard) => ({
      name: String(dashboard.name),
      widgets: objectsIn(dashboard.layout)
        .flatMap((row) => objectsIn(row.data))
        .map(({ data }) => widgetOf(isJsonObject(data) ? data : {})),
    }));
  });
}

function parseJson(path: string, text: string): JsonObject {
  try {
    const content: unknown = JSON.parse(text);
    return isJsonObject(content) ? content : {};
  } catch (cause) {
    throw new UserError('rule-unreadable', `${path}: The dashboard is not JSON.`, { cause });
  }
}

function widgetOf({ title, phrase, time_frame: timeFrame }: JsonObject): InstalledWidget {
  const { relativeTime } = isJsonObject(timeFrame) ? timeFrame : {};
  const widget = {
    title: String(title),
    text: String(phrase),
    ...(typeof relativeTime === 'number' ? { windowMilliseconds: relativeTime } : {}),
  };
  try {
    return { ...widget, query: parseQuery(widget.text) };
  } catch (error) {
    if (error instanceof XqlError) return { ...widget, problem: error.inQuery() };
    if (error instanceof RangeError) return { ...widget, problem: error.message };
    throw error;
  }
}
