import type { EventMapping } from '../../../src/definition/modeling-rule.js';
import { logTypeField, streams } from '../streams.js';
import { ipv4, ipv6, publicIpv4, publicIpv6 } from './addresses.js';

export const auditV2Mapping: EventMapping = {
  title: 'Audit logs of the account, version 2',
  filter: `${logTypeField} = "${streams.accountAuditV2.name}"`,
  helpers: {
    actor_type: 'lowercase(actor -> type)',
    actor_ipv4: ipv4('actor -> ip_address'),
    actor_ipv6: ipv6('actor -> ip_address'),
    action_result: 'lowercase(action -> result)',
    request_text: 'to_string(resource -> request{})',
  },
  xdm: {
    'xdm.event.type': logTypeField,
    'xdm.event.id': 'id',
    'xdm.event.operation': 'action -> type',
    'xdm.event.original_event_type': 'action -> type',
    'xdm.event.description': 'action -> description',
    'xdm.event.outcome':
      'if(action_result = "success", XDM_CONST.OUTCOME_SUCCESS, action_result = "failure", XDM_CONST.OUTCOME_FAILED)',
    'xdm.observer.type': 'actor -> context',
    'xdm.session_context_id': 'raw -> cf_ray_id',
    'xdm.network.http.url': 'raw -> uri',
    'xdm.source.user_agent': 'raw -> user_agent',
    'xdm.auth.privilege_level':
      'if(actor_type = "user", XDM_CONST.PRIVILEGE_LEVEL_USER, actor_type = "cloudflare_admin", XDM_CONST.PRIVILEGE_LEVEL_ADMIN, actor_type in ("system", "account", "delegated_service"), XDM_CONST.PRIVILEGE_LEVEL_SYSTEM)',
    'xdm.source.user.user_type':
      'if(actor_type in ("user", "cloudflare_admin"), XDM_CONST.USER_TYPE_REGULAR, actor_type in ("system", "account", "delegated_service"), XDM_CONST.USER_TYPE_SERVICE_ACCOUNT)',
    'xdm.source.user.identifier': 'actor -> id',
    'xdm.source.user.username': 'actor -> email',
    'xdm.source.application.name': 'actor -> token_name',
    'xdm.source.ipv4': 'actor_ipv4',
    'xdm.source.ipv6': 'actor_ipv6',
    'xdm.source.host.ipv4_public_addresses': publicIpv4('actor_ipv4'),
    'xdm.source.host.ipv6_public_addresses': publicIpv6('actor_ipv6'),
    'xdm.target.resource.id': 'resource -> id',
    'xdm.target.resource.name': 'zone -> name',
    'xdm.target.resource.type': 'coalesce(resource -> type, resource -> product)',
    'xdm.target.resource.parent_id': 'coalesce(zone -> id, account -> id)',
    'xdm.target.resource.value': 'if(request_text != null and request_text != "{}", request_text)',
  },
};
