import { columnText, type EventMapping, firstOf, given, jsonText } from 'cortex-pack/definition';
import { auditLogs } from '../event-values.js';
import { logTypeField } from '../streams.js';
import { privilegeLevel, userType } from './actors.js';
import { ipv4, ipv6, publicIpv4, publicIpv6 } from './addresses.js';
import { outcome } from './outcome.js';

export const auditMapping: EventMapping = {
  title: 'Audit logs of the account and of the user',
  filter: auditLogs,
  helpers: [
    {
      actor_type: 'lowercase(actor -> type)',
      actor_address: 'lowercase(actor -> ip)',
      action_info: jsonText('action', 'info'),
      action_result: 'lowercase(action -> result)',
    },
    { actor_ipv4: ipv4('actor_address'), actor_ipv6: ipv6('actor_address') },
  ],
  xdm: {
    'xdm.event.type': logTypeField,
    'xdm.event.id': columnText('id'),
    'xdm.event.operation': given('action -> type'),
    'xdm.event.original_event_type': given('action -> type'),
    'xdm.event.description': firstOf(given('action_info'), columnText('metadata')),
    'xdm.event.outcome': outcome('action_result', 'true', 'false'),
    'xdm.observer.type': columnText('interface'),
    'xdm.auth.privilege_level': privilegeLevel('actor_type'),
    'xdm.source.user.user_type': userType('actor_type'),
    'xdm.source.user.identifier': given('actor -> id'),
    'xdm.source.user.username': given('actor -> email'),
    'xdm.source.ipv4': 'actor_ipv4',
    'xdm.source.ipv6': 'actor_ipv6',
    'xdm.source.host.ipv4_public_addresses': publicIpv4('actor_ipv4'),
    'xdm.source.host.ipv6_public_addresses': publicIpv6('actor_ipv6'),
    'xdm.target.resource.id': given('resource -> id'),
    'xdm.target.resource.name': given('metadata -> zone_name'),
    'xdm.target.resource.type': given('resource -> type'),
    'xdm.target.resource.parent_id': given('owner -> id'),
    'xdm.target.resource.value': firstOf(columnText('newValue'), columnText('newValueJson')),
    'xdm.target.resource_before.value': firstOf(columnText('oldValue'), columnText('oldValueJson')),
  },
};
