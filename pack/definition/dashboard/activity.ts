import {
  alter,
  columnText,
  type Dashboard,
  datasetOf,
  firstOf,
  given,
  jsonText,
} from 'cortex-pack/definition';
import { eventDataset } from '../dataset.js';
import {
  actionOnResource,
  actorAddress,
  actorName,
  allAuditLogs,
  application,
  deniedSignIns,
  ofTokensAndKeys,
  signedInUser,
  userAddress,
} from '../event-values.js';
import { logTypeField } from '../streams.js';

const dataset = datasetOf(eventDataset);

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
| ${alter({ lag_seconds: 'timestamp_diff(_insert_time, _time, "SECOND")' })}
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
| filter ${deniedSignIns}
| ${alter({ user_name: signedInUser, user_address: userAddress })}
| comp count() as denied, count_distinct(user_address) as addresses by user_name
| sort desc denied
| limit 10`,
          chart: { kind: 'table' },
        },
        {
          title: 'Denied Access logins by application',
          description: 'Where logins were denied.',
          width: 33,
          query: `dataset = ${dataset}
| filter ${deniedSignIns}
| ${alter({ application })}
| comp count() as denied by application
| sort desc denied
| limit 10`,
          chart: { kind: 'pie', of: 'application', value: 'denied' },
        },
        {
          title: 'Denied Access logins by country',
          description: 'Only for events that say a country.',
          width: 33,
          query: `dataset = ${dataset}
| filter ${deniedSignIns}
| ${alter({ user_country: given('lowercase(to_string(country))') })}
| filter user_country != null
| comp count() as denied by user_country
| sort desc denied
| limit 10`,
          chart: { kind: 'pie', of: 'user_country', value: 'denied' },
        },
      ],
    },
    {
      height: 320,
      widgets: [
        {
          title: 'Top actors',
          description: 'Who changed most in account and profile, by log: two logs can hold the same change.',
          width: 40,
          query: `dataset = ${dataset}
| filter ${allAuditLogs}
| ${alter({ actor_name: actorName })}
| comp count_distinct(id) as changes by actor_name, ${logTypeField}
| sort desc changes
| limit 10`,
          chart: { kind: 'column', x: 'actor_name', y: 'changes', series: logTypeField },
        },
        {
          title: 'Tokens and keys',
          description: 'API tokens and Global API Keys that were created, shown, replaced or removed.',
          width: 60,
          query: `dataset = ${dataset}
| filter ${allAuditLogs} and ${ofTokensAndKeys}
| ${alter({ action_type: `lowercase(${actionOnResource})`, actor_name: actorName, actor_address: actorAddress })}
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
          description:
            'What administrators and the staff of Cloudflare changed, newest first. The newer log has no old values.',
          width: 100,
          query: `dataset = ${dataset}
| filter ${allAuditLogs} and lowercase(actor -> type) in ("admin", "cloudflare", "cloudflare_admin")
| ${alter({ actor_name: actorName, actor_address: actorAddress, action_type: 'action -> type', resource_kind: 'resource -> type', old_value: firstOf(columnText('oldValue'), columnText('oldValueJson')), new_value: firstOf(columnText('newValue'), columnText('newValueJson'), given(jsonText('resource', 'request'))) })}
| fields _time, actor_name, actor_address, action_type, resource_kind, old_value, new_value
| sort desc _time
| limit 50`,
          chart: { kind: 'table' },
        },
      ],
    },
  ],
};
