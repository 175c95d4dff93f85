import type { JsonObject } from '#src/shared/json.js';
import type { Scenario } from '../scenario.js';

function credentials(password: string, identifier = ''): JsonObject {
  return { identifier, password, credentials: { user: '', vaultInstanceId: '' } };
}

const globalKey = { auth_type: 'Global API Key (Legacy)', token_credentials: credentials('') };

/** Wrong settings, past the checks of the form, and what the one message says. */
const wrong: readonly [name: string, delivered: JsonObject, fails: RegExp][] = [
  ['token with a blank', { token_credentials: credentials('abc def') }, /API Token contains a space/],
  [
    'token with a line break',
    { token_credentials: credentials('abcdef\n') },
    /API Token contains a line break/,
  ],
  [
    'token with an ellipsis',
    { token_credentials: credentials('abc\u2026def') },
    /API Token contains an ellipsis/,
  ],
  [
    'token with an en dash',
    { token_credentials: credentials('abc\u2013def') },
    /API Token contains a typographic hyphen or dash/,
  ],
  [
    'token with the word before it',
    { token_credentials: credentials('Bearer abcdef') },
    /API Token begins with/,
  ],
  [
    'token with a hard space',
    { token_credentials: credentials('abc\u00a0def') },
    /contains a no-break space/,
  ],
  [
    'token with a zero width space',
    { token_credentials: credentials('abc\u200bdef') },
    /contains an invisible space/,
  ],
  [
    'token with a byte order mark',
    { token_credentials: credentials('\ufeffabcdef') },
    /contains an invisible space \(U\+FEFF\)/,
  ],
  ['no token', { token_credentials: credentials('') }, /API Token is missing/],
  ['no credentials at all', { token_credentials: null, credentials: null }, /API Token is missing/],
  ['both credentials', { credentials: credentials('key', 'ops@example.net') }, /is filled in too/],
  ['no email', { ...globalKey, credentials: credentials('key') }, /API Email is missing/],
  ['no key', { ...globalKey, credentials: credentials('', 'ops@example.net') }, /Global API Key is missing/],
  ['unknown authorization type', { auth_type: 'Password' }, /Authorization Type must be one of/],
  ['malformed account', { account_id: '123' }, /Account ID must be 32 hexadecimal/],
  ['account beyond ASCII', { account_id: '\u00e9\ud83d\ude00'.repeat(15) }, /Account ID must be/],
  ['URL without scheme', { url: 'api.example.net' }, /Server URL must be a URL with scheme/],
  ['URL with a user', { url: 'https://me:secret@example.net/' }, /Server URL must be a URL with scheme/],
  ['URL over http', { url: 'http://example.net' }, /Server URL must be an https URL/],
  ['no collector URL', { http_collector_url: '' }, /HTTP Log Collector URL is missing/],
  ['no collector key', { http_collector_key: credentials('') }, /HTTP Log Collector Key is missing/],
  ['no event type', { event_types_to_fetch: [] }, /Event types to fetch is missing/],
  ['unknown event type', { event_types_to_fetch: 'DNS Logs' }, /unknown item "DNS Logs"/],
  ['unreadable first fetch', { first_fetch: 'last tuesday' }, /First fetch time must be/],
  ['look-back out of range', { look_back: '61' }, /from 0 to 60/],
  ['maximum that is no number', { max_fetch_user_audit_logs: '1e3' }, /must be a whole number/],
];

/** Settings that differ in form only: old instances, hidden fields, other types. */
const usable: Readonly<Record<string, JsonObject>> = {
  'absent parameters': {
    first_fetch: null,
    look_back: null,
    time_budget: null,
    insecure: null,
    proxy: null,
    event_types_to_fetch: null,
    max_fetch_account_audit_logs: null,
    credentials: null,
  },
  'checkboxes as text': { insecure: 'true', proxy: 'false' },
  'lists as text': { event_types_to_fetch: 'Account Audit Logs, User Audit Logs,' },
  'lists as JSON': { event_types_to_fetch: '["Access Authentication Logs"]' },
  'first fetch in weeks': { first_fetch: ' 2 Weeks ago\u00a0' },
  'first fetch at a time': { first_fetch: '2026-11-22T10:55:30.5+02:00' },
};

export const settingScenarios: readonly Scenario[] = [
  ...wrong.map(
    ([name, delivered, fails]): Scenario => ({
      name: `settings: ${name}`,
      delivered,
      steps: [
        { command: 'test-module', fails },
        { command: 'fetch-events', fails },
      ],
    }),
  ),
  ...Object.entries(usable).map(
    ([name, delivered]): Scenario => ({
      name: `settings: ${name}`,
      delivered,
      steps: [{ command: 'test-module' }, { command: 'fetch-events' }],
    }),
  ),
];
