import type { Dashboard } from '../../../src/definition/dashboard.js';
import { datasetOf } from '../../../src/definition/pack.js';
import { eventDataset } from '../dataset.js';
import { logTypeField, streams } from '../streams.js';

const dataset = datasetOf(eventDataset);
const audits = `${logTypeField} in ("${streams.accountAudit.name}", "${streams.userAudit.name}")`;
const deniedLogins = `${logTypeField} = "${streams.accessAuthentication.name}" and lowercase(action) = "login" and allowed = false`;

export const activityDashboard: Dashboard = {
  id: '7c1e5a90d4b84f26a3e9508f12d6c7b4',
  file: 'Activity',
  name: 'Cloudflare Zero Trust Activity',
  description:
    'What happens in the Cloudflare account: changes, tokens and keys, denied logins, and how fresh the events are.',
  fromVersion: '8.4.0',
  days: 7,
  rows: [
    {
      height: 320,
      widgets: [
        {
          title: 'Events by type',
          description: 'How many events came in each hour.',
          width: 60,
          query: `dataset = ${dataset}
| bin _time span = 1h
| comp count() as events by _time, ${logTypeField}
| sort asc _time`,
          chart: { kind: 'column', x: '_time', y: 'events', series: logTypeField },
        },
        {
          title: 'Ingestion lag',
          description: 'Seconds from the event to its arrival.',
          width: 40,
          query: `dataset = ${dataset}
| alter lag_seconds = timestamp_diff(_insert_time, _time, "SECOND")
| comp count() as events, avg(lag_seconds) as average_lag, max(lag_seconds) as worst_lag, max(_time) as newest by ${logTypeField}
| sort desc events`,
          chart: { kind: 'table' },
        },
      ],
    },
    {
      height: 320,
      widgets: [
        {
          title: 'Denied Access logins by user',
          description: 'Who was denied most often.',
          width: 34,
          query: `dataset = ${dataset}
| filter ${deniedLogins}
| comp count() as denied, count_distinct(ip_address) as addresses by user_email
| sort desc denied
| limit 10`,
          chart: { kind: 'table' },
        },
        {
          title: 'Denied Access logins by application',
          description: 'Where logins were denied.',
          width: 33,
          query: `dataset = ${dataset}
| filter ${deniedLogins}
| comp count() as denied by app_domain
| sort desc denied
| limit 10`,
          chart: { kind: 'pie', of: 'app_domain', value: 'denied' },
        },
        {
          title: 'Denied Access logins by country',
          description: 'Only for events that say a country.',
          width: 33,
          query: `dataset = ${dataset}
| filter ${deniedLogins} and country != null
| comp count() as denied by country
| sort desc denied
| limit 10`,
          chart: { kind: 'pie', of: 'country', value: 'denied' },
        },
      ],
    },
    {
      height: 320,
      widgets: [
        {
          title: 'Top actors',
          description: 'Who changed most in account and profile.',
          width: 40,
          query: `dataset = ${dataset}
| filter ${audits}
| alter actor_name = coalesce(actor -> email, actor -> type, actor -> id)
| comp count_distinct(id) as changes by actor_name
| sort desc changes
| limit 10`,
          chart: { kind: 'column', x: 'actor_name', y: 'changes' },
        },
        {
          title: 'Tokens and keys',
          description: 'API tokens and Global API Keys that were created, shown, replaced or removed.',
          width: 60,
          query: `dataset = ${dataset}
| filter ${audits} and lowercase(action -> type) ~= "token|api_key"
| alter action_type = lowercase(action -> type), actor_name = coalesce(actor -> email, actor -> id), actor_address = actor -> ip
| comp count_distinct(id) as times, max(_time) as last_time, values(actor_address) as addresses by action_type, actor_name
| sort desc last_time
| limit 20`,
          chart: { kind: 'table' },
        },
      ],
    },
    {
      height: 360,
      widgets: [
        {
          title: 'Privileged changes',
          description: 'What administrators and the staff of Cloudflare changed, newest first.',
          width: 100,
          query: `dataset = ${dataset}
| filter ${audits} and lowercase(actor -> type) in ("admin", "cloudflare")
| alter actor_name = coalesce(actor -> email, actor -> id), actor_address = actor -> ip, action_type = action -> type, target = resource -> type
| fields _time, actor_name, actor_address, action_type, target, oldValue as old_value, newValue as new_value
| sort desc _time
| limit 50`,
          chart: { kind: 'table' },
        },
      ],
    },
  ],
};
