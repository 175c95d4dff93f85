import { firstText, isObject, type RunClock } from 'cortex-pack/runtime';
import type { CloudflareAnswer } from './cloudflare-answer.js';
import type { CloudflareClient } from './cloudflare-client.js';
import type { TokenKind } from './evidence.js';

/** Asks only to explain a failure: an active token may still lack permissions. */
export function findTokenKind(client: CloudflareClient, clock: RunClock): TokenKind {
  const ask = (path: string) => (clock.mayRead() ? client.ask(path, clock.readTimeout()) : undefined);
  const account = ask('/accounts/{account_id}/tokens/verify');
  if (account?.success) return { owner: 'account', status: statusOf(account) };
  const user = ask('/user/tokens/verify');
  if (user?.success) return { owner: 'user', status: statusOf(user) };
  return { owner: isUnknown(account) && isUnknown(user) ? 'nobody' : 'unknown', status: '' };
}

function isUnknown(answer: CloudflareAnswer | undefined): boolean {
  return answer?.isJson === true && (answer.status === 401 || answer.status === 400);
}

function statusOf({ result }: CloudflareAnswer): string {
  return isObject(result) ? firstText(result.status, '') : '';
}
