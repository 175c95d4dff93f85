import { columnText, type EventMapping, firstOf, given, jsonText } from 'cortex-pack/definition';
import { logTypeField, streams } from '../streams.js';
import { privilegeLevel, userType } from './actors.js';
import { ipv4, ipv6, publicIpv4, publicIpv6 } from './addresses.js';
import { outcome } from './outcome.js';

export const auditV2Mapping: EventMapping = {
  title: 'Audit logs of the account, version 2',
  filter: `${logTypeField} = "${streams.accountAuditV2.name}"`,
  helpers: [
    {
      actor_type: 'lowercase(actor -> type)',
      actor_address: 'lowercase(actor -> ip_address)',
      action_result: 'lowercase(action -> result)',
      action_text: jsonText('action', 'description'),
      request_text: jsonText('resource', 'request'),
    },
    { actor_ipv4: ipv4('actor_address'), actor_ipv6: ipv6('actor_address') },
  ],
  xdm: {
    'xdm.event.type': logTypeField,
    'xdm.event.id': columnText('id'),
    'xdm.event.operation': given('action -> type'),
    'xdm.event.original_event_type': given('action -> type'),
    'xdm.event.description': given('action_text'),
    'xdm.event.outcome': outcome('action_result', 'success', 'failure'),
    'xdm.observer.type': given('actor -> context'),
    'xdm.session_context_id': given('raw -> cf_ray_id'),
    'xdm.network.http.url': given('raw -> uri'),
    'xdm.source.user_agent': given('raw -> user_agent'),
    'xdm.auth.privilege_level': privilegeLevel('actor_type'),
    'xdm.source.user.user_type': userType('actor_type'),
    'xdm.source.user.identifier': given('actor -> id'),
    'xdm.source.user.username': given('actor -> email'),
    'xdm.source.application.name': firstOf(given('actor -> token_name'), given('actor -> token_id')),
    'xdm.source.ipv4': 'actor_ipv4',
    'xdm.source.ipv6': 'actor_ipv6',
    'xdm.source.host.ipv4_public_addresses': publicIpv4('actor_ipv4'),
    'xdm.source.host.ipv6_public_addresses': publicIpv6('actor_ipv6'),
    'xdm.target.resource.id': given('resource -> id'),
    'xdm.target.resource.name': given('zone -> name'),
    'xdm.target.resource.type': firstOf(given('resource -> type'), given('resource -> product')),
    'xdm.target.resource.parent_id': firstOf(given('zone -> id'), given('account -> id')),
    'xdm.target.resource.value': given('request_text'),
  },
};
