/** The log streams: what each is called, where it comes from and what a token needs to read it. */

export interface StreamDefinition {
  /** The event type in the form and the commands, and the value of SOURCE_LOG_TYPE in each event. */
  readonly name: string;
  /** Path below /client/v4. */
  readonly path: string;
  /** The query parameter for the end of the time range. Its start is `since` everywhere. */
  readonly untilParameter: 'before' | 'until';
  /** The field that holds the record's time. */
  readonly timeField: string;
  /** The field that identifies a record, or the fields whose hash does where the source has none. */
  readonly identity: { readonly field: string } | { readonly hashOf: readonly string[] };
  /** The permission that an API token needs, as the Cloudflare dashboard names it. */
  readonly permission: { readonly scope: string; readonly name: string; readonly level: string };
  /** The parameter that caps it. */
  readonly limitParameter:
    | 'max_fetch_account_audit_logs'
    | 'max_fetch_user_audit_logs'
    | 'max_fetch_access_authentication_logs';
  readonly retention: string;
  /** Fields for the War Room table, by path in the event. */
  readonly columns: readonly string[];
  /** What it records, to follow "records". */
  readonly records: string;
}

/** Page sizes that every endpoint accepts: the one of the Access logs refuses any other with code 12091. */
export const pageSizes = [1, 5, 10, 20, 25, 50, 100, 1000] as const;

function defineStreams<const S extends { readonly [key: string]: StreamDefinition }>(streams: S): S {
  return streams;
}

const auditColumns = [
  '_time',
  'action.type',
  'action.result',
  'actor.email',
  'actor.ip',
  'resource.type',
] as const;

const accountSettingsRead = { scope: 'Account', name: 'Account Settings', level: 'Read' } as const;

export const streams = defineStreams({
  accountAudit: {
    name: 'Account Audit Logs',
    path: '/accounts/{account_id}/audit_logs',
    untilParameter: 'before',
    timeField: 'when',
    identity: { field: 'id' },
    permission: accountSettingsRead,
    limitParameter: 'max_fetch_account_audit_logs',
    retention: '18 months',
    columns: auditColumns,
    records: 'changes to the settings and resources of the account',
  },
  userAudit: {
    name: 'User Audit Logs',
    path: '/user/audit_logs',
    untilParameter: 'before',
    timeField: 'when',
    identity: { field: 'id' },
    permission: accountSettingsRead,
    limitParameter: 'max_fetch_user_audit_logs',
    retention: '18 months',
    columns: auditColumns,
    records:
      'what was done with the profile of the user that the credential belongs to, such as creating tokens or viewing the Global API Key',
  },
  accessAuthentication: {
    name: 'Access Authentication Logs',
    path: '/accounts/{account_id}/access/logs/access_requests',
    untilParameter: 'until',
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
    permission: { scope: 'Account', name: 'Access: Audit Logs', level: 'Read' },
    limitParameter: 'max_fetch_access_authentication_logs',
    retention: '24 hours on free plans, 30 days on most paid ones, 180 days on Enterprise',
    columns: ['_time', 'action', 'allowed', 'user_email', 'app_domain', 'ip_address'],
    records: 'sign-ins to applications behind Cloudflare Access, allowed and denied',
  },
});

export type StreamKey = keyof typeof streams;

export const streamKeys: readonly StreamKey[] = ['accountAudit', 'userAudit', 'accessAuthentication'];

/** The field that tells the streams apart in the dataset. */
export const logTypeField = 'SOURCE_LOG_TYPE';

/** The display names, in the order of the form. */
export const streamNames = [
  streams.accountAudit.name,
  streams.userAudit.name,
  streams.accessAuthentication.name,
] as const;

/** The columns that show an event of any stream in a table of the dataset. */
export const datasetColumns = [
  '_time',
  logTypeField,
  'action.type',
  'actor.email',
  'user_email',
  'app_domain',
] as const;
