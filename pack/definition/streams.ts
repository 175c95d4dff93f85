import { eventTypeField, type Fields, type StreamDefinition, type XdmField } from 'cortex-pack/definition';
import { accessFields, auditFields, auditV2Fields, jitFields, scimFields } from './record-fields.js';

/** The log streams: what each is called, where it comes from and what a token needs to read it. */

/** How the API gives the records of a stream. */
export interface StreamSource {
  /** Path below /client/v4. */
  readonly path: string;
  /** True where a page is found by the cursor that the page before gave, not by its number. */
  readonly usesCursor?: boolean;
  /** The query parameter for the end of the time range. Its start is `since` everywhere. */
  readonly untilParameter: 'before' | 'until';
  /** True where requests need an end of the time range: others are refused, or would move while pages are turned. */
  readonly untilRequired?: boolean;
  /** A parameter that must name every object of a list, which is looked up first. */
  readonly lookup?: {
    readonly path: string;
    readonly parameter: string;
    readonly permission: string;
  };
  /**
   * What is known of a record.
   * @buildOnly
   */
  readonly fields: Fields;
  /** The permission of the account to read that an API token needs, as the Cloudflare dashboard names it. */
  readonly permission: string;
}

export interface CloudflareStream extends StreamDefinition {
  readonly pageSize: PageSize;
  readonly source: StreamSource;
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

const accountSettings = 'Account Settings';
const accessLogs = 'Access: Audit Logs';
const identityProviders = 'Access: Organizations, Identity Providers, and Groups';

export const streams = {
  accountAudit: {
    name: 'Account Audit Logs',
    pageSize: 1000,
    time: 'when',
    id: 'id',
    retention: '18 months',
    columns: auditColumns,
    records: 'changes to the settings and resources of the account',
    newestFirst: true,
    source: {
      path: '/accounts/{account_id}/audit_logs',
      untilParameter: 'before',
      fields: auditFields,
      permission: accountSettings,
    },
  },
  userAudit: {
    name: 'User Audit Logs',
    pageSize: 1000,
    time: 'when',
    id: 'id',
    // Inferred from the audit logs of accounts: nobody documents it.
    retention: 'probably 18 months',
    columns: auditColumns,
    records:
      'what was done with the profile of the user that the credential belongs to, such as creating tokens or viewing the Global API Key',
    newestFirst: true,
    source: {
      path: '/user/audit_logs',
      untilParameter: 'before',
      fields: auditFields,
      permission: accountSettings,
    },
  },
  accessAuthentication: {
    name: 'Access Authentication Logs',
    pageSize: 1000,
    time: 'created_at',
    id: ['created_at', 'ray_id', 'action', 'allowed', 'app_uid', 'user_email', 'ip_address', 'connection'],
    retention: '24 hours on free plans, 30 days on most paid ones, 180 days on Enterprise',
    columns: ['_time', 'action', 'allowed', 'user_email', 'app_domain', 'ip_address'],
    records: 'sign-ins to applications behind Cloudflare Access, allowed and denied',
    newestFirst: true,
    source: {
      path: '/accounts/{account_id}/access/logs/access_requests',
      untilParameter: 'until',
      fields: accessFields,
      permission: accessLogs,
    },
  },
  accountAuditV2: {
    name: 'Account Audit Logs v2',
    pageSize: 1000,
    time: 'action.time',
    id: 'id',
    optional: true,
    retention: '18 months, from March 2026 on',
    columns: ['_time', 'action.type', 'action.result', 'actor.email', 'actor.ip_address', 'resource.product'],
    records:
      'what was done in the account by API and dashboard, sign-ins too, in a newer form that covers more products; it has no values from before a change, and shares no record with the other audit logs',
    newestFirst: true,
    source: {
      path: '/accounts/{account_id}/logs/audit',
      usesCursor: true,
      untilParameter: 'before',
      untilRequired: true,
      fields: auditV2Fields,
      permission: accountSettings,
    },
  },
  scimUpdates: {
    name: 'SCIM Update Logs',
    // Nobody published the largest page; this one is accepted by other lists of Access.
    pageSize: 100,
    time: 'logged_at',
    id: [
      'logged_at',
      'idp_id',
      'request_method',
      'resource_type',
      'cf_resource_id',
      'idp_resource_id',
      'resource_user_email',
      'resource_group_name',
      'status',
      'error_description',
      'request_body',
    ],
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
    newestFirst: true,
    source: {
      path: '/accounts/{account_id}/access/logs/scim/updates',
      untilParameter: 'until',
      lookup: {
        path: '/accounts/{account_id}/access/identity_providers',
        parameter: 'idp_id',
        permission: identityProviders,
      },
      fields: scimFields,
      permission: accessLogs,
    },
  },
  accessJitRequests: {
    name: 'Access JIT Request Logs',
    pageSize: 1000,
    time: 'created_at',
    /** The log has one row for each request, made from what happened to it so far. */
    id: ['knock_request_id', 'status', 'approvals_received', 'approver_emails', 'expires_at'],
    changesForSeconds: 7 * 86400,
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
    order: 'any',
    source: {
      path: '/accounts/{account_id}/access/logs/jit_requests',
      untilParameter: 'until',
      untilRequired: true,
      fields: jitFields,
      /** Inferred from the other logs of Access: nobody documents it. */
      permission: accessLogs,
    },
  },
} as const satisfies { readonly [key: string]: CloudflareStream };

export type StreamKey = keyof typeof streams;

/** In the order of the form. */
export const streamKeys = Object.keys(streams) as StreamKey[];

export const allStreams: readonly CloudflareStream[] = streamKeys.map((key) => streams[key]);

/** The field that tells the streams apart in the dataset. */
export const logTypeField = eventTypeField;

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
