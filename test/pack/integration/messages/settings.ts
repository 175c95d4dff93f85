import { collectorKey, tokens, user } from '../organization.js';
import { credential, fetchEvents, type MessageCase } from './message-case.js';

const token = 'API Token';
const globalKey = 'Global API Key (Legacy)';
const email = 'API Email';
const key = 'Global API Key';

function usingKey(identifier: string, password: string) {
  return {
    auth_type: globalKey,
    token_credentials: credential(''),
    credentials: credential(password, identifier),
  };
}

const credentialCases: readonly MessageCase[] = [
  { name: 'no token', names: [token], params: { token_credentials: credential('') } },
  { name: 'no email', names: [email, globalKey], params: usingKey('', user.globalKey) },
  { name: 'no key', names: [key, globalKey], params: usingKey(user.email, '') },
  {
    name: 'a token is chosen, a key is filled in too',
    names: [token, globalKey, 'Authorization Type'],
    params: { credentials: credential(user.globalKey, user.email) },
  },
  {
    name: 'a key is chosen, a token is filled in too',
    names: [token, globalKey, 'Authorization Type'],
    params: { ...usingKey(user.email, user.globalKey), token_credentials: credential(tokens.user.value) },
  },
  {
    name: 'a token with a blank inside',
    names: [token],
    params: {
      token_credentials: credential(`${tokens.user.value.slice(0, 20)} ${tokens.user.value.slice(20)}`),
    },
  },
  {
    name: 'a token with a line break behind it',
    names: [token],
    params: { token_credentials: credential(`${tokens.user.value}\n`) },
  },
  {
    name: 'a token with an invisible character',
    names: [token],
    params: { token_credentials: credential(`\u200b${tokens.user.value}`) },
  },
  {
    name: 'a token with an ellipsis',
    names: [token, 'ellipsis'],
    params: { token_credentials: credential('tok_abc\u2026def') },
  },
  {
    name: 'a token with a typographic dash',
    names: [token, 'dash', 'U+2013'],
    params: { token_credentials: credential('tok_abc\u2013def') },
  },
  {
    name: 'a token with the word before it',
    names: [token, 'Bearer'],
    params: { token_credentials: credential(`Bearer ${tokens.user.value}`) },
  },
  {
    name: 'a token in quotation marks',
    names: [token, 'quotation marks'],
    params: { token_credentials: credential(`"${tokens.user.value}"`) },
  },
  { name: 'an email with a blank', names: [email], params: usingKey(`${user.email} `, user.globalKey) },
  { name: 'a key with a tab', names: [key], params: usingKey(user.email, `${user.globalKey}\t`) },
  {
    name: 'an unknown authorization type',
    names: ['Authorization Type', token, globalKey],
    params: { auth_type: 'OAuth' },
  },
];

const addressCases: readonly MessageCase[] = [
  { name: 'no account id', names: ['Account ID'], params: { account_id: '' } },
  {
    name: 'an account id that is cut off',
    names: ['Account ID', '32'],
    params: { account_id: '5c9e1b7730d24a6c' },
  },
  {
    name: 'an account id with its address around it',
    names: ['Account ID'],
    params: { account_id: 'dash.cloudflare.com/5c9e1b7730d24a6c8f21be04d7a3910e/home' },
  },
  {
    name: 'an API token in the account id',
    names: ['Account ID'],
    params: { account_id: tokens.user.value },
  },
  {
    name: 'a password with a slash in the address',
    names: ['Server URL'],
    params: { url: `https://ops:pa/${tokens.user.value}@api.cloudflare.com` },
  },
  {
    name: 'address and key of the collector swapped',
    names: ['HTTP Log Collector URL'],
    params: {
      http_collector_url: collectorKey,
      http_collector_key: credential('https://api-tenant.xdr.us.paloaltonetworks.com/logs/v1/event'),
    },
  },
  { name: 'an address without scheme', names: ['Server URL'], params: { url: 'api.cloudflare.com' } },
  {
    name: 'an address with an ellipsis',
    names: ['Server URL', 'ellipsis'],
    params: { url: 'https://api.cloudflare.com/client\u2026' },
  },
  { name: 'an address over http', names: ['Server URL'], params: { url: 'http://api.cloudflare.com' } },
  {
    name: 'an address with user and password',
    names: ['Server URL'],
    params: { url: `https://ops:${collectorKey}@api.cloudflare.com` },
  },
  {
    name: 'an address with a query',
    names: ['Server URL'],
    params: { url: `https://api.cloudflare.com/?token=${tokens.user.value}` },
  },
  {
    name: 'a collector address without scheme',
    names: ['HTTP Log Collector URL'],
    params: { http_collector_url: 'api-tenant.xdr.us.paloaltonetworks.com/logs/v1/event' },
  },
  {
    name: 'a collector address over http',
    names: ['HTTP Log Collector URL'],
    params: { http_collector_url: 'http://api-tenant.xdr.us.paloaltonetworks.com/logs/v1/event' },
  },
  {
    name: 'a collector address without key',
    names: ['HTTP Log Collector Key'],
    params: { http_collector_key: credential('') },
  },
  {
    name: 'a collector key without address',
    names: ['HTTP Log Collector URL'],
    params: { http_collector_url: '' },
  },
  {
    name: 'a collector key with a line break',
    names: ['HTTP Log Collector Key'],
    params: { http_collector_key: credential(`${collectorKey}\r\n`) },
  },
];

const wrongLimits = ['0', '-1', '1.5', '1e3', 'many', '100001', '99999999999'];

const collectionCases: readonly MessageCase[] = [
  { name: 'no event type', names: ['Event types to fetch'], params: { event_types_to_fetch: [] } },
  {
    name: 'an unknown event type',
    names: ['Event types to fetch', 'Gateway Logs'],
    params: { event_types_to_fetch: ['Account Audit Logs', 'Gateway Logs'] },
  },
  ...wrongLimits.map((limit) => ({
    name: `a maximum of ${limit}`,
    names: ['Maximum number of account audit logs per fetch', limit.slice(0, 9)],
    params: { max_fetch_account_audit_logs: limit },
  })),
  {
    name: 'another maximum',
    names: ['Maximum number of access authentication logs per fetch'],
    params: { max_fetch_access_authentication_logs: '0' },
  },
  {
    name: 'a look-back of two hours',
    names: ['Look-back for late events (minutes)', '60'],
    params: { look_back: '120' },
  },
  {
    name: 'a time budget of one second',
    names: ['Time budget of one fetch (seconds)', '10'],
    params: { time_budget: '1' },
  },
  {
    name: 'a first fetch time that is none',
    names: ['First fetch time', 'last tuesday'],
    params: { first_fetch: 'last tuesday' },
  },
  {
    name: 'a first fetch time on 30 February',
    names: ['First fetch time'],
    params: { first_fetch: '2026-02-30' },
  },
  {
    name: 'a first fetch time in the future',
    names: ['First fetch time'],
    params: { first_fetch: '2027-01-01' },
  },
  {
    name: 'the fetch itself says it, too',
    names: ['First fetch time'],
    params: { first_fetch: 'soon' },
    run: fetchEvents,
  },
];

export const settingsCases = {
  Credentials: credentialCases,
  Addresses: addressCases,
  Collection: collectionCases,
};
