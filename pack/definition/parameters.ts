import type { Parameters } from 'cortex-pack/definition';
import { authorizationTypes } from './authorization.js';

export const parameters = {
  url: {
    kind: 'url',
    display: 'Server URL',
    section: 'Connect',
    required: true,
    defaultValue: 'https://api.cloudflare.com',
    help: 'The address of the Cloudflare API. The path /client/v4 is added when it is missing.',
  },
  account_id: {
    kind: 'string',
    display: 'Account ID',
    section: 'Connect',
    required: true,
    pattern: '[0-9a-fA-F]{32}',
    patternHint:
      '32 hexadecimal characters, as in the address of the Cloudflare dashboard after the host name',
    help: 'The 32 hexadecimal characters that follow the host name in the address of the Cloudflare dashboard.',
  },
  auth_type: {
    kind: 'select',
    display: 'Authorization Type',
    section: 'Connect',
    required: true,
    options: [authorizationTypes.token, authorizationTypes.globalKey],
    defaultValue: authorizationTypes.token,
    help: 'The kind of credential that the instance uses. An API token is recommended, because the Global API Key has all the rights of its user.',
  },
  token_credentials: {
    kind: 'credentials',
    displayPassword: 'API Token',
    inHeader: true,
    section: 'Connect',
    help: 'The account token (recommended) or user token. User Audit Logs need a user token or the Global API Key.',
  },
  credentials: {
    kind: 'credentials',
    display: 'API Email',
    displayPassword: 'Global API Key',
    inHeader: true,
    section: 'Connect',
    help: 'The email address of the user and the Global API Key of that user.',
  },
} as const satisfies Parameters;
