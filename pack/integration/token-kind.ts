import { isObject } from '../../src/runtime/json.js';
import type { CloudflareAnswer } from './cloudflare-answer.js';
import type { CloudflareClient } from './cloudflare-client.js';

/** Whose a token is cannot be told by its shape, but by which endpoint knows it. */
export interface TokenKind {
  readonly owner: 'account' | 'user' | 'unknown';
  /** `active`, `disabled`, `expired`; '' when not told. */
  readonly status: string;
}

/** Asks only to explain a failure: an active token may still lack permissions. */
export function findTokenKind(client: CloudflareClient, timeoutSeconds: number): TokenKind {
  const account = client.ask('/accounts/{account_id}/tokens/verify', timeoutSeconds);
  if (account !== undefined && account.success) return { owner: 'account', status: statusOf(account) };
  const user = client.ask('/user/tokens/verify', timeoutSeconds);
  if (user !== undefined && user.success) return { owner: 'user', status: statusOf(user) };
  return { owner: 'unknown', status: '' };
}

function statusOf(answer: CloudflareAnswer): string {
  const status = isObject(answer.result) ? answer.result['status'] : undefined;
  return typeof status === 'string' ? status : '';
}
