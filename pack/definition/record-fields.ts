import type { Fields } from '../../src/definition/modeling-rule.js';

/** The fields of the records, by stream. Cloudflare may send more: they are stored all the same. */

export const auditFields = {
  id: 'string',
  when: 'datetime',
  'action.type': 'string',
  'action.result': 'boolean',
  'action.info': 'string',
  'actor.id': 'string',
  'actor.email': 'string',
  'actor.ip': 'string',
  'actor.type': 'string',
  interface: 'string',
  'owner.id': 'string',
  'resource.id': 'string',
  'resource.type': 'string',
  metadata: 'json',
  newValue: 'string',
  oldValue: 'string',
  newValueJson: 'json',
  oldValueJson: 'json',
} as const satisfies Fields;

export const accessFields = {
  id: 'string',
  created_at: 'datetime',
  action: 'string',
  allowed: 'boolean',
  app_domain: 'string',
  app_uid: 'string',
  connection: 'string',
  // Not documented for these records, but the dashboard of Cloudflare shows it.
  country: 'string',
  ip_address: 'string',
  ray_id: 'string',
  user_email: 'string',
} as const satisfies Fields;

export const auditV2Fields = {
  id: 'string',
  'account.id': 'string',
  'account.name': 'string',
  'action.description': 'string',
  'action.result': 'string',
  'action.time': 'datetime',
  'action.type': 'string',
  'actor.context': 'string',
  'actor.email': 'string',
  'actor.id': 'string',
  'actor.ip_address': 'string',
  'actor.token_id': 'string',
  'actor.token_name': 'string',
  'actor.type': 'string',
  'raw.cf_ray_id': 'string',
  'raw.method': 'string',
  'raw.status_code': 'int',
  'raw.uri': 'string',
  'raw.user_agent': 'string',
  'resource.id': 'string',
  'resource.product': 'string',
  'resource.request': 'json',
  'resource.response': 'json',
  'resource.scope': 'json',
  'resource.type': 'string',
  'zone.id': 'string',
  'zone.name': 'string',
} as const satisfies Fields;

export const scimFields = {
  id: 'string',
  cf_resource_id: 'string',
  error_description: 'string',
  idp_id: 'string',
  idp_resource_id: 'string',
  logged_at: 'datetime',
  request_body: 'string',
  request_method: 'string',
  resource_group_name: 'string',
  resource_type: 'string',
  resource_user_email: 'string',
  status: 'string',
} as const satisfies Fields;
