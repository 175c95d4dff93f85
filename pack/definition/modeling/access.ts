import { columnText, constant, type EventMapping, firstOf } from 'cortex-pack/definition';
import { accessAction, accessAllowed } from '../event-values.js';
import { logTypeField, streams } from '../streams.js';
import { ipv4, ipv6, publicIpv4, publicIpv6 } from './addresses.js';
import { reasonWithApprovers } from './approvers.js';
import { outcome } from './outcome.js';

/** The platform makes authentication stories only of events that fill all of its fields, with these for "none". */
function forLogins(value: string): string {
  return `if(access_action = "login", ${value})`;
}

export const accessMapping: EventMapping = {
  title: 'Sign-ins to applications behind Access',
  filter: `${logTypeField} = "${streams.accessAuthentication.name}"`,
  helpers: [
    {
      access_action: accessAction,
      access_allowed: accessAllowed,
      identity_provider: columnText('connection'),
      user_address: 'lowercase(to_string(ip_address))',
      justification: columnText('purpose_justification_response'),
      approvers: columnText('temporary_access_approvers'),
      application_domain: columnText('app_domain'),
    },
    { user_ipv4: ipv4('user_address'), user_ipv6: ipv6('user_address') },
  ],
  xdm: {
    'xdm.event.type': `if(access_action = "login", "authentication", ${logTypeField})`,
    'xdm.event.tags': forLogins(`arraycreate(${constant('EVENT_TAG_AUTHENTICATION')})`),
    'xdm.event.id': columnText('id'),
    'xdm.event.operation': `if(access_action = "login", ${constant('OPERATION_TYPE_AUTH_LOGIN')}, to_string(action))`,
    'xdm.event.original_event_type': firstOf(columnText('action'), 'access_action'),
    'xdm.event.description': reasonWithApprovers,
    'xdm.event.outcome': outcome('access_allowed', 'true', 'false'),
    // One of the texts that the platform knows. Whoever is denied passed the identity provider, and no policy.
    'xdm.event.outcome_reason': forLogins(
      'if(access_allowed = "false", "auth_policy_access_violation", "NOT_SPECIFIED")',
    ),
    'xdm.session_context_id': columnText('ray_id'),
    'xdm.auth.auth_method': 'identity_provider',
    // Access itself checks one-time PINs, and asks the identity provider about everything else.
    'xdm.auth.service':
      'if(lowercase(identity_provider) = "onetimepin", "IDP", identity_provider != null, "SP")',
    'xdm.network.ip_protocol': forLogins(constant('IP_PROTOCOL_TCP')),
    'xdm.source.ipv4': 'user_ipv4',
    'xdm.source.ipv6': 'user_ipv6',
    'xdm.source.host.ipv4_public_addresses': publicIpv4('user_ipv4'),
    'xdm.source.host.ipv6_public_addresses': publicIpv6('user_ipv6'),
    'xdm.source.location.country': columnText('country'),
    'xdm.source.port': forLogins('to_integer(0)'),
    'xdm.source.user.identifier': columnText('user_id'),
    'xdm.source.user.upn': columnText('user_email'),
    'xdm.source.user.username': columnText('user_email'),
    'xdm.target.application.name': firstOf(
      columnText('app_name'),
      'application_domain',
      columnText('app_uid'),
    ),
    'xdm.target.ipv4': forLogins('""'),
    'xdm.target.port': forLogins('to_integer(0)'),
    'xdm.target.resource.id': columnText('app_uid'),
    'xdm.target.resource.name': 'application_domain',
    'xdm.target.url': 'if(application_domain != null, concat("https://", application_domain))',
  },
};
