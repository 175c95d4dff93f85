import type { EventMapping } from '../../../src/definition/modeling-rule.js';
import { logTypeField, streams } from '../streams.js';
import { ipv4, ipv6, publicIpv4, publicIpv6 } from './addresses.js';

/** The platform makes authentication stories only of events that fill all of its fields, with these for "none". */
function forLogins(value: string): string {
  return `if(lowercase(action) = "login", ${value})`;
}

export const accessMapping: EventMapping = {
  title: 'Sign-ins to applications behind Access',
  filter: `${logTypeField} = "${streams.accessAuthentication.name}"`,
  helpers: {
    user_ipv4: ipv4('ip_address'),
    user_ipv6: ipv6('ip_address'),
  },
  xdm: {
    'xdm.event.type': `if(lowercase(action) = "login", "authentication", ${logTypeField})`,
    'xdm.event.tags': forLogins('arraycreate(XDM_CONST.EVENT_TAG_AUTHENTICATION)'),
    'xdm.event.id': 'id',
    'xdm.event.operation': `if(lowercase(action) = "login", XDM_CONST.OPERATION_TYPE_AUTH_LOGIN, action)`,
    'xdm.event.original_event_type': 'action',
    'xdm.event.outcome':
      'if(allowed = true, XDM_CONST.OUTCOME_SUCCESS, allowed = false, XDM_CONST.OUTCOME_FAILED)',
    'xdm.session_context_id': 'ray_id',
    'xdm.auth.auth_method': 'connection',
    // Access itself checks one-time PINs, and asks the identity provider about everything else.
    'xdm.auth.service': 'if(lowercase(connection) = "onetimepin", "IDP", connection != null, "SP")',
    'xdm.network.ip_protocol': forLogins('XDM_CONST.IP_PROTOCOL_TCP'),
    'xdm.source.ipv4': 'user_ipv4',
    'xdm.source.ipv6': 'user_ipv6',
    'xdm.source.host.ipv4_public_addresses': publicIpv4('user_ipv4'),
    'xdm.source.host.ipv6_public_addresses': publicIpv6('user_ipv6'),
    'xdm.source.location.country': 'if(country != null and country != "", country)',
    'xdm.source.port': forLogins('to_integer(0)'),
    'xdm.source.user.upn': 'user_email',
    'xdm.source.user.username': 'user_email',
    'xdm.target.application.name': 'app_uid',
    'xdm.target.ipv4': forLogins('""'),
    'xdm.target.port': forLogins('to_integer(0)'),
    'xdm.target.resource.id': 'app_uid',
    'xdm.target.resource.name': 'app_domain',
    'xdm.target.url': 'concat("https://", app_domain)',
  },
};
