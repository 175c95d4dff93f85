import type { DirectoryEntries, Token } from '../../../pack/mock-api/directory.js';

/** Who exists at the stood-in Cloudflare. The secrets are invented and have no part in common with any text. */

export const identityProviders = [
  { id: 'df7e2a5f-02b7-4d9d-af26-8d1988fca630', name: 'Okta', type: 'okta', scim: true },
  { id: '0194ae2c-efcf-4cfb-8884-055f1a161fa5', name: 'Entra', type: 'azureAD' },
  { id: '7b1f3e60-55aa-4c13-9d1e-2f0b6c8d4e97', name: 'One-time PIN', type: 'onetimepin', scim: false },
] as const;

export const account = {
  id: '5c9e1b7730d24a6c8f21be04d7a3910e',
  name: 'Example Org',
  identityProviders,
};
export const accountWithoutZeroTrust = {
  id: 'd41a7f02c6b94e8e9d3570cb12f8ae66',
  name: 'Other Org',
  zeroTrust: false,
};

export const user = {
  id: '7a1d0c55e2b84f0f9d3c6b2a1e4f8d90',
  email: 'ops@example.net',
  globalKey: 'b7d04e9c1f6a83520dfe47ab19c6082e5f3da',
  accounts: [account.id, accountWithoutZeroTrust.id],
};

/** Addresses of the sender that Cloudflare names in a refusal: the server's own, not personal. */
export const refusedAddress = '198.51.100.99';

const both = ['Account Settings Read', 'Access: Audit Logs Read'] as const;

function userToken(value: string, more: Partial<Token> = {}): Token {
  return { id: `id of ${value}`, value, owner: { user: user.id }, permissions: both, ...more };
}

export const tokens = {
  user: userToken('cfut_k7Qz3XwYt9RbMvLp4HsNcJd8GfWq2EaZu5TyKx1B'),
  account: userToken('cfat_Vw2NhXr8CpLq6ZbYd4TmKs9JgFe3AuRx7WnHt5Pc', { owner: { account: account.id } }),
  powerless: userToken('cfut_Jm4TqWx7ZnVb2LrHk9YcPs6DgFa8EuRt3NwXy5Qh', { permissions: [] }),
  expired: userToken('cfut_Rz6YkPw3HtNq8XbVm5CsLj2DgFe7AuTx4WnKr9Bh', { status: 'expired' }),
  disabled: userToken('cfut_Nx9WbTq4KzRm7YhVp2LcSj6DgFa3EuXt8HnPw5Rk', { status: 'disabled' }),
  provisioning: userToken('cfut_Wd3KvTz8QbNp5XyRm7LcHj2SgFe9AuGt4RnBx6Yk', {
    permissions: [...both, 'Access: Organizations, Identity Providers, and Groups Read'],
  }),
  restricted: userToken('cfut_Hp5XrKw8TzNq3YbVm6LcSj9DgFe2AuRt7WnHx4Bk', { refusedAddress }),
  elsewhere: userToken('cfut_Tq2ZnWx6RbKm9YhVp4LcSj7DgFa5EuXt3HnPw8Nk', {
    accounts: [accountWithoutZeroTrust.id],
  }),
} as const;

export const collectorKey = 'Zq8RtVn3KxWm5LpYc7HdJs2GfBe9TuAa';

export const organization: DirectoryEntries = {
  accounts: [account, accountWithoutZeroTrust],
  users: [user],
  tokens: Object.values(tokens),
};

/** Everything that must never be seen, in whole or in part. */
export const secrets: readonly string[] = [
  user.globalKey,
  collectorKey,
  ...Object.values(tokens).map(({ value }) => value),
];

/** The five ways to sign in, as parameters of an instance. */
export const credentials = {
  'a user token': { token_credentials: { identifier: '', password: tokens.user.value } },
  'an account token': { token_credentials: { identifier: '', password: tokens.account.value } },
  'a token from a vault': {
    token_credentials: { vault: { user: 'Cloudflare log reader', password: tokens.user.value } },
  },
  'a Global API Key': {
    auth_type: 'Global API Key (Legacy)',
    credentials: { identifier: user.email, password: user.globalKey },
  },
  'a Global API Key from a vault': {
    auth_type: 'Global API Key (Legacy)',
    credentials: { vault: { user: user.email, password: user.globalKey } },
  },
} as const;

export type Credential = keyof typeof credentials;
