import { httpLogCollectorParameters } from '../../definition/event-parameters.js';
import type { Destination } from '../deliver/destination.js';
import { createHttpLogCollector } from '../deliver/http-log-collector.js';
import { createPlatformIngestion } from '../deliver/platform-ingestion.js';
import { createHttpClient } from '../host/http-client.js';
import { runtime } from '../host/runtime.js';
import { configurationFailure } from '../values/failure.js';
import type { Collector } from './collector.js';

const urlLabel = httpLogCollectorParameters.http_collector_url.display;
const keyLabel = httpLogCollectorParameters.http_collector_key.displayPassword;

/**
 * The HTTP Log Collector when the instance names one, otherwise, in a container, the platform's own way.
 * Throws a configuration failure for half a collector.
 */
export function createEventDestination(collector: Collector): Destination {
  const { http_collector_url: url, http_collector_key } = collector.values;
  const { password: key } = http_collector_key;
  // A server requires both fields.
  if (runtime === 'server' || (url !== '' && key !== '')) return createCollectorDestination(collector);
  if (url !== '' || key !== '') {
    const [missing, filledIn] = url === '' ? [urlLabel, keyLabel] : [keyLabel, urlLabel];
    throw configurationFailure(
      `${missing} is missing, but ${filledIn} is filled in. Fill in both or neither in the settings of the instance.`,
    );
  }
  return createPlatformIngestion(collector.host, {
    vendor: collector.events.vendor,
    product: collector.events.product,
    collectorLabels: `${urlLabel} and ${keyLabel}`,
  });
}

function createCollectorDestination({ host, values, userAgent }: Collector): Destination {
  const { insecure, proxy, http_collector_url, http_collector_key } = values;
  return createHttpLogCollector(host, createHttpClient(host, { insecure, proxy, userAgent }), {
    url: http_collector_url,
    key: http_collector_key.password,
    urlLabel,
    keyLabel,
  });
}
