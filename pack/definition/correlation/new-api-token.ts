import { alter, type CorrelationRule, columnText, datasetOf } from 'cortex-pack/definition';
import { eventDataset } from '../dataset.js';
import { actionType, actorAddress, actorName, auditLogs, wasNotRefused } from '../event-values.js';
import { accountAudit, userAudit } from './events.js';

const created = { action: { type: 'token_create', result: true } };
const someoneElse = {
  actor: {
    id: 'e05b6cf2381f4a41b7d59a60c83f1d24',
    email: 'noor@example.net',
    ip: '203.0.113.9',
    type: 'user',
  },
};

export const newApiToken: CorrelationRule = {
  id: '8f2a6c94-7d13-4e0b-b5c8-21d97ae60f32',
  file: 'ApiTokenByUnusualActor',
  name: 'Cloudflare - API token created by an unusual actor',
  description: 'Somebody who created no API token in the week before created one.',
  fromVersion: '8.4.0',
  severity: 'SEV_030_MEDIUM',
  category: 'PERSISTENCE',
  query: `dataset = ${datasetOf(eventDataset)}
| filter ${auditLogs}
| filter ${actionType} = "token_create" and ${wasNotRefused}
| ${alter({ actor_name: actorName, actor_address: actorAddress, way: columnText('interface') })}
| comp count_distinct(id) as tokens, min(_time) as first_created, max(actor_address) as address, values(way) as ways by actor_name
| filter timestamp_diff(current_time(), first_created, "MINUTE") <= 60`,
  schedule: { crontab: '*/15 * * * *', searchWindowMinutes: 7 * 24 * 60 },
  suppression: { hours: 24, columns: ['actor_name'] },
  alertName: 'Cloudflare API token created by $actor_name',
  alertDescription:
    '$actor_name created $tokens API tokens from $address, the first one at $first_created, and none in the week before.',
  alertFields: { actor_effective_username: 'actor_name', action_local_ip: 'address' },
  mitre: { 'TA0003 - Persistence': ['T1098 - Account Manipulation'] },
  rationale:
    'A token outlives the session and the password of whoever created it, so it is what an intruder makes first. Few people create tokens, and those who do it for a living did so in the days before: they are not reported. Nobody is reported twice a day.',
  tuning: [
    'Where a platform team creates tokens on and off, lengthen the search window as far as the tenant allows.',
    'Leave out an actor of automation by its email or id in the second filter.',
  ],
  fires: [{ description: 'The first token of a user in a week.', events: [userAudit(20, created)] }],
  quiet: [
    {
      description: 'A user who created a token three days before, too.',
      events: [userAudit(20, created), userAudit(3 * 24 * 60, created)],
    },
    {
      description: 'A token that could not be created, and a token that was rolled.',
      events: [
        accountAudit(5, { action: { type: 'token_create', result: false } }),
        accountAudit(4, { ...someoneElse, action: { type: 'token_roll', result: true } }),
      ],
    },
    { description: 'A token that was created two hours ago.', events: [userAudit(120, created)] },
  ],
};
