import { collectorPath } from '../../../spec/http-log-collector.js';
import type { Exchange } from '../../protocol.js';

/**
 * Why the answer to a request is no failure although its status says so. A collector has no request for trying its key:
 * a body without events is refused behind the check of the key.
 */
export function expectedAnswer({ method, url, status, request }: Exchange): string | undefined {
  const isProbe = method === 'POST' && status === 500 && request.bytes === 0;
  if (!isProbe || !URL.canParse(url) || new URL(url).pathname !== collectorPath) return undefined;
  return 'Expected: the request without events only checks whether the collector accepts the key, and it does.';
}
