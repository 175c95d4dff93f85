import {
  alter,
  type CorrelationRule,
  columnText,
  datasetOf,
  firstOf,
  given,
  jsonText,
} from 'cortex-pack/definition';
import { eventDataset } from '../dataset.js';
import { actionType, actorAddress, actorName, wasNotRefused } from '../event-values.js';
import { logTypeField, streams } from '../streams.js';
import { accountAudit, accountAuditV2, late } from './events.js';
import { everyTenMinutes, hasJustArrived } from './schedules.js';

/** Of a record of the newer log that has no path. */
const productAndType = `concat(${given('resource -> product')}, " ", ${given('resource -> type')})`;

const audits = [streams.accountAudit.name, streams.userAudit.name, streams.accountAuditV2.name];

/** The path of a request; in a record without one, Cloudflare's own name of the resource, which has no slash. */
const isAccess = `place ~= "(accounts|zones)/[^/]+/access/(apps|policies|groups)([/?]|$)" or place ~= "^[^/]*access[^/]*$"`;

const isWholeResource = `place ~= "/access/(apps|policies|groups)/[^/?]+(/policies/[^/?]+)?/?([?]|$)" or place ~= "^[^/]*(app|polic|group)[^/]*$"`;

/** What may stand between a name, its value, and the brackets around them. */
const punctuation = String.raw`[^\w{}]*`;

/** Text with as many levels of braces as a policy has, each of them closed: it cannot lead out of a policy. */
const closed = [1, 2].reduce((inner) => String.raw`[^{}]*(?:\{${inner}\}[^{}]*)*`, '[^{}]*');

/** The same among the items of one list. */
const items = String.raw`[^{}\[\]]*(?:\{${closed}\}[^{}\[\]]*)*`;

const allow = String.raw`\Wdecision\W{1,3}:\W{1,3}allow\W`;

/** The list of a selector is `[]` where it selects nothing. */
function listOf(selector: string): string {
  return String.raw`\W${selector}[^\w{}\[\]]*\[`;
}

/** The selectors that every visitor matches. A name such as "Everyone in Finance" is none. */
const everyone = String.raw`\{${punctuation}(?:everyone${punctuation}\{|ip${punctuation}\{${punctuation}ip\W{1,3}:\W{1,3}(?:0\.0\.0\.0|::)/0)${punctuation}\}${punctuation}\}`;

/** A policy that asks for more than its `include`. */
const demanding = String.raw`\{${closed}${listOf('require')}[^\]{]*\{${closed}\}${closed}\}`;

/** In one policy, in either order. */
const letsEveryoneIn = `${allow}${closed}${listOf('include')}${items}<everyone>|${listOf('include')}${items}<everyone>${closed}${allow}`;

const asksNobody = String.raw`\Wdecision\W{1,3}:\W{1,3}(bypass|non_identity)\W`;

/** Each of them on its own: one may hold what another does not. */
const values = [columnText('newValueJson'), given('request_text'), columnText('newValue')];
const allValues = values.map((value) => firstOf(value, '"none"')).join(', " ", ');

function accessRequest(request: object) {
  return accountAuditV2(1, {
    action: { type: 'update', result: 'success', time: '2026-11-03T08:14:52Z' },
    raw: { method: 'PUT', uri: '/accounts/5c9e/access/apps/3f0a', status_code: 200 },
    resource: { product: 'access', type: 'app', request },
  });
}

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
| filter ${hasJustArrived}
| filter ${wasNotRefused}
| ${alter({ actor_name: actorName, actor_address: actorAddress, action_type: actionType, place: `lowercase(${firstOf(given('raw -> uri'), productAndType, given('resource -> type'), '""')})`, request_text: jsonText('resource', 'request') })}
| filter ${isAccess}
| ${alter({ new_value: firstOf(...values, '""'), all_values: `lowercase(concat(${allValues}))` })}
| ${alter({ policies: `replex(replex(all_values, "${everyone}", "<everyone>"), "${demanding}", "")` })}
| filter all_values ~= "${asksNobody}" or policies ~= "${letsEveryoneIn}" or (action_type contains "delete" and (${isWholeResource}))
| fields _time, actor_name, actor_address, action_type, place, new_value, id`,
  schedule: everyTenMinutes,
  suppression: { hours: 1, columns: ['id'] },
  alertName: 'Cloudflare Access weakened by $actor_name',
  alertDescription: '$actor_name from $actor_address: $action_type of $place. After the change: $new_value.',
  alertFields: { actor_effective_username: 'actor_name', action_local_ip: 'actor_address' },
  mitre: { 'TA0005 - Defense Evasion': ['T1562 - Impair Defenses', 'T1556 - Modify Authentication Process'] },
  rationale:
    'Access is the door of the applications behind it. Rules that open it for all are few and planned, so a new one is rare and worth a question. The rule looks at what Cloudflare documents: the decisions and selectors of a policy, and the paths of the API. A policy that allows everyone and requires more is left alone. What the older audit log calls these resources is not documented; the rule takes every name that contains "access". Not seen: a group that now holds everyone, a requirement that was removed from a policy that includes less than everyone, and ranges of addresses that only together are all of them.',
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
    {
      description: 'A policy allows all addresses, and an older one stays as it was.',
      events: [
        accessRequest({
          policies: [
            { include: [{ ip: { ip: '0.0.0.0/0' } }], require: [], decision: 'allow' },
            { decision: 'allow', include: [{ everyone: {} }], require: [{ group: { id: 'aa0a4aab' } }] },
          ],
        }),
      ],
    },
    {
      description: 'A policy allows all addresses of version 6, in a record that comes an hour late.',
      events: [
        late(
          60,
          accountAudit(1, {
            resource: { id: 'f174e90a', type: 'access_policy' },
            newValueJson: { decision: 'allow', include: [{ ip: { ip: '::/0' } }] },
          }),
        ),
      ],
    },
    {
      description: 'A bypass in the text of the new value, which its JSON does not have.',
      events: [
        accountAudit(1, {
          resource: { id: 'f174e90a', type: 'access_policy' },
          newValue: '{"decision":"bypass"}',
          newValueJson: { id: 'f174e90a' },
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
      description: 'Policies that are only called after everyone.',
      events: [
        accessRequest({
          name: 'Everyone in Finance',
          decision: 'allow',
          include: [{ group: { id: 'aa0a4aab' } }],
        }),
        accountAudit(1, {
          resource: { id: 'f174e90a', type: 'access_policy' },
          newValueJson: {
            name: 'Not everyone',
            decision: 'allow',
            include: [{ email_domain: { domain: 'example.net' } }],
            exclude: [{ everyone: {} }],
          },
        }),
      ],
    },
    {
      description:
        'Everyone who is in a group, and an application that allows a group and denies all others.',
      events: [
        accessRequest({
          decision: 'allow',
          include: [{ everyone: {} }],
          require: [{ group: { id: 'aa0a4aab' } }],
        }),
        accessRequest({
          name: 'Wiki',
          policies: [
            { decision: 'allow', include: [{ group: { id: 'aa0a4aab' } }] },
            { decision: 'deny', include: [{ everyone: {} }] },
          ],
        }),
      ],
    },
    {
      description: 'A Worker and a bucket with "access" in their names are deleted.',
      events: ['workers/scripts/access-mapper', 'r2/buckets/access-log-app'].map((path) =>
        accountAuditV2(1, {
          action: { type: 'delete', result: 'success', time: '2026-11-03T08:14:52Z' },
          raw: { method: 'DELETE', uri: `/accounts/5c9e/${path}`, status_code: 200 },
          resource: { product: 'workers', type: 'script' },
        }),
      ),
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
