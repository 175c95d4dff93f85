import type { Dataset } from '#src/testing/receiver/dataset.js';
import { createHttpLogCollector } from '#src/testing/receiver/http-log-collector.js';
import type { Handler } from '#src/testing/server/exchange.js';
import { createCloudflareApi } from '../pack/mock-api/cloudflare-api.js';
import { RecordGenerator } from '../pack/mock-api/records.js';
import { account, user } from '../test/simulation/history.js';

export const token = 'cfut_benchmark00000000000000000000000000000';
export const collectorKey = 'collector-key-0123456789';

/** A source whose account audit log is full, and an empty receiver. */
export interface Backlog {
  readonly source: Handler;
  readonly receiver: Handler;
  readonly dataset: Dataset;
}

/** So many events, evenly spread over the `span` (milliseconds) before `now` (epoch milliseconds). */
export function makeBacklog(events: number, now: number, span: number): Backlog {
  const { handler, logs } = createCloudflareApi({
    accounts: [account],
    users: [user],
    tokens: [
      {
        id: 'f267e341f3dd4697bd3b9f71dd96247f',
        value: token,
        owner: { user: user.id },
        permissions: ['Account Settings Read'],
      },
    ],
    behavior: { rateLimit: { quota: 1_000_000, seconds: 300, retryAfter: true } },
  });
  const generator = new RecordGenerator(1);
  const audit = logs.accountAudit(account.id);
  for (let i = 0; i < events; i += 1) {
    audit.add(generator.accountAudit(Math.floor(now - span + (i * span) / events), account.id));
  }
  const collector = createHttpLogCollector({
    key: collectorKey,
    vendor: 'Cloudflare',
    product: 'ZeroTrust',
    compression: 'uncompressed',
    format: 'json',
  });
  return { source: handler, receiver: collector.handler, dataset: collector.dataset };
}

/** An instance that collects the backlog. */
export function backlogParams(sourceUrl: string, collectorUrl: string) {
  return {
    url: sourceUrl,
    account_id: account.id,
    auth_type: 'API Token',
    token_credentials: { identifier: '', password: token },
    http_collector_url: collectorUrl,
    http_collector_key: { identifier: '', password: collectorKey },
    event_types_to_fetch: ['Account Audit Logs'],
    first_fetch: '4 days',
  };
}
