import type { Overview } from '../../protocol.js';
import { useCall } from '../calls/use-call.js';
import { QueryGraph } from '../chart/query-graph.js';
import { ResultTable } from './result-table.js';

type Widget = Overview['report']['dashboards'][number]['widgets'][number];

interface WidgetViewProps {
  readonly widget: Widget;
  readonly version: unknown;
}

/** A widget with what its query finds, drawn as the query says. */
export function WidgetView({ widget, version }: WidgetViewProps) {
  const { title, description, query, windowMilliseconds } = widget;
  const request =
    query === undefined
      ? undefined
      : { text: query, ...(windowMilliseconds === undefined ? {} : { timeframe: windowMilliseconds }) };
  const { response, problem } = useCall('query', request, version, { inBackground: true });
  const isWaiting = request !== undefined && response === undefined && problem === undefined;
  // The graph has the title itself.
  const isGraph = response?.graph !== undefined && response.rows.length > 0;
  return (
    <section class="overview-widget" aria-label={title} aria-busy={isWaiting}>
      {!isGraph && (
        <h3>
          <bdi>{title}</bdi>
        </h3>
      )}
      {isGraph && response !== undefined && (
        <QueryGraph settings={{ ...response.graph, header: title }} rows={response.rows} />
      )}
      {description !== undefined && <p class="muted small">{description}</p>}
      {isWaiting && (
        <p class="row tight muted small">
          <span class="spinner" />
          Its query is running
        </p>
      )}
      {request === undefined && <p class="notice small">The widget has no query.</p>}
      {problem !== undefined && <p class="notice warning small">{problem.message}</p>}
      {!isGraph && response !== undefined && (
        <ResultTable title={title} columns={response.columns} rows={response.rows} />
      )}
    </section>
  );
}
