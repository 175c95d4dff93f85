import type { EventMapping } from '../../../src/definition/modeling-rule.js';
import { logTypeField, streams } from '../streams.js';
import { ipv4, ipv6, publicIpv4, publicIpv6 } from './addresses.js';

/** A text that says something: the source writes "none" in three ways. */
function given(column: string): string {
  return `if(${column} != null and ${column} not in ("", "null"), ${column})`;
}

function givenJson(column: string): string {
  return `if(${column} != null and to_string(${column}) != "{}", to_string(${column}))`;
}

export const auditMapping: EventMapping = {
  title: 'Audit logs of the account and of the user',
  filter: `${logTypeField} in ("${streams.accountAudit.name}", "${streams.userAudit.name}")`,
  helpers: {
    actor_type: 'lowercase(actor -> type)',
    actor_ipv4: ipv4('actor -> ip'),
    actor_ipv6: ipv6('actor -> ip'),
    metadata_text: givenJson('metadata'),
    new_text: given('newValue'),
    new_json: givenJson('newValueJson'),
    old_text: given('oldValue'),
    old_json: givenJson('oldValueJson'),
  },
  xdm: {
    'xdm.event.type': logTypeField,
    'xdm.event.id': 'id',
    'xdm.event.operation': 'action -> type',
    'xdm.event.original_event_type': 'action -> type',
    'xdm.event.description': 'coalesce(action -> info, metadata_text)',
    'xdm.event.outcome':
      'if(action -> result = "true", XDM_CONST.OUTCOME_SUCCESS, action -> result = "false", XDM_CONST.OUTCOME_FAILED)',
    'xdm.observer.type': given('interface'),
    'xdm.auth.privilege_level':
      'if(actor_type = "user", XDM_CONST.PRIVILEGE_LEVEL_USER, actor_type = "admin", XDM_CONST.PRIVILEGE_LEVEL_ADMIN, actor_type in ("system", "cloudflare"), XDM_CONST.PRIVILEGE_LEVEL_SYSTEM)',
    'xdm.source.user.user_type':
      'if(actor_type in ("user", "admin"), XDM_CONST.USER_TYPE_REGULAR, actor_type in ("system", "cloudflare"), XDM_CONST.USER_TYPE_SERVICE_ACCOUNT)',
    'xdm.source.user.identifier': 'actor -> id',
    'xdm.source.user.username': 'actor -> email',
    'xdm.source.ipv4': 'actor_ipv4',
    'xdm.source.ipv6': 'actor_ipv6',
    'xdm.source.host.ipv4_public_addresses': publicIpv4('actor_ipv4'),
    'xdm.source.host.ipv6_public_addresses': publicIpv6('actor_ipv6'),
    'xdm.target.resource.id': 'resource -> id',
    'xdm.target.resource.type': 'resource -> type',
    'xdm.target.resource.parent_id': 'owner -> id',
    'xdm.target.resource.value': 'coalesce(new_text, new_json)',
    'xdm.target.resource_before.value': 'coalesce(old_text, old_json)',
  },
};
