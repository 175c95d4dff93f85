import type { Overview } from '../../protocol.js';
import { useCall } from '../calls/use-call.js';
import { countedText } from '../parts/quantity-text.js';

type Rule = Overview['report']['correlationRules'][number];

interface AlertsPanelProps {
  readonly rules: readonly Rule[];
  /** How many events there are; undefined while they are not to be looked at. */
  readonly events: number | undefined;
  readonly version: unknown;
}

/** Each correlation rule with the alerts that it raises among the events of the dataset. */
export function AlertsPanel({ rules, events, version }: AlertsPanelProps) {
  if (rules.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="overview-alerts">
      <div class="panel-header">
        <h2 id="overview-alerts" class="spread">
          Alerts in this dataset
        </h2>
        {events !== undefined && <span class="muted small">{countedText(events, 'event')}</span>}
      </div>
      <div class="panel-body stack tight">
        <p class="muted small">
          {(events ?? 0) > 0
            ? 'Each rule ran once over all events, whatever its search window. On a tenant it runs on its schedule.'
            : 'The rules run when there are events.'}
        </p>
        <ul class="overview-list">
          {rules.map((rule) => (
            <RuleItem key={rule.name} rule={rule} isAsked={(events ?? 0) > 0} version={version} />
          ))}
        </ul>
      </div>
    </section>
  );
}

function RuleItem({
  rule,
  isAsked,
  version,
}: {
  readonly rule: Rule;
  readonly isAsked: boolean;
  readonly version: unknown;
}) {
  const { response, problem } = useCall('alerts', isAsked ? { rule: rule.name } : undefined, version, {
    inBackground: true,
  });
  const { alerts = [], total = 0 } = response ?? {};
  const trouble = problem?.message ?? response?.problem;
  const waiting = isAsked && trouble === undefined ? 'running' : 'not run';
  const found = total === 0 ? 'no alert' : countedText(total, 'alert');
  const outcome = response === undefined ? waiting : found;
  return (
    <li>
      <div class="row tight">
        <strong class="spread">{rule.name}</strong>
        {rule.severity !== undefined && <span class="badge">{rule.severity}</span>}
        <span class={`badge number ${total > 0 ? 'warning' : ''}`}>{outcome}</span>
      </div>
      {rule.description !== undefined && <p class="muted small">{rule.description}</p>}
      {trouble !== undefined && <p class="notice warning small">{trouble}</p>}
      {alerts.length > 0 && (
        <ul class="overview-alerts small">
          {alerts.slice(0, 3).map(({ name, events }, index) => (
            <li key={index}>
              <bdi>{name}</bdi> <span class="muted">({countedText(events, 'event')})</span>
            </li>
          ))}
          {total > 3 && <li class="muted">and {countedText(total - 3, 'more alert')}</li>}
        </ul>
      )}
    </li>
  );
}
