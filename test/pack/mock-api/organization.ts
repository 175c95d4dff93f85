import type { DirectoryEntries, Token } from '../../../pack/mock-api/directory.js';

export const account = { id: 'a'.repeat(32), name: 'Example Org' };
export const withoutZeroTrust = { id: 'b'.repeat(32), name: 'No Zero Trust', zeroTrust: false };
export const foreignAccount = { id: 'c'.repeat(32), name: 'Somebody else' };

export const user = {
  id: '1'.repeat(32),
  email: 'ops@example.net',
  globalKey: '0123456789abcdef0123456789abcdef01234',
  accounts: [account.id, withoutZeroTrust.id],
};

const both = ['Account Settings Read', 'Access: Audit Logs Read'] as const;

function userToken(name: string, more: Partial<Token> = {}): Token {
  return {
    id: `id-of-${name}`,
    value: `cfut_${name}`,
    owner: { user: user.id },
    permissions: both,
    ...more,
  };
}

export const tokens = {
  user: userToken('user'),
  // Nothing in its shape tells who owns it.
  oldUser: userToken('old', { value: 'x'.repeat(40) }),
  account: userToken('account', { value: 'cfat_account', owner: { account: account.id } }),
  powerless: userToken('powerless', { permissions: [] }),
  elsewhere: userToken('elsewhere', { accounts: [withoutZeroTrust.id] }),
  disabled: userToken('disabled', { status: 'disabled' }),
  expired: userToken('expired', { status: 'expired' }),
  restricted: userToken('restricted', { refusedAddress: '203.0.113.99' }),
  fresh: userToken('fresh', { usableFrom: 60_000 }),
  curious: userToken('curious', { permissions: ['User Details Read'] }),
} as const;

export const organization: DirectoryEntries = {
  accounts: [account, withoutZeroTrust, foreignAccount],
  users: [user],
  tokens: Object.values(tokens),
};

export function bearer(token: { readonly value: string }) {
  return { 'user-agent': 'test/1', authorization: `Bearer ${token.value}` };
}

export const globalKey = {
  'user-agent': 'test/1',
  'x-auth-email': user.email,
  'x-auth-key': user.globalKey,
};

export const paths = {
  accountAudit: `/client/v4/accounts/${account.id}/audit_logs`,
  userAudit: '/client/v4/user/audit_logs',
  access: `/client/v4/accounts/${account.id}/access/logs/access_requests`,
  account: `/client/v4/accounts/${account.id}`,
  user: '/client/v4/user',
  verifyUserToken: '/client/v4/user/tokens/verify',
  verifyAccountToken: `/client/v4/accounts/${account.id}/tokens/verify`,
};
