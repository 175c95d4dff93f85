import { gunzipSync } from 'node:zlib';
import type { PlatformServices } from '#src/simulator/container/container-process.js';
import { Dataset } from '#src/testing/receiver/dataset.js';
import { splitJsonRecords } from '#src/testing/receiver/json-records.js';
import type { Handler, MockResponse } from '#src/testing/server/exchange.js';

/** The domain of the tenant: the platform's helper sends to this name with `api-` before it. */
export const platformDomain = 'tenant.example';

export interface PlatformIngestion {
  readonly handler: Handler;
  readonly dataset: Dataset;
  /** The numbers that the counter of the instance was moved by. */
  readonly counted: readonly number[];
  /** The server commands that tell system content where to send, and the way from there to a server of the test. */
  services(url: string): PlatformServices;
}

export const ingestionToken = 'Lq7XwTz3NmVb9RkYp5HsJc2GdFe8UaZx';

/** The endpoint behind the platform's own helper, as far as public facts tell it. */
export function createPlatformIngestion(vendor: string, product: string): PlatformIngestion {
  const dataset = new Dataset(vendor, product);
  const counted: number[] = [];
  return {
    dataset,
    counted,
    handler: (request, now) => {
      const { authorization, format, 'content-encoding': encoding, ...headers } = request.headers;
      if (request.path !== '/logs/v1/xsiam' || request.method !== 'POST') return json(404, 'not found');
      if (authorization !== ingestionToken) return json(401, 'unauthorized');
      if (format !== 'json' || encoding !== 'gzip') return json(500, 'failed to process the request');
      if (
        headers.vendor !== vendor ||
        headers.product !== product ||
        headers['collector-type'] !== 'events'
      ) {
        return json(500, 'unknown dataset');
      }
      const body = gunzipSync(request.bytes ?? new Uint8Array()).toString('utf8');
      dataset.insert(
        splitJsonRecords(body).map(({ event }) => event),
        now,
      );
      return json(200, 'false');
    },
    services: (url) => ({
      getLicenseCustomField: (field) => (String(field).endsWith('.url') ? platformDomain : ingestionToken),
      route: (address) => String(address).replace(`https://api-${platformDomain}`, url),
      updateModuleHealth: (health) => {
        counted.push((health as { eventsPulled: number }).eventsPulled);
      },
    }),
  };
}

function json(status: number, error: string): MockResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ error }) };
}
