import type { Fields, XdmField } from 'cortex-pack/definition';
import { accessFields, auditFields, auditV2Fields, jitFields, scimFields } from './record-fields.js';

/** The log streams: what each is called, where it comes from and what a token needs to read it. */

export interface StreamDefinition {
  /** The event type in the form and the commands, and the value of SOURCE_LOG_TYPE in each event. */
  readonly name: string;
  /** Path below /client/v4. */
  readonly path: string;
  /**
   * How the records are asked for page by page: by number, oldest first; by the cursor that the page before gave; or by
   * number, in an order that nobody documents, so that all pages are read before any of their records counts.
   */
  readonly paging: 'numbered' | 'cursor' | 'unsorted';
  /** The largest page to ask for. */
  readonly pageSize: PageSize;
  /** The query parameter for the end of the time range. Its start is `since` everywhere. */
  readonly untilParameter: 'before' | 'until';
  /** True where requests need an end of the time range: others are refused, or would move while pages are turned. */
  readonly untilRequired: boolean;
  /** A parameter that must name every object of a list, which is looked up first. */
  readonly lookup?: {
    readonly path: string;
    readonly parameter: string;
    /** Says false, by path, in objects that have no such records. */
    readonly enabledField: string;
    readonly permission: Permission;
  };
  /** The field that holds the record's time, by path. */
  readonly timeField: string;
  /** The field that identifies a record, or the fields whose hash does where the source has none. */
  readonly identity: { readonly field: string } | { readonly hashOf: readonly string[] };
  /**
   * What is known of a record.
   * @buildOnly
   */
  readonly fields: Fields;
  /**
   * For so many seconds a record may change. It is read again for as long, whatever the look-back is, and each change
   * is an event of its own.
   */
  readonly changesForSeconds?: number;
  /** The permission that an API token needs, as the Cloudflare dashboard names it. */
  readonly permission: Permission;
  /** The parameter that caps it: `max_fetch_` and the name. */
  readonly limitParameter: `max_fetch_${string}`;
  /** True for a stream that new instances do not fetch unless it is selected. */
  readonly optional: boolean;
  /** @buildOnly */
  readonly retention: string;
  /** Fields for the War Room table, by path in the event. */
  readonly columns: readonly string[];
  /**
   * What it records, to follow "records".
   * @buildOnly
   */
  readonly records: string;
}

export interface Permission {
  readonly scope: string;
  readonly name: string;
  readonly level: string;
}

/** Page sizes that every endpoint accepts: the one of the Access logs refuses any other with code 12091. */
export const pageSizes = [1, 5, 10, 20, 25, 50, 100, 1000] as const;

export type PageSize = (typeof pageSizes)[number];

const auditColumns = [
  '_time',
  'action.type',
  'action.result',
  'actor.email',
  'actor.ip',
  'resource.type',
] as const;

const accountSettingsRead = { scope: 'Account', name: 'Account Settings', level: 'Read' } as const;
const accessLogsRead = { scope: 'Account', name: 'Access: Audit Logs', level: 'Read' } as const;
const identityProvidersRead = {
  scope: 'Account',
  name: 'Access: Organizations, Identity Providers, and Groups',
  level: 'Read',
} as const;

export const streams = {
  accountAudit: {
    name: 'Account Audit Logs',
    path: '/accounts/{account_id}/audit_logs',
    paging: 'numbered',
    pageSize: 1000,
    untilParameter: 'before',
    untilRequired: false,
    timeField: 'when',
    identity: { field: 'id' },
    fields: auditFields,
    permission: accountSettingsRead,
    limitParameter: 'max_fetch_account_audit_logs',
    optional: false,
    retention: '18 months',
    columns: auditColumns,
    records: 'changes to the settings and resources of the account',
  },
  userAudit: {
    name: 'User Audit Logs',
    path: '/user/audit_logs',
    paging: 'numbered',
    pageSize: 1000,
    untilParameter: 'before',
    untilRequired: false,
    timeField: 'when',
    identity: { field: 'id' },
    fields: auditFields,
    permission: accountSettingsRead,
    limitParameter: 'max_fetch_user_audit_logs',
    optional: false,
    retention: '18 months',
    columns: auditColumns,
    records:
      'what was done with the profile of the user that the credential belongs to, such as creating tokens or viewing the Global API Key',
  },
  accessAuthentication: {
    name: 'Access Authentication Logs',
    path: '/accounts/{account_id}/access/logs/access_requests',
    paging: 'numbered',
    pageSize: 1000,
    untilParameter: 'until',
    untilRequired: false,
    timeField: 'created_at',
    identity: {
      hashOf: [
        'created_at',
        'ray_id',
        'action',
        'allowed',
        'app_uid',
        'user_email',
        'ip_address',
        'connection',
      ],
    },
    fields: accessFields,
    permission: accessLogsRead,
    limitParameter: 'max_fetch_access_authentication_logs',
    optional: false,
    retention: '24 hours on free plans, 30 days on most paid ones, 180 days on Enterprise',
    columns: ['_time', 'action', 'allowed', 'user_email', 'app_domain', 'ip_address'],
    records: 'sign-ins to applications behind Cloudflare Access, allowed and denied',
  },
  accountAuditV2: {
    name: 'Account Audit Logs v2',
    path: '/accounts/{account_id}/logs/audit',
    paging: 'cursor',
    pageSize: 1000,
    untilParameter: 'before',
    untilRequired: true,
    timeField: 'action.time',
    identity: { field: 'id' },
    fields: auditV2Fields,
    permission: accountSettingsRead,
    limitParameter: 'max_fetch_account_audit_logs_v2',
    optional: true,
    retention: '18 months, from March 2026 on',
    columns: ['_time', 'action.type', 'action.result', 'actor.email', 'actor.ip_address', 'resource.product'],
    records:
      'what was done in the account by API and dashboard, sign-ins too, in a newer form that covers more products; it has no values from before a change, and shares no record with the other audit logs',
  },
  scimUpdates: {
    name: 'SCIM Update Logs',
    path: '/accounts/{account_id}/access/logs/scim/updates',
    paging: 'numbered',
    // Nobody published the largest page; this one is accepted by other lists of Access.
    pageSize: 100,
    untilParameter: 'until',
    untilRequired: false,
    lookup: {
      path: '/accounts/{account_id}/access/identity_providers',
      parameter: 'idp_id',
      enabledField: 'scim_config.enabled',
      permission: identityProvidersRead,
    },
    timeField: 'logged_at',
    identity: {
      hashOf: [
        'logged_at',
        'idp_id',
        'request_method',
        'resource_type',
        'cf_resource_id',
        'idp_resource_id',
        'status',
        'request_body',
      ],
    },
    fields: scimFields,
    permission: accessLogsRead,
    limitParameter: 'max_fetch_scim_update_logs',
    optional: true,
    retention: 'a time that is not documented',
    columns: [
      '_time',
      'request_method',
      'resource_type',
      'resource_user_email',
      'resource_group_name',
      'status',
    ],
    records:
      'users and groups that identity providers created, changed or removed through SCIM, with the request',
  },
  accessJitRequests: {
    name: 'Access JIT Request Logs',
    path: '/accounts/{account_id}/access/logs/jit_requests',
    paging: 'unsorted',
    pageSize: 1000,
    untilParameter: 'until',
    untilRequired: true,
    timeField: 'created_at',
    /** The log has one row for each request, made from what happened to it so far. */
    identity: {
      hashOf: ['knock_request_id', 'status', 'approvals_received', 'approver_emails', 'expires_at'],
    },
    changesForSeconds: 7 * 86400,
    fields: jitFields,
    /** Inferred from the other logs of Access: nobody documents it. */
    permission: accessLogsRead,
    limitParameter: 'max_fetch_access_jit_request_logs',
    optional: true,
    retention: 'a time that is not documented, probably 366 days',
    columns: [
      '_time',
      'status',
      'requester_email',
      'app_hostname',
      'approver_emails',
      'purpose_justification',
    ],
    records:
      'requests for temporary access to an application behind Access, and each change of their status until seven days after the request',
  },
} as const satisfies { readonly [key: string]: StreamDefinition };

export type StreamKey = keyof typeof streams;

/** In the order of the form. */
export const streamKeys = Object.keys(streams) as StreamKey[];

export const allStreams: readonly (StreamDefinition & { readonly name: StreamName })[] = streamKeys.map(
  (key) => streams[key],
);

/** The field that tells the streams apart in the dataset. */
export const logTypeField = 'SOURCE_LOG_TYPE';

export type StreamName = (typeof streams)[StreamKey]['name'];

/** The display names, in the order of the form. */
export const streamNames: readonly StreamName[] = allStreams.map(({ name }) => name);

/** The display names of those that a new instance fetches. */
export const defaultStreamNames: readonly StreamName[] = allStreams
  .filter(({ optional }) => !optional)
  .map(({ name }) => name);

/** The columns that show an event of any stream in a table of the dataset. */
export const datasetColumns = [
  '_time',
  logTypeField,
  'action.type',
  'actor.email',
  'user_email',
  'app_domain',
] as const;

/** The fields of the data model that show an event of any stream in a table. */
export const modelColumns = [
  'xdm.event.type',
  'xdm.event.operation',
  'xdm.event.outcome',
  'xdm.source.user.username',
  'xdm.source.ipv4',
  'xdm.target.resource.type',
  'xdm.target.url',
] as const satisfies readonly XdmField[];
