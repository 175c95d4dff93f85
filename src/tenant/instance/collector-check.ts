import { gzipSync } from 'node:zlib';
import { transportFailure } from '../../simulator/host/transport-failure.js';
import { collectorPath } from '../../spec/http-log-collector.js';
import { answerText } from '../client/answer-text.js';
import type { Send } from '../client/connection.js';
import type { Secret } from '../client/secret.js';
import { TenantError } from '../client/tenant-error.js';
import { isLoopback } from '../client/tenant-url.js';
import { fixFor } from '../client/transport-fix.js';

export interface CollectorCheckRequest {
  readonly url: string;
  readonly key: Secret;
  /** Tells one probe from another in the dataset. */
  readonly probeId: string;
}

export interface CollectorVerdict {
  readonly ok: boolean;
  /** Absent when no answer came. */
  readonly status?: number;
  readonly meaning: string;
  readonly fix?: string;
  /** The probe that was stored, if any. */
  readonly event?: ProbeEvent;
}

export interface ProbeEvent {
  readonly _time: string;
  readonly message: string;
  readonly probe_id: string;
}

const limitSeconds = 60;

/** The event that a check sends: it says of itself what it is. */
export function probeEvent(probeId: string, now: number): ProbeEvent {
  return {
    _time: new Date(now).toISOString(),
    message: 'Probe of `cortex-pack collector check`. It is not a log record: ignore it.',
    probe_id: probeId,
  };
}

/**
 * Sends one probe event to an HTTP Log Collector as packs send events, and explains the answer. When the collector
 * cannot read it, sends it compressed, to tell a wrong compression from a wrong format.
 * Throws a TenantError for a URL that no collector has.
 */
export async function checkCollector(request: CollectorCheckRequest, send: Send): Promise<CollectorVerdict> {
  requireCollectorUrl(request.url);
  const event = probeEvent(request.probeId, Date.now());
  const plain = await post(request, JSON.stringify(event), send);
  if (isAccepted(plain))
    return { ok: true, status: 200, meaning: 'The collector stored the probe event.', event };
  if (plain.status !== 400 && plain.status !== 500) return explain(plain);
  const zipped = await post(request, gzipSync(JSON.stringify(event)), send);
  if (!isAccepted(zipped)) return explain(plain);
  return {
    ok: false,
    status: plain.status,
    meaning:
      'URL and key are right, but the collector takes compressed events only; it stored the probe when sent with gzip.',
    fix: 'Scripts on the server can send text only: create the collector again with compression "uncompressed".',
    event,
  };
}

interface Answer {
  /** 0 when none came. */
  readonly status: number;
  readonly text: string;
  /** What usually brings one, when none came. */
  readonly fix?: string;
}

async function post(
  { url, key }: CollectorCheckRequest,
  body: string | Uint8Array,
  send: Send,
): Promise<Answer> {
  const compressed = typeof body !== 'string';
  try {
    const answer = await send(url, {
      method: 'POST',
      headers: {
        Authorization: key.reveal(),
        'Content-Type': 'application/json',
        ...(compressed ? { 'Content-Encoding': 'gzip' } : {}),
      },
      body: compressed ? once(body) : body,
      signal: AbortSignal.timeout(limitSeconds * 1000),
    });
    return {
      status: answer.status,
      text: key.removeFrom(await answerText(answer, 'The collector answered')),
    };
  } catch (error) {
    if (error instanceof TenantError) throw error;
    const failure = transportFailure(error, 'POST', url, limitSeconds * 1000);
    const fix =
      failure.reason === 'tls'
        ? fixFor(failure)
        : 'Check the URL, and whether this machine must use a proxy (HTTPS_PROXY).';
    return { status: 0, text: failure.message, fix };
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The good answer is `{"error": "false"}`. */
function isAccepted({ status, text }: Answer): boolean {
  if (status !== 200) return false;
  try {
    const { error } = JSON.parse(text);
    return error === undefined || String(error).toLowerCase() === 'false';
  } catch {
    return text.trim() === '';
  }
}

function explain({ status, text, fix: connectionFix }: Answer): CollectorVerdict {
  if (connectionFix !== undefined) {
    return {
      ok: false,
      meaning: `No answer came: ${text}.`,
      fix: connectionFix,
    };
  }
  const [meaning, fix] = explanations[status] ?? otherExplanation(status);
  return { ok: false, status, meaning, fix };
}

const differentForm = [
  'URL and key are right, but the collector cannot read a line of JSON, neither as it is nor compressed.',
  'Create the collector again with compression "uncompressed" and log format "JSON".',
] as const;
const wrongKey = [
  'The key is wrong, belongs to another collector than the URL, or the collector was disabled or deleted.',
  'Copy URL and key of the same collector. A key shows only once: if it is lost, create a new one.',
] as const;

const explanations: Readonly<Record<number, readonly [meaning: string, fix: string]>> = {
  200: [
    'The status is good, but the body is not that of a collector.',
    `Check that the URL ends in ${collectorPath} and that no login page or proxy answers instead.`,
  ],
  400: differentForm,
  401: wrongKey,
  403: wrongKey,
  404: [
    'There is no collector at this URL.',
    `Copy the URL from the menu of the collector in the tenant: https://api-<tenant>${collectorPath}.`,
  ],
  407: ['The proxy wants credentials.', 'Put them into the URL in HTTPS_PROXY.'],
  413: [
    'The request is too large, although the probe is small: something on the way has a limit.',
    'Look at the proxy in between. A collector takes 10 MB in a request and 5 MB in a record.',
  ],
  429: [
    'The tenant gets more requests than it accepts (400 a second).',
    'Try again later; send fewer and larger batches.',
  ],
  500: differentForm,
};

function otherExplanation(status: number): readonly [string, string] {
  if (status < 400)
    return ['It sends the request elsewhere.', 'Check the URL: it is not that of a collector.'];
  if (status >= 500) return ['The collector or a proxy on the way has a fault.', 'Try again later.'];
  return ['No published answer of a collector has this status.', 'Check the URL and the proxy in between.'];
}

function requireCollectorUrl(url: string): void {
  const usable =
    URL.canParse(url) && (url.startsWith('https://') || (url.startsWith('http://') && isLoopback(url)));
  if (usable) return;
  throw new TenantError(
    'collector',
    'user',
    `The URL of the collector is not usable: it begins with https:// and ends in ${collectorPath}. Copy it from the menu of the collector in the tenant.`,
  );
}
