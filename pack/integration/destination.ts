import { labelOf } from '../../src/definition/parameter.js';
import type { Destination } from '../../src/runtime/destination.js';
import { configurationFailure } from '../../src/runtime/failure.js';
import type { Host } from '../../src/runtime/host.js';
import { createHttpClient } from '../../src/runtime/http-client.js';
import { createHttpLogCollector } from '../../src/runtime/http-log-collector.js';
import { createPlatformIngestion } from '../../src/runtime/platform-ingestion.js';
import { eventDataset } from '../definition/dataset.js';
import { parameters } from '../definition/parameters.js';
import { userAgent } from './cloudflare-client.js';
import type { Settings } from './settings.js';

const urlLabel = labelOf(parameters.http_collector_url);
const keyLabel = labelOf(parameters.http_collector_key);

/**
 * The HTTP Log Collector when the instance names one, otherwise the platform's own way where the host offers it.
 * Throws a configuration failure for half a collector, and where there is no way at all.
 */
export function createDestination(host: Host, settings: Settings): Destination {
  const url = settings.values.http_collector_url;
  const key = settings.values.http_collector_key.password;
  if (url !== '' && key !== '') return createCollector(host, settings);
  if (url !== '' || key !== '') {
    throw configurationFailure(
      (url === '' ? urlLabel : keyLabel) +
        ' is missing, but ' +
        (url === '' ? keyLabel : urlLabel) +
        ' is filled in. Fill in both or neither in the settings of the instance.',
    );
  }
  return createPlatformIngestion(host, {
    vendor: eventDataset.vendor,
    product: eventDataset.product,
    collectorLabels: urlLabel + ' and ' + keyLabel,
  });
}

function createCollector(host: Host, settings: Settings): Destination {
  const values = settings.values;
  const client = createHttpClient(host, {
    insecure: values.insecure,
    proxy: values.proxy,
    userAgent: userAgent,
  });
  return createHttpLogCollector(host, client, {
    url: values.http_collector_url,
    key: values.http_collector_key.password,
    urlLabel: urlLabel,
    keyLabel: keyLabel,
  });
}
