import { type CorrelationRule, datasetOf } from 'cortex-pack/definition';
import { eventDataset } from '../dataset.js';
import { logTypeField, streams } from '../streams.js';
import { accountAudit, accountAuditV2, repeated } from './events.js';

export const auditSilence: CorrelationRule = {
  id: 'd3f86b12-9a4c-47e5-8d20-5e61c07fb965',
  file: 'AuditSilence',
  name: 'Cloudflare - audit log went silent',
  description: 'An account that recorded many changes in the week before has recorded none for three days.',
  fromVersion: '8.4.0',
  severity: 'SEV_020_LOW',
  category: 'EVASION',
  query: `dataset = ${datasetOf(eventDataset)}
| filter ${logTypeField} in ("${streams.accountAudit.name}", "${streams.accountAuditV2.name}")
| comp count() as records, max(_time) as newest_record, max(_insert_time) as arrival by ${logTypeField}
| filter records >= 50 and timestamp_diff(current_time(), newest_record, "HOUR") >= 72
| comp values(${logTypeField}) as logs, sum(records) as events, max(newest_record) as newest, max(arrival) as last_arrival
| filter events > 0`,
  schedule: { crontab: '15 * * * *', searchWindowMinutes: 7 * 24 * 60 },
  suppression: { hours: 24, columns: ['newest'] },
  alertName: 'No Cloudflare audit logs since $newest',
  alertDescription:
    '$events records of $logs came in the last week, and none since $newest; the last arrival was at $last_arrival. Look at the status of the collector first.',
  alertFields: {},
  mitre: { 'TA0005 - Defense Evasion': ['T1562 - Impair Defenses'] },
  rationale:
    'A collector that stops raises no alarm of its own: expired tokens, removed permissions and disabled instances all look like quiet days. The rule speaks up only where there were at least 50 records in the days before, and after three days, which no weekend lasts. It looks at the two logs of the account one by one, and reports those that are silent together.',
  tuning: [
    'Where automation changes something every hour, shorten the three days to one.',
    'For other event types, copy the rule with their name.',
  ],
  fires: [
    {
      description: 'Sixty records four to six days ago, and none since.',
      events: repeated(60, 30, (minutesAgo) => accountAudit(4 * 24 * 60 + minutesAgo)),
    },
    {
      description: 'The same in both logs of the account.',
      events: [
        ...repeated(60, 30, (minutesAgo) => accountAudit(4 * 24 * 60 + minutesAgo)),
        ...repeated(60, 30, (minutesAgo) => accountAuditV2(4 * 24 * 60 + minutesAgo)),
      ],
    },
    {
      description: 'The newer log is silent, and the older one is not.',
      events: [
        ...repeated(60, 30, (minutesAgo) => accountAudit(minutesAgo)),
        ...repeated(60, 30, (minutesAgo) => accountAuditV2(4 * 24 * 60 + minutesAgo)),
      ],
    },
  ],
  quiet: [
    {
      description: 'Records until two days ago.',
      events: repeated(60, 30, (ago) => accountAudit(2 * 24 * 60 + ago)),
    },
    {
      description: 'An account with few records.',
      events: repeated(20, 30, (ago) => accountAudit(4 * 24 * 60 + ago)),
    },
    { description: 'No record at all.', events: [] },
  ],
};
