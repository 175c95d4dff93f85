import { labelOf } from '../../src/definition/parameter.js';
import type { Host } from '../../src/runtime/host.js';
import { createHttpClient } from '../../src/runtime/http-client.js';
import { createHttpLogCollector, type Destination } from '../../src/runtime/http-log-collector.js';
import { parameters } from '../definition/parameters.js';
import { userAgent } from './cloudflare-client.js';
import type { Settings } from './settings.js';

export function createDestination(host: Host, settings: Settings): Destination {
  const values = settings.values;
  const client = createHttpClient(host, {
    insecure: values.insecure,
    proxy: values.proxy,
    userAgent: userAgent,
  });
  return createHttpLogCollector(host, client, {
    url: values.http_collector_url,
    key: values.http_collector_key.password,
    urlLabel: labelOf(parameters.http_collector_url),
    keyLabel: labelOf(parameters.http_collector_key),
  });
}
