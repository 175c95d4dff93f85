/** Fields of the Cortex Data Model that mappings may fill, with their types. Constants of one family share a prefix. */

export type XdmType =
  | 'string'
  | 'int'
  | 'array'
  | { readonly constants: string }
  | { readonly arrayOf: string };

const user = {
  identifier: 'string',
  username: 'string',
  upn: 'string',
  user_type: { constants: 'USER_TYPE' },
} as const;

export const xdmFields = {
  'xdm.auth.auth_method': 'string',
  'xdm.auth.privilege_level': { constants: 'PRIVILEGE_LEVEL' },
  'xdm.auth.service': 'string',
  'xdm.event.description': 'string',
  'xdm.event.id': 'string',
  'xdm.event.operation': 'string',
  'xdm.event.original_event_type': 'string',
  'xdm.event.outcome': { constants: 'OUTCOME' },
  'xdm.event.outcome_reason': 'string',
  'xdm.event.tags': { arrayOf: 'EVENT_TAG' },
  'xdm.event.type': 'string',
  'xdm.network.http.url': 'string',
  'xdm.network.ip_protocol': { constants: 'IP_PROTOCOL' },
  'xdm.observer.type': 'string',
  'xdm.session_context_id': 'string',
  'xdm.source.application.name': 'string',
  'xdm.source.host.ipv4_public_addresses': 'array',
  'xdm.source.host.ipv6_public_addresses': 'array',
  'xdm.source.ipv4': 'string',
  'xdm.source.ipv6': 'string',
  'xdm.source.location.country': 'string',
  'xdm.source.port': 'int',
  'xdm.source.user.identifier': user.identifier,
  'xdm.source.user.upn': user.upn,
  'xdm.source.user.user_type': user.user_type,
  'xdm.source.user.username': user.username,
  'xdm.source.user_agent': 'string',
  'xdm.target.application.name': 'string',
  'xdm.target.ipv4': 'string',
  'xdm.target.port': 'int',
  'xdm.target.resource.id': 'string',
  'xdm.target.resource.name': 'string',
  'xdm.target.resource.parent_id': 'string',
  'xdm.target.resource.type': 'string',
  'xdm.target.resource.value': 'string',
  'xdm.target.resource_before.value': 'string',
  'xdm.target.url': 'string',
  'xdm.target.user.identifier': user.identifier,
  'xdm.target.user.username': user.username,
} as const satisfies { readonly [field: string]: XdmType };

export type XdmField = keyof typeof xdmFields;

/** The field of the newer identity model that says the same as a field of a user; undefined for every other field. */
export function identityField(field: string): string | undefined {
  return field.indexOf('.user.') >= 0 ? field.replace('.user.', '.identity.') : undefined;
}

/** The families that constants of the data model come from: `OUTCOME` of `XDM_CONST.OUTCOME_SUCCESS`. */
export const constantFamilies = [
  'EVENT_TAG',
  'IP_PROTOCOL',
  'OPERATION_TYPE',
  'OUTCOME',
  'PRIVILEGE_LEVEL',
  'USER_TYPE',
] as const;
