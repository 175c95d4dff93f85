import {
  answering,
  emptyBody,
  type Fault,
  htmlError,
  resetBefore,
  truncatedTo,
} from '#src/testing/server/faults.js';
import { type Cause, refusals } from '../../../../pack/mock-api/errors.js';
import {
  failureWithStatus200,
  flatError,
  rateLimited,
  reasonInMessages,
  refusing,
  unexplainedFailure,
} from '../../../../pack/mock-api/faults.js';
import { streamNames } from '../fixture.js';
import { account, accountWithoutZeroTrust, refusedAddress, tokens, user } from '../organization.js';
import { credential, fetchEvents, getEvents, type MessageCase } from './message-case.js';

const userLogs = { event_types_to_fetch: ['User Audit Logs'] };
const accessLogs = { event_types_to_fetch: ['Access Authentication Logs'] };
const byKey = {
  auth_type: 'Global API Key (Legacy)',
  token_credentials: credential(''),
  credentials: credential(user.globalKey, user.email),
};

/** Real refusals of the mock server, which it makes from who exists and what they may do. */
const refusalsOfTheAccount: readonly MessageCase[] = [
  {
    name: 'an unknown token',
    names: ['401', '10000', 'API Token'],
    params: { token_credentials: credential('cfut_Qp3XvKw9TzNb6YhLm2RsJc8DgFe4AuXt7WnHq5Bk') },
  },
  {
    name: 'an expired token',
    names: ['API Token', 'expired'],
    params: { token_credentials: credential(tokens.expired.value) },
  },
  {
    name: 'a disabled token',
    names: ['API Token', 'disabled'],
    params: { token_credentials: credential(tokens.disabled.value) },
  },
  {
    name: 'a token without permission',
    names: ['403', '10000', 'Account Settings'],
    params: { token_credentials: credential(tokens.powerless.value) },
  },
  {
    name: 'a token without permission, all logs',
    names: ['403', 'Account Settings', 'Access: Audit Logs', ...streamNames],
    params: {
      token_credentials: credential(tokens.powerless.value),
      event_types_to_fetch: [...streamNames],
    },
  },
  {
    name: 'a token of another account',
    names: ['403', 'Account ID'],
    params: { token_credentials: credential(tokens.elsewhere.value) },
  },
  {
    name: 'a token that may not be used from here',
    names: ['403', '9109', refusedAddress, 'API Token'],
    params: { token_credentials: credential(tokens.restricted.value) },
  },
  {
    name: 'an account token for user logs',
    names: ['403', '9109', 'User Audit Logs', 'API Token', 'Event types to fetch'],
    params: { ...userLogs, token_credentials: credential(tokens.account.value) },
  },
  {
    name: 'an account token for user logs, refused without the reason',
    names: ['403', '10000', 'User Audit Logs', 'account token'],
    params: { ...userLogs, token_credentials: credential(tokens.account.value) },
    cloudflare: refusing('missingPermission'),
  },
  {
    name: 'a Global API Key in the field of the token',
    names: ['401', 'API Token', 'Global API Key (Legacy)'],
    params: { token_credentials: credential(user.globalKey) },
  },
  {
    name: 'an unknown Global API Key',
    names: ['9103', 'API Email', 'Global API Key'],
    params: { ...byKey, credentials: credential('c18e5fa20d7b49630dfe58bc20d7193f6a4eb', user.email) },
  },
  {
    name: 'the email of somebody else',
    names: ['9103', 'API Email', 'Global API Key'],
    params: { ...byKey, credentials: credential(user.globalKey, 'noor@example.net') },
  },
  {
    name: 'an account that the user of the key is no member of',
    names: ['403', 'Account ID', 'API Email'],
    params: { ...byKey, account_id: 'f'.repeat(32) },
  },
  {
    name: 'an account without Zero Trust',
    names: ['403', '9999', 'Access Authentication Logs'],
    params: { ...accessLogs, account_id: accountWithoutZeroTrust.id },
  },
];

const causes: { readonly [C in Cause]?: readonly [name: string, params: object, names: readonly string[]] } =
  {
    noCredentials: ['no credentials arrived', {}, ['API Token']],
    missingEmail: ['no email arrived', byKey, ['API Email']],
    missingKey: ['no key arrived', byKey, ['Global API Key']],
    malformedAuthorization: ['a token of a wrong form', {}, ['API Token']],
    malformedKey: ['a key of a wrong form', byKey, ['Global API Key']],
    malformedEmail: ['an email of a wrong form', byKey, ['API Email']],
    unknownToken: ['an unknown token', {}, ['API Token']],
    unknownKey: ['an unknown key', byKey, ['API Email', 'Global API Key']],
    keyAsToken: ['a key as a token', {}, ['API Token']],
    missingPermission: ['a missing permission', {}, ['API Token', 'Account - Account Settings - Read']],
    unreachableAccount: ['an account out of reach', {}, ['Account ID']],
    malformedAccount: ['an account id of a wrong form', {}, ['Account ID']],
    noRoute: ['no such path', {}, ['Server URL', 'Account ID']],
    foreignAddress: ['an address that is not allowed', {}, ['API Token']],
    accountTokenForUser: ['an account token for user logs', userLogs, ['API Token', 'User Audit Logs']],
    accessNotEnabled: ['Access is not enabled', accessLogs, ['Access Authentication Logs']],
    gatewayNotInitialized: ['an account that was never initialized', {}, ['Account ID']],
    invalidAccessParameter: ['a parameter that Access refuses', accessLogs, ['report']],
    invalidAuditParameter: ['a parameter that the audit log refuses', {}, ['report']],
    freshToken: ['a credential that is too new', {}, ['minute']],
    tooManyFailures: ['too many failures', {}, ['API Token']],
    rateLimited: ['too many requests', {}, ['rate limit']],
  };

/** Every refusal that was reported of the real API, in all its variants. */
const reportedRefusals: readonly MessageCase[] = (Object.keys(causes) as Cause[]).flatMap((cause) => {
  const [name, params, names] = causes[cause] ?? [cause, {}, []];
  return refusals[cause].map(({ status, errors }, variant): MessageCase => {
    const entry = 'code' in errors ? errors : errors[errors.length - 1];
    return {
      name: `${name}: ${status}, ${entry?.code}`,
      names: [`Cloudflare answered ${status}`, String(entry?.code), ...names],
      params: params as NonNullable<MessageCase['params']>,
      cloudflare: refusing(cause, variant),
    };
  });
});

/** The causes that this table leaves out: the first two only explain a refusal, and collection goes on after the others. */
export const causesWithoutMessage: readonly Cause[] = [
  'malformedAuthorizationAtVerify',
  'unknownTokenAtVerify',
  'pageBehindTheEnd',
  'startTooOld',
];
export const causesWithMessage = Object.keys(causes);

function json(status: number, body: unknown): Fault {
  return answering({ status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

function refusal(status: number, code: number, message: string): Fault {
  return json(status, { success: false, errors: [{ code, message }], messages: [], result: null });
}

function answered(name: string, cloudflare: Fault, names: readonly string[]): MessageCase {
  return {
    name,
    cloudflare,
    names: names.map((text) => (/^[2-5]\d\d$/.test(text) ? `answered ${text}` : text)),
  };
}

const strangeAnswers: readonly MessageCase[] = [
  answered('400 with its reason among the notes', reasonInMessages, ['400', 'The time range is too long']),
  answered('401 without a code', json(401, { success: false, errors: [] }), ['401', 'API Token']),
  answered('403 without an envelope', flatError(403, 1010, 'auth.forbidden'), ['403', '1010', 'API Token']),
  answered('403 as a page', htmlError(403, 'Forbidden'), ['403', 'Server URL']),
  answered('404 as a page', htmlError(404, 'Not Found'), ['404', 'Server URL']),
  answered('405', json(405, { success: false, errors: [] }), ['405']),
  answered('429 with a time', rateLimited(42), ['429', '971', '42 seconds']),
  answered('429 without a time', rateLimited(), ['429', '971']),
  answered('429 as a page', htmlError(429, 'Too Many Requests'), ['429']),
  answered('500 without a reason', unexplainedFailure, ['500']),
  answered('502 as a page', htmlError(502, 'Bad Gateway'), ['502']),
  answered('504 as a page', htmlError(504, 'Gateway Time-out'), ['504']),
  answered('520 as a page', htmlError(520, 'Web server returned an unknown error'), ['520']),
  answered('a redirection', answering({ status: 302, headers: { location: '/login' }, body: '' }), [
    '302',
    'Server URL',
  ]),
  answered('a page with status 200', htmlError(200, 'Sign in'), ['200', 'Server URL']),
  answered('a truncated answer', truncatedTo(9), ['200', 'Server URL']),
  answered('an empty answer', emptyBody, ['200', 'Server URL']),
  answered('no success with status 200', failureWithStatus200, ['200']),
  answered('no list', json(200, { success: true, result: { items: [] } }), ['200']),
  { name: 'no answer', cloudflare: resetBefore, names: ['Cloudflare did not answer', 'Server URL'] },
  {
    name: 'nobody listens',
    names: ['Cloudflare did not answer', 'Server URL'],
    params: { url: 'http://127.0.0.1:1' },
  },
];

const echo = tokens.user.value;
const wordy = `${'The request could not be understood. '.repeat(20)}`;

/** Answers that hold what must not be passed on. */
const indiscreetAnswers: readonly MessageCase[] = [
  answered('the token in the text', refusal(403, 9109, `Token ${echo} is not valid`), ['403', '9109']),
  answered(
    'a part of the token in the text',
    refusal(403, 9109, `Token ${echo.slice(5, 15)}... is not valid`),
    ['403', '9109'],
  ),
  answered('an email in the text', refusal(403, 9109, `User ${user.email} may not`), ['403', '9109']),
  answered('a very long text', refusal(400, 1234, wordy), ['400', '1234']),
  answered('HTML in the text', refusal(400, 1234, '<b>Sorry</b><script>x()</script>'), ['400', '1234']),
  answered('JSON in the text', refusal(400, 1234, '{"query":{"since":"2026"}}'), ['400', '1234']),
  answered('lines in the text', refusal(400, 1234, 'Sorry\r\n    at x.js:1:2'), ['400', '1234']),
  answered(
    'a record next to the error',
    json(400, { success: false, errors: [], result: [{ id: account.id }] }),
    ['400'],
  ),
];

const slowAnswers: readonly MessageCase[] = [
  {
    name: 'Test runs out of time after the first log',
    names: ['User Audit Logs', 'Access Authentication Logs', 'HTTP Log Collector', '60 seconds'],
    params: { event_types_to_fetch: [...streamNames] },
    latencySeconds: 61,
  },
  {
    name: 'get-events runs out of time',
    names: ['Access Authentication Logs', 'fewer events'],
    params: { event_types_to_fetch: [...streamNames] },
    latencySeconds: 31,
    run: getEvents({}),
  },
];

const otherCommands: readonly MessageCase[] = [
  {
    name: 'get-events without permission',
    names: ['403', '10000', 'Account Settings', 'Account Audit Logs'],
    cloudflare: refusing('missingPermission'),
    run: getEvents({}),
  },
  {
    name: 'fetch-events without permission',
    names: ['403', '10000', 'Account Settings', 'Account Audit Logs'],
    cloudflare: refusing('missingPermission'),
    run: fetchEvents,
  },
  {
    name: 'fetch-events with an account token for user logs',
    names: ['403', '9109', 'User Audit Logs', 'API Token'],
    params: { ...userLogs, token_credentials: credential(tokens.account.value) },
    run: fetchEvents,
  },
  {
    name: 'fetch-events with a full quota',
    names: ['429', '971', 'rate limit'],
    cloudflare: rateLimited(),
    run: fetchEvents,
  },
];

export const cloudflareCases = {
  'Refusals of Cloudflare': refusalsOfTheAccount,
  'Refusals of Cloudflare that were reported': reportedRefusals,
  'Strange answers of Cloudflare': strangeAnswers,
  'Indiscreet answers of Cloudflare': indiscreetAnswers,
  'Slow answers of Cloudflare': slowAnswers,
  'Cloudflare in other commands': otherCommands,
};
