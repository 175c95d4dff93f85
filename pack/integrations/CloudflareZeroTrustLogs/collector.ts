import type { Collector, Host } from 'cortex-pack/runtime';
import { cloudflare } from '../../definition/integration.js';
import { createCloudflareClient, userAgent } from './cloudflare-client.js';
import { createPageReader } from './page.js';
import { readCloudflareSettings } from './settings.js';
import { findTokenKind } from './token-kind.js';

/** The collection of one instance. Throws a configuration failure for a wrong setting. */
export function openCollector(host: Host): Collector {
  const settings = readCloudflareSettings(host);
  const client = createCloudflareClient(host, settings);
  return {
    host,
    events: cloudflare.events,
    values: settings.collection,
    userAgent,
    open: (clock) => ({ readPage: createPageReader(client, clock), delay: client.delay }),
    noteFailures(statuses, clock) {
      if (settings.usesToken && statuses.some(mayBeTheCredential)) {
        client.evidence.token = findTokenKind(client, clock);
      }
    },
  };
}

function mayBeTheCredential(status: number): boolean {
  return [400, 401, 403].indexOf(status) >= 0;
}
