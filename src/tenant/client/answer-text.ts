import type { Incoming } from './connection.js';
import { TenantError } from './tenant-error.js';

/** Four times the longest answer that was seen on tenants: a list of all integrations. */
const mostBytes = 256 * 1024 * 1024;

/**
 * The whole body of an answer as text. Throws a TenantError for one that no Cortex API gives, without reading it to its
 * end. `from` is the beginning of a sentence, such as "The tenant dev answered GET /xsoar/about".
 */
export async function answerText({ body }: Incoming, from: string, limit = mostBytes): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > limit) throw tooLong(from, limit);
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function tooLong(from: string, limit: number): TenantError {
  return new TenantError(
    'unexpected-answer',
    'remote',
    `${from} with more than ${limit / 1024 / 1024} MB, which no Cortex API does, so the rest was not read. Something on the way answers in its place: check the URL and the proxy settings (HTTPS_PROXY, NO_PROXY).`,
  );
}
