import type { Overview } from '../../protocol.js';
import { WidgetView } from './widget-view.js';

type Dashboard = Overview['report']['dashboards'][number];

interface DashboardPanelProps {
  readonly dashboard: Dashboard;
  readonly hasEvents: boolean;
  readonly version: unknown;
}

/** A dashboard of the pack over the events of the dataset. */
export function DashboardPanel({ dashboard, hasEvents, version }: DashboardPanelProps) {
  return (
    <section class="panel" aria-label={`Dashboard ${dashboard.name}`}>
      <div class="panel-header">
        <h2>
          Dashboard <bdi>{dashboard.name}</bdi>
        </h2>
      </div>
      {hasEvents ? (
        <div class="panel-body overview-widgets">
          {dashboard.widgets.map((widget, index) => (
            <WidgetView key={index} widget={widget} version={version} />
          ))}
        </div>
      ) : (
        <p class="empty">
          The dataset has no events yet. <a href="#/fetch">Fetch some</a>
        </p>
      )}
    </section>
  );
}
