/* Groups of fields that stand at several places of the Cortex Data Model. */

/** What a field holds. Addresses and hashes are strings; `array` is a list of strings. */
export type XdmType =
  | 'string'
  | 'int'
  | 'float'
  | 'boolean'
  | 'datetime'
  | 'array'
  /** One constant of a family, see `xdm-constants.ts`. */
  | { readonly constants: string }
  /** A list of constants of a family. */
  | { readonly arrayOf: string };

export type FieldGroup = { readonly [path: string]: XdmType };

type Below<P extends string, G extends FieldGroup> = {
  readonly [K in keyof G & string as `${P}.${K}`]: G[K];
};

/** The fields of a group that stands at several places of the model. */
export function below<const P extends string, const G extends FieldGroup>(prefix: P, group: G): Below<P, G> {
  const fields: { [path: string]: XdmType } = {};
  for (const name of Object.keys(group)) fields[`${prefix}.${name}`] = group[name] ?? 'string';
  return fields as Below<P, G>;
}

const agent = {
  content_version: 'string',
  identifier: 'string',
  installation_time: 'datetime',
  type: { constants: 'AGENT_TYPE' },
  version: 'string',
} as const;

const application = {
  bundle_id: 'string',
  from_appstore: 'boolean',
  installation_timestamp: 'string',
  name: 'string',
  publisher: 'string',
  version: 'string',
} as const;

const asn = {
  as_name: 'string',
  as_number: 'int',
  domain: 'string',
  is_proxy: 'boolean',
  isp: 'string',
} as const;

const cloud = {
  geo_region: 'string',
  project: 'string',
  project_hierarchy: 'string',
  project_id: 'string',
  provider: { constants: 'CLOUD_PROVIDER' },
  region: 'string',
  service: { constants: 'CLOUD_SERVICE_TYPE' },
  zone: 'string',
} as const;

const host = {
  boot_time: 'datetime',
  device_category: 'string',
  device_id: 'string',
  device_model: 'string',
  fqdn: 'string',
  hardware_uuid: 'string',
  hostname: 'string',
  image: 'string',
  ipv4_addresses: 'array',
  ipv4_public_addresses: 'array',
  ipv6_addresses: 'array',
  ipv6_public_addresses: 'array',
  mac_addresses: 'array',
  manufacturer: 'string',
  memory: 'int',
  os: 'string',
  os_family: { constants: 'OS_FAMILY' },
} as const;

const location = {
  city: 'string',
  continent: 'string',
  country: 'string',
  latitude: 'float',
  longitude: 'float',
  region: 'string',
  timezone: 'string',
} as const;

export const file = {
  directory: 'string',
  extension: 'string',
  file_type: 'string',
  filename: 'string',
  is_signed: 'boolean',
  md5: 'string',
  path: 'string',
  sha256: 'string',
  signature_status: { constants: 'SIGNATURE_STATUS' },
  signer: 'string',
  size: 'int',
} as const;

const process = {
  causality_id: 'string',
  command_line: 'string',
  container_id: 'string',
  ...below('executable', file),
  identifier: 'string',
  integrity_level: 'int',
  is_injected: 'boolean',
  name: 'string',
  parent_id: 'string',
  pid: 'int',
  thread_id: 'int',
} as const;

const user = {
  badge_id: 'string',
  domain: 'string',
  employee_id: 'string',
  first_name: 'string',
  full_domain_name: 'string',
  group: 'boolean',
  groups: 'array',
  identifier: 'string',
  identity_type: { constants: 'IDENTITY_TYPE' },
  is_disabled: 'boolean',
  is_password_changeable: 'boolean',
  is_password_expired: 'boolean',
  is_password_required: 'boolean',
  last_name: 'string',
  middle_name: 'string',
  netbios_domain: 'string',
  ou: 'string',
  roles: 'array',
  sam_account_name: 'string',
  scope: { constants: 'SCOPE_TYPE' },
  upn: 'string',
  user_type: { constants: 'USER_TYPE' },
  username: 'string',
} as const;

export const virtualization = {
  data_center: 'string',
  'data_center.name': 'string',
  data_store: 'string',
  'data_store.name': 'string',
  'data_store.uuid': 'string',
  script_name: 'string',
  task: 'string',
  'task.id': 'string',
  'task.name': 'string',
  vm: 'int',
  'vm.hostname': 'string',
} as const;

export const registry = {
  data: 'string',
  key: 'string',
  value: 'string',
  value_type: { constants: 'REGISTRY_VALUE_TYPE' },
} as const;

export const resource = {
  id: 'string',
  name: 'string',
  parent_id: 'string',
  sub_type: 'string',
  type: 'string',
  value: 'string',
} as const;

/** Each end of a connection, and what lies between. */
export const party = {
  ipv4: 'string',
  ipv6: 'string',
  is_internal_ip: 'boolean',
  port: 'int',
  user_agent: 'string',
  ...below('agent', agent),
  ...below('application', application),
  ...below('asn', asn),
  ...below('cloud', cloud),
  ...below('host', host),
  ...below('location', location),
  ...below('process', process),
  ...below('user', user),
  // Every field of a user has its twin in the identity model: the official check MR109 demands it.
  ...below('identity', user),
} as const;

export const traffic = {
  interface: 'string',
  sent_bytes: 'int',
  sent_packets: 'int',
  subnet: 'string',
  vlan: 'int',
  zone: 'string',
} as const;

export const certificate = {
  algorithm: 'string',
  issuer: 'string',
  md5: 'string',
  serial: 'string',
  subject: 'string',
  version: 'string',
} as const;

export const dnsRecord = { class: 'int', name: 'string', type: { constants: 'DNS_RECORD_TYPE' } } as const;

export const kerberos = {
  cname_type: { constants: 'KERBEROS_PRINCIPAL_TYPE' },
  cname_values: 'string',
  encryption_type: { constants: 'KERBEROS_ENCRYPTION_TYPE' },
  error_code: { constants: 'KERBEROS_ERROR_CODE' },
  kdc_options: { constants: 'KERBEROS_KDC_OPTION' },
  msg_type: { constants: 'KERBEROS_MSG_TYPE' },
  padata_prefix: 'string',
  padata_type: { constants: 'KERBEROS_PA_TYPE' },
  renew_ticket_expiration: 'int',
  spn_type: { constants: 'KERBEROS_PRINCIPAL_TYPE' },
  spn_values: 'string',
  ticket_expiration: 'int',
  ticket_prefix: 'string',
} as const;
