import {
  alter,
  type CorrelationRule,
  collectorSchedule,
  datasetOf,
  firstOf,
  given,
} from 'cortex-pack/definition';
import { eventDataset } from '../dataset.js';
import { actionType, actorAddress, actorName, auditLogs } from '../event-values.js';
import { accountAudit, userAudit } from './events.js';

export const globalApiKey: CorrelationRule = {
  id: 'b7e41d58-03c9-4a6f-8e72-9c50f1d3a643',
  file: 'GlobalApiKeyExposed',
  name: 'Cloudflare - Global API Key viewed or rotated',
  description: 'The Global API Key of a user was shown, created or replaced.',
  fromVersion: '8.4.0',
  severity: 'SEV_040_HIGH',
  category: 'CREDENTIAL_ACCESS',
  query: `dataset = ${datasetOf(eventDataset)}
| filter ${auditLogs}
| filter ${actionType} in ("api_key_view", "api_key_created", "rotate_api_key")
| ${alter({ actor_name: actorName, actor_address: actorAddress, action_type: 'action -> type', action_result: firstOf(given('action -> result'), '"not stated"') })}
| fields _time, actor_name, actor_address, action_type, action_result, id`,
  schedule: collectorSchedule,
  suppression: { hours: 1, columns: ['id'] },
  alertName: 'Cloudflare Global API Key: $action_type by $actor_name',
  alertDescription: '$actor_name did $action_type from $actor_address (successful: $action_result).',
  alertFields: { actor_effective_username: 'actor_name', action_local_ip: 'actor_address' },
  mitre: { 'TA0006 - Credential Access': ['T1552 - Unsecured Credentials'] },
  rationale:
    'The Global API Key carries all rights of its user, in every account, without second factor and without an end. Nobody needs to look at it where API tokens are used, so every look is worth an alert. The same record can come in two streams; it is reported once.',
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
  ],
  quiet: [
    {
      description: 'A token is created, a setting is changed.',
      events: [userAudit(2, { action: { type: 'token_create', result: true } }), accountAudit(1)],
    },
  ],
};
