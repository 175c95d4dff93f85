import { tokens, user } from '../../pack/mock-api/organization.js';
import type { Scenario, Step } from '../scenario.js';

const fetches: readonly Step[] = [
  { command: 'test-module' },
  { command: 'fetch-events' },
  { command: 'fetch-events' },
  { command: 'fetch-events', minutes: 4 },
  { command: 'test-module' },
  { command: 'cloudflare-zero-trust-get-events', args: { limit: '3' } },
];

const noToken = { identifier: '', password: '' };
const globalKey = { auth_type: 'Global API Key (Legacy)', token_credentials: noToken };

/** The four ways to sign in, through a whole life of an instance each. */
export const authorizationScenarios: readonly Scenario[] = [
  { name: 'user token', steps: fetches },
  {
    name: 'account token with user logs',
    params: { token_credentials: { identifier: '', password: tokens.account.value } },
    steps: [
      { command: 'test-module', fails: /the logs of a user need a credential/ },
      { command: 'fetch-events' },
      { command: 'fetch-events' },
      { command: 'fetch-events', fails: /User Audit Logs/ },
    ],
  },
  {
    name: 'account token without user logs',
    params: {
      token_credentials: { identifier: '', password: tokens.account.value },
      event_types_to_fetch: ['Account Audit Logs', 'Access Authentication Logs'],
    },
    steps: fetches,
  },
  {
    name: 'global key',
    params: { ...globalKey, credentials: { identifier: user.email, password: user.globalKey } },
    steps: fetches,
  },
  {
    name: 'global key from a vault',
    params: { ...globalKey, credentials: { vault: { user: user.email, password: user.globalKey } } },
    steps: fetches,
  },
  ...(['powerless', 'disabled', 'expired', 'restricted', 'curious'] as const).map(
    (name): Scenario => ({
      name: `${name} token`,
      params: { token_credentials: { identifier: '', password: tokens[name].value } },
      steps: [
        { command: 'test-module', fails: /Cloudflare answered|API Token is/ },
        { command: 'fetch-events', fails: /Cloudflare answered/ },
      ],
    }),
  ),
  {
    name: 'token limited to another account',
    params: { token_credentials: { identifier: '', password: tokens.elsewhere.value } },
    steps: [
      { command: 'test-module', fails: /Cloudflare answered 403/ },
      { command: 'fetch-events' },
      { command: 'fetch-events' },
      { command: 'fetch-events', fails: /Account Audit Logs/ },
    ],
  },
];
