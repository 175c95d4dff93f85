/** Who exists at the stood-in Cloudflare. Nothing here is read from the shape of a credential. */

export interface Account {
  /** 32 hexadecimal characters. */
  readonly id: string;
  readonly name: string;
  /** Whether Zero Trust was ever enabled; true where absent. */
  readonly zeroTrust?: boolean;
  /** What its users sign in with. */
  readonly identityProviders?: readonly IdentityProvider[];
}

export interface IdentityProvider {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Whether it changes users and groups through SCIM; not told where absent. */
  readonly scim?: boolean;
}

export interface User {
  readonly id: string;
  readonly email: string;
  readonly globalKey?: string;
  /** Ids of the accounts that the user is a member of. */
  readonly accounts: readonly string[];
}

/** As the dashboard names them, with their level. */
export type Permission =
  | 'Account Settings Read'
  | 'Access: Audit Logs Read'
  | 'Access: Organizations, Identity Providers, and Groups Read'
  | 'User Details Read';

export interface Token {
  readonly id: string;
  readonly value: string;
  /** The id of the user or of the account that owns it. */
  readonly owner: { readonly user: string } | { readonly account: string };
  readonly permissions: readonly Permission[];
  /** Ids of the accounts that it is limited to. Absent: all accounts of its owner. */
  readonly accounts?: readonly string[];
  readonly status?: 'active' | 'disabled' | 'expired';
  /** The sender's address, where the token is restricted to others. */
  readonly refusedAddress?: string;
  /** Epoch milliseconds until which the new token is not known everywhere. */
  readonly usableFrom?: number;
}

/** Whose rights a request has. */
export type Principal =
  | { readonly kind: 'user token'; readonly token: Token; readonly user: User }
  | { readonly kind: 'account token'; readonly token: Token; readonly account: Account }
  | { readonly kind: 'global key'; readonly user: User };

export interface DirectoryEntries {
  readonly accounts: readonly Account[];
  readonly users?: readonly User[];
  readonly tokens?: readonly Token[];
}

export class Directory {
  readonly #accounts: ReadonlyMap<string, Account>;
  readonly #users: readonly User[];
  readonly #principals: ReadonlyMap<string, Principal>;

  /** Throws RangeError for a token whose owner is not there. */
  constructor({ accounts, users = [], tokens = [] }: DirectoryEntries) {
    this.#accounts = new Map(accounts.map((account) => [account.id, account]));
    this.#users = users;
    this.#principals = new Map(tokens.map((token) => [token.value, this.#owned(token)]));
  }

  account(id: string): Account | undefined {
    return this.#accounts.get(id);
  }

  user(id: string): User | undefined {
    return this.#users.find((user) => user.id === id);
  }

  /** The user with the key, and with the email where one is given. */
  userByKey(key: string, email?: string): User | undefined {
    return this.#users.find(
      (user) => user.globalKey === key && (email === undefined || user.email === email),
    );
  }

  tokenPrincipal(value: string): Principal | undefined {
    return this.#principals.get(value);
  }

  #owned(token: Token): Principal {
    if ('user' in token.owner) {
      const user = this.user(token.owner.user);
      if (user !== undefined) return { kind: 'user token', token, user };
    } else {
      const account = this.account(token.owner.account);
      if (account !== undefined) return { kind: 'account token', token, account };
    }
    throw new RangeError(`The owner of token ${token.id} is not in the directory.`);
  }
}

/** Whether the principal may act in the account at all. */
export function reaches(principal: Principal, accountId: string): boolean {
  const own = principal.kind === 'account token' ? [principal.account.id] : principal.user.accounts;
  if (!own.includes(accountId)) return false;
  if (principal.kind === 'global key') return true;
  return principal.token.accounts === undefined || principal.token.accounts.includes(accountId);
}

/** A Global API Key acts with all rights of its user. */
export function isPermitted(principal: Principal, permission: Permission): boolean {
  return principal.kind === 'global key' || principal.token.permissions.includes(permission);
}
