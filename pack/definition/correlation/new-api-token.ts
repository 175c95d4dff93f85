import { alter, type CorrelationRule, columnText, datasetOf, firstOf, given } from 'cortex-pack/definition';
import { eventDataset } from '../dataset.js';
import { actorAddress, actorName, allAuditLogs, createdToken, wasNotRefused } from '../event-values.js';
import { logTypeField, streams } from '../streams.js';
import { accountAudit, accountAuditV2, late, userAudit } from './events.js';

const created = { action: { type: 'token_create', result: true } };
const createdInNewerLog = {
  action: { type: 'create', result: 'success', time: '2026-11-03T08:14:52Z' },
  raw: { method: 'POST', uri: '/user/tokens', status_code: 200 },
  resource: { type: 'api_token', request: { name: 'ci' } },
};
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
| filter ${allAuditLogs}
| filter ${createdToken} and ${wasNotRefused}
| ${alter({ actor_name: actorName, actor_address: actorAddress, way: firstOf(columnText('interface'), given('actor -> context')), is_newer_log: `if(${logTypeField} = "${streams.accountAuditV2.name}", "yes", "no")` })}
| comp count_distinct(id) as records, min(_time) as first_record, max(_time) as last_record, min(_insert_time) as first_of_log, values(actor_address) as log_addresses, values(way) as log_ways by actor_name, is_newer_log
| ${alter({ log_address: 'arrayindex(log_addresses, 0)', log_way: 'arrayindex(log_ways, 0)' })}
| comp max(records) as tokens, min(first_record) as first_created, max(last_record) as last_created, min(first_of_log) as first_arrival, values(log_address) as addresses, values(log_way) as ways by actor_name
| ${alter({ address: 'arrayindex(addresses, 0)', way: 'arrayindex(ways, 0)' })}
| filter timestamp_diff(current_time(), first_arrival, "MINUTE") <= 60 and timestamp_diff(last_created, first_created, "MINUTE") <= 60`,
  schedule: { crontab: '*/15 * * * *', searchWindowMinutes: 7 * 24 * 60 },
  suppression: { hours: 24, columns: ['actor_name'] },
  alertName: 'Cloudflare API token created by $actor_name',
  alertDescription:
    '$actor_name created $tokens API tokens from $address, the first one at $first_created, and none in the week before.',
  alertFields: { actor_effective_username: 'actor_name', action_local_ip: 'address' },
  mitre: { 'TA0003 - Persistence': ['T1098 - Account Manipulation'] },
  rationale:
    'A token outlives the session and the password of whoever created it, so it is what an intruder makes first. Few people create tokens, and those who do it for a living did so in the days before: they are not reported. Nobody is reported twice a day. In the newer log the rule takes the documented request that creates a token; the same token in both logs is one alert where both name the actor alike.',
  tuning: [
    'Where a platform team creates tokens on and off, lengthen the search window as far as the tenant allows.',
    'Leave out an actor of automation by its email or id in the second filter.',
  ],
  fires: [
    { description: 'The first token of a user in a week.', events: [userAudit(20, created)] },
    {
      description: 'The same, collected five hours later.',
      events: [late(5 * 60, userAudit(20, created))],
    },
    {
      description: 'A token that only the newer log has.',
      events: [accountAuditV2(20, createdInNewerLog)],
    },
    {
      description: 'One token in both logs, which is counted once.',
      events: [accountAudit(20, created), accountAuditV2(20, createdInNewerLog)],
    },
  ],
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
    {
      description: 'Tokens of a week that are collected together, and requests that create none.',
      events: [
        late(24 * 60, accountAudit(20, created)),
        accountAudit(20, created),
        accountAuditV2(20, {
          ...createdInNewerLog,
          action: { type: 'update', result: 'success' },
          raw: { method: 'PUT', uri: '/user/tokens/c0ffee12', status_code: 200 },
          ...someoneElse,
        }),
      ],
    },
  ],
};
