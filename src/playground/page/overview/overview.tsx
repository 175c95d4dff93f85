import { useRef, useState } from 'preact/hooks';
import { useCall } from '../calls/use-call.js';
import { Markdown } from '../parts/markdown.js';
import { countedText } from '../parts/quantity-text.js';
import { hasLooked } from '../shell/looked.js';
import type { ViewProps } from '../shell/view.js';
import { AccessPanel } from './access-panel.js';
import { AlertsPanel } from './alerts-panel.js';
import { DashboardPanel } from './dashboard-panel.js';
import { FindingsPanel } from './findings-panel.js';
import { InstallsPanel } from './installs-panel.js';
import { KnowledgePanel } from './knowledge-panel.js';
import './overview.css';
import { StepList } from './step-list.js';
import { stepsOf } from './steps.js';
import { SummaryPanel } from './summary-panel.js';

/** More events than this are looked at only when the user asks for it: each rule and widget reads all of them. */
const mostUnasked = 20_000;

/** Whether the pack is good: what it is, what was verified, what it finds, and what is left to do. */
export function Overview({ snapshot }: ViewProps) {
  const { watch, dataset } = snapshot;
  const { response: overview, problem } = useCall('overview', {}, watch.installedAt);
  const events = useEvents(snapshot);
  if (problem !== undefined) return <p class="view notice error">{problem.message}</p>;
  if (overview === undefined)
    return (
      <div class="view view-fill" aria-busy="true">
        <p class="empty">Reading and validating the pack</p>
      </div>
    );
  const { report, uploadCommand } = overview;
  const steps = stepsOf(snapshot, {
    looked: hasLooked(),
    hasIntegration: report.integrations.length > 0,
    errors: report.validation.counts.errors,
  });
  const version = `${watch.installedAt} ${events.shown}`;
  const hasResults = report.correlationRules.length + report.dashboards.length > 0;
  return (
    <div class="view overview">
      <div class="stack overview-main">
        <SummaryPanel overview={overview} />
        {snapshot.pack.rulesProblem !== undefined && (
          <p class="notice warning">
            The modeling rules are not in use here, so nothing is in the data model:{' '}
            {snapshot.pack.rulesProblem}
          </p>
        )}
        <FindingsPanel findings={report.validation.findings} />
        {hasResults && events.shown !== dataset.count && (
          <p class="notice row tight">
            <span class="spread">
              {events.shown === undefined
                ? `Rules and dashboards are not run over ${countedText(dataset.count, 'event')} without being asked.`
                : `Alerts and dashboards are as of ${countedText(events.shown, 'event')}.`}
            </span>
            <button type="button" class="button small" onClick={events.refresh}>
              Run over {countedText(dataset.count, 'event')}
            </button>
          </p>
        )}
        <AlertsPanel rules={report.correlationRules} events={events.shown} version={version} />
        {report.dashboards.map((dashboard, index) => (
          <DashboardPanel
            key={index}
            dashboard={dashboard}
            hasEvents={(events.shown ?? 0) > 0}
            version={version}
          />
        ))}
      </div>
      <div class="stack overview-side">
        <StepList steps={steps} uploadCommand={uploadCommand} />
        <InstallsPanel installs={report.installs} />
        {report.integrations.map((integration) => (
          <AccessPanel key={integration.id} integration={integration} />
        ))}
        <KnowledgePanel report={report} />
      </div>
      {report.readme !== undefined && (
        <section class="panel overview-readme" aria-labelledby="overview-readme">
          <div class="panel-header">
            <h2 id="overview-readme">README, as the marketplace shows it</h2>
          </div>
          <div class="panel-body">
            <Markdown text={report.readme} />
          </div>
        </section>
      )}
    </div>
  );
}

/** The number of events that rules and widgets are shown for: it stands still while they arrive one after the other. */
function useEvents({ dataset: { count }, fetching }: ViewProps['snapshot']): {
  readonly shown: number | undefined;
  readonly refresh: () => void;
} {
  const kept = useRef<number | undefined>(undefined);
  const [, setAsked] = useState(0);
  const isSettled = fetching === undefined || kept.current === undefined;
  if (isSettled && count <= mostUnasked) kept.current = count;
  const refresh = () => {
    kept.current = count;
    setAsked(count);
  };
  return { shown: kept.current, refresh };
}
