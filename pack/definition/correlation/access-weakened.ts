import {
  alter,
  type CorrelationRule,
  collectorSchedule,
  columnText,
  datasetOf,
  firstOf,
  given,
  jsonText,
} from 'cortex-pack/definition';
import { eventDataset } from '../dataset.js';
import { actionType, actorAddress, actorName, wasNotRefused } from '../event-values.js';
import { logTypeField, streams } from '../streams.js';
import { accountAudit, accountAuditV2 } from './events.js';

/** Of a record of the newer log that has no path. */
const productAndType = `concat(${given('resource -> product')}, " ", ${given('resource -> type')})`;

const audits = [streams.accountAudit.name, streams.userAudit.name, streams.accountAuditV2.name];

export const accessWeakened: CorrelationRule = {
  id: '2c94b0a7-65e8-4d31-a0f9-7be813c5d254',
  file: 'AccessProtectionWeakened',
  name: 'Cloudflare Access - policy or application weakened',
  description:
    'An Access policy now lets people in without a check or lets everyone in, or a policy, group or application was deleted.',
  fromVersion: '8.4.0',
  severity: 'SEV_040_HIGH',
  category: 'EVASION',
  query: `dataset = ${datasetOf(eventDataset)}
| filter ${logTypeField} in (${audits.map((name) => `"${name}"`).join(', ')})
| filter ${wasNotRefused}
| ${alter({ actor_name: actorName, actor_address: actorAddress, action_type: actionType, place: `lowercase(${firstOf(given('raw -> uri'), productAndType, given('resource -> type'), '""')})`, request_text: jsonText('resource', 'request') })}
| filter place contains "access"
| ${alter({ new_value: `lowercase(${firstOf(columnText('newValueJson'), given('request_text'), columnText('newValue'), '""')})` })}
| filter new_value ~= "decision\\W+(bypass|non_identity)" or (new_value ~= "decision\\W+allow" and new_value ~= "\\Weveryone\\W") or (action_type contains "delete" and place ~= "app|polic|group")
| fields _time, actor_name, actor_address, action_type, place, new_value, id`,
  schedule: collectorSchedule,
  suppression: { hours: 1, columns: ['id'] },
  alertName: 'Cloudflare Access weakened by $actor_name',
  alertDescription: '$actor_name from $actor_address: $action_type of $place. After the change: $new_value.',
  alertFields: { actor_effective_username: 'actor_name', action_local_ip: 'actor_address' },
  mitre: { 'TA0005 - Defense Evasion': ['T1562 - Impair Defenses', 'T1556 - Modify Authentication Process'] },
  rationale:
    'Access is the door of the applications behind it. Rules that open it for all are few and planned, so a new one is rare and worth a question. The rule looks at what Cloudflare documents: the decisions and selectors of a policy, and the paths of the API. What the older audit log calls these resources is not documented; the rule takes every name that contains "access".',
  tuning: [
    'Leave out the actor of your infrastructure code when its changes are reviewed elsewhere.',
    'Public applications with a bypass policy: leave out their id in the last filter.',
  ],
  fires: [
    {
      description: 'A policy becomes a bypass for everyone.',
      events: [
        accountAudit(1, {
          action: { type: 'change', result: true },
          resource: { id: 'f174e90a', type: 'access_policy' },
          newValueJson: { decision: 'bypass', include: [{ everyone: {} }] },
        }),
      ],
    },
    {
      description: 'A policy allows everyone, in the newer log.',
      events: [
        accountAuditV2(1, {
          action: { type: 'update', result: 'success', time: '2026-11-03T08:14:52Z' },
          raw: { method: 'PUT', uri: '/accounts/5c9e/access/apps/3f0a/policies/f174', status_code: 200 },
          resource: {
            product: 'access',
            type: 'policy',
            request: { decision: 'allow', include: [{ everyone: {} }] },
          },
        }),
      ],
    },
    {
      description: 'The same in a record without a path, with the policies as a list.',
      events: [
        accountAuditV2(1, {
          action: { type: 'update', result: 'success', time: '2026-11-03T08:14:52Z' },
          raw: {},
          resource: {
            product: 'access',
            type: 'policy',
            request: [{ decision: 'allow', include: [{ everyone: {} }] }],
          },
        }),
      ],
    },
    {
      description: 'An application is deleted, in the newer log.',
      events: [
        accountAuditV2(1, {
          action: { type: 'delete', result: 'success', time: '2026-11-03T08:14:52Z' },
          raw: { method: 'DELETE', uri: '/accounts/5c9e/access/apps/3f0a', status_code: 202 },
          resource: { product: 'access', type: 'app' },
        }),
      ],
    },
  ],
  quiet: [
    {
      description: 'A policy that denies everyone, and one that allows a group.',
      events: [
        accountAudit(2, {
          resource: { id: 'f174e90a', type: 'access_policy' },
          newValueJson: { decision: 'deny', include: [{ everyone: {} }] },
        }),
        accountAudit(1, {
          resource: { id: 'f174e90a', type: 'access_policy' },
          newValueJson: { decision: 'allow', include: [{ group: { id: 'aa0a4aab' } }] },
        }),
      ],
    },
    {
      description: 'A bypass for everyone that was refused, in both logs.',
      events: [
        accountAudit(2, {
          action: { type: 'change', result: false },
          resource: { id: 'f174e90a', type: 'access_policy' },
          newValueJson: { decision: 'bypass', include: [{ everyone: {} }] },
        }),
        accountAuditV2(1, {
          action: { type: 'update', result: 'failure', time: '2026-11-03T08:14:52Z' },
          raw: { method: 'PUT', uri: '/accounts/5c9e/access/apps/3f0a/policies/f174', status_code: 403 },
          resource: { product: 'access', type: 'policy', request: { decision: 'bypass' } },
        }),
      ],
    },
    {
      description: 'DNS records are added and deleted.',
      events: [
        accountAudit(2),
        accountAuditV2(1),
        accountAuditV2(1, { action: { type: 'delete', result: 'success', time: '2026-11-03T08:14:52Z' } }),
      ],
    },
  ],
};
