import { alter, type CorrelationRule, datasetOf, firstOf, given } from 'cortex-pack/definition';
import { eventDataset } from '../dataset.js';
import { actionType, actorAddress, actorName, auditLogs } from '../event-values.js';
import { accountAudit, late, userAudit } from './events.js';
import { everyTenMinutes, hasJustArrived } from './schedules.js';

export const globalApiKey: CorrelationRule = {
  id: 'b7e41d58-03c9-4a6f-8e72-9c50f1d3a643',
  file: 'GlobalApiKeyExposed',
  name: 'Cloudflare - Global API Key viewed or rotated',
  description: 'The Global API Key of a user was shown, created or replaced.',
  fromVersion: '8.4.0',
  severity: 'SEV_040_HIGH',
  category: 'CREDENTIAL_ACCESS',
  query: `dataset = ${datasetOf(eventDataset)}
| filter ${auditLogs} and ${hasJustArrived}
| filter ${actionType} in ("api_key_view", "api_key_created", "rotate_api_key")
| ${alter({ actor_name: actorName, actor_address: actorAddress, action_type: 'action -> type', action_result: firstOf(given('action -> result'), '"not stated"') })}
| fields _time, actor_name, actor_address, action_type, action_result, id`,
  schedule: everyTenMinutes,
  suppression: { hours: 1, columns: ['id'] },
  alertName: 'Cloudflare Global API Key: $action_type by $actor_name',
  alertDescription: '$actor_name did $action_type from $actor_address (successful: $action_result).',
  alertFields: { actor_effective_username: 'actor_name', action_local_ip: 'actor_address' },
  mitre: { 'TA0006 - Credential Access': ['T1552 - Unsecured Credentials'] },
  rationale:
    'The Global API Key carries all rights of its user, in every account, without second factor and without an end. Nobody needs to look at it where API tokens are used, so every look is worth an alert. Only the older logs are read: the newer one records no views, and what it calls a rotation is not documented. The same record can come in two streams; it is reported once.',
  tuning: [
    'Where Global API Keys are still in use, lower the severity for views and keep it for rotations that nobody announced.',
  ],
  fires: [
    {
      description: 'A user views the key.',
      events: [userAudit(1, { action: { type: 'API_key_view', result: true } })],
    },
    {
      description: 'A user replaces it.',
      events: [userAudit(1, { action: { type: 'rotate_API_key', result: true } })],
    },
    {
      description: 'A view of the key that is collected two days later, after an outage.',
      events: [late(2 * 24 * 60, userAudit(1, { action: { type: 'API_key_view', result: true } }))],
    },
  ],
  quiet: [
    {
      description: 'A token is created, a setting is changed.',
      events: [userAudit(2, { action: { type: 'token_create', result: true } }), accountAudit(1)],
    },
    {
      description: 'A view of the day before, which has been reported.',
      events: [userAudit(24 * 60, { action: { type: 'API_key_view', result: true } })],
    },
  ],
};
