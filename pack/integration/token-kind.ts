import type { RunClock } from '../../src/runtime/host/run-clock.js';
import { isObject } from '../../src/runtime/values/json.js';
import type { CloudflareAnswer } from './cloudflare-answer.js';
import type { CloudflareClient } from './cloudflare-client.js';

/** Whose a token is cannot be told by its shape, but by which endpoint knows it. */
export interface TokenKind {
  /** `nobody` where Cloudflare knows no such token, `unknown` where it did not say. */
  readonly owner: 'account' | 'user' | 'nobody' | 'unknown';
  /** `active`, `disabled`, `expired`; '' when not told. */
  readonly status: string;
}

/** Asks only to explain a failure: an active token may still lack permissions. */
export function findTokenKind(client: CloudflareClient, clock: RunClock): TokenKind {
  const account = ask('/accounts/{account_id}/tokens/verify', client, clock);
  if (account !== undefined && account.success) return { owner: 'account', status: statusOf(account) };
  const user = ask('/user/tokens/verify', client, clock);
  if (user !== undefined && user.success) return { owner: 'user', status: statusOf(user) };
  return { owner: isUnknown(account) && isUnknown(user) ? 'nobody' : 'unknown', status: '' };
}

function ask(path: string, client: CloudflareClient, clock: RunClock): CloudflareAnswer | undefined {
  return clock.mayRead() ? client.ask(path, clock.readTimeout()) : undefined;
}

function isUnknown(answer: CloudflareAnswer | undefined): boolean {
  return answer !== undefined && answer.isJson && (answer.status === 401 || answer.status === 400);
}

function statusOf(answer: CloudflareAnswer): string {
  const status = isObject(answer.result) ? answer.result['status'] : undefined;
  return typeof status === 'string' ? status : '';
}
