import { labelOf } from 'cortex-pack/definition';
import {
  configurationFailure,
  createHttpClient,
  createHttpLogCollector,
  createPlatformIngestion,
  type Destination,
  type Host,
  runtime,
} from 'cortex-pack/runtime';
import { eventDataset } from '../definition/dataset.js';
import { parameters } from '../definition/parameters.js';
import { userAgent } from './cloudflare-client.js';
import type { Settings } from './settings.js';

const urlLabel = labelOf(parameters.http_collector_url);
const keyLabel = labelOf(parameters.http_collector_key);

/**
 * The HTTP Log Collector when the instance names one, otherwise, in a container, the platform's own way.
 * Throws a configuration failure for half a collector.
 */
export function createDestination(host: Host, settings: Settings): Destination {
  const { http_collector_url: url, http_collector_key } = settings.values;
  const { password: key } = http_collector_key;
  // A server requires both fields.
  if (runtime === 'server' || (url !== '' && key !== '')) return createCollector(host, settings);
  if (url !== '' || key !== '') {
    const [missing, filledIn] = url === '' ? [urlLabel, keyLabel] : [keyLabel, urlLabel];
    throw configurationFailure(
      `${missing} is missing, but ${filledIn} is filled in. Fill in both or neither in the settings of the instance.`,
    );
  }
  return createPlatformIngestion(host, {
    vendor: eventDataset.vendor,
    product: eventDataset.product,
    collectorLabels: `${urlLabel} and ${keyLabel}`,
  });
}

function createCollector(host: Host, settings: Settings): Destination {
  const { insecure, proxy, http_collector_url, http_collector_key } = settings.values;
  return createHttpLogCollector(host, createHttpClient(host, { insecure, proxy, userAgent }), {
    url: http_collector_url,
    key: http_collector_key.password,
    urlLabel,
    keyLabel,
  });
}
