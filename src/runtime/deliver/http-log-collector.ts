import type { Host } from '../host/host.js';
import type { HttpAnswer, HttpClient } from '../host/http-client.js';
import { retryAfterSeconds } from '../host/rate-limit.js';
import type { RunClock } from '../host/run-clock.js';
import { configurationFailure, type Failure, remoteFailure, transientFailure } from '../values/failure.js';
import { textOf } from '../values/json.js';
import { quoteRemoteText } from '../values/quotation.js';
import { batchText } from './batches.js';
import { createDestination, type Destination } from './destination.js';

export interface HttpLogCollectorOptions {
  readonly url: string;
  readonly key: string;
  /** The fields of the form, for messages. */
  readonly urlLabel: string;
  readonly keyLabel: string;
}

/** The tenant's HTTP Log Collector: newline-delimited JSON, not compressed, because scripts can send only text. */
export function createHttpLogCollector(
  host: Host,
  client: HttpClient,
  options: HttpLogCollectorOptions,
): Destination {
  function post(body: string, clock: RunClock): HttpAnswer {
    return client.send({
      method: 'POST',
      url: options.url,
      headers: { Authorization: options.key, 'Content-Type': 'application/json' },
      body,
      timeoutSeconds: clock.deliveryTimeout(),
    });
  }

  return createDestination(host, {
    name: 'HTTP Log Collector',
    send(batch, clock) {
      const answer = post(batchText(batch), clock);
      const isSuccess = answer.status >= 200 && answer.status < 300;
      const reported = isSuccess ? reportedError(answer.body) : '';
      return isSuccess && reported === '' ? undefined : explain(answer, reported, options, clock.now());
    },
    probe(clock) {
      const answer = post('', clock);
      if ([0, 401, 403, 404].indexOf(answer.status) >= 0) throw explain(answer, '', options, clock.now());
    },
  });
}

/** An error that comes with a success status; '' for none. The receiver's good answer is `{"error": "false"}`. */
function reportedError(body: string): string {
  if (/^\s*</.test(body)) return 'with a web page instead of an acknowledgement';
  let error = '';
  try {
    error = textOf(Object(JSON.parse(body)).error);
  } catch (_error) {
    return '';
  }
  return /^(false)?$/i.test(error)
    ? ''
    : `with the error ${quoteRemoteText(error) || 'that it does not name'}`;
}

function explain(
  answer: HttpAnswer,
  reported: string,
  { urlLabel: url, keyLabel: key }: HttpLogCollectorOptions,
  now: number,
): Failure {
  const { status, problem } = answer;
  if (status === 0) {
    return transientFailure(
      `The HTTP Log Collector did not answer (${problem}). Check ${url}, and whether the server or engine reaches it, directly or through its proxy.`,
    );
  }
  const answered = `The HTTP Log Collector answered ${status}`;
  const refused = (words: string) => configurationFailure(`${answered}. ${words}`, status);
  const failed = (words: string, transient: boolean) =>
    remoteFailure(answered + words, { status, transient, retryAfter: retryAfterSeconds(answer, now) });
  const check = `Check ${url}, and that the collector has ${uncompressedJson}.`;
  if (status < 300) return failed(`, but ${reported}. ${check}`, false);
  if (status < 400 || status === 404) {
    return refused(
      `${url} is not the address of a collector. Copy it again from the collector in the tenant; it ends in /logs/v1/event.`,
    );
  }
  if (status === 400)
    return refused(`It expects another format. Create a collector with ${uncompressedJson}.`);
  if (status === 401 || status === 403) {
    return refused(
      `${key} is wrong, belongs to another collector than ${url}, or the collector was disabled or deleted. Copy URL and key of the same collector; a lost key needs a new one.`,
    );
  }
  if (status === 413) return failed('. The batch is too large.', false);
  if (status === 429) return failed(`. It receives too many requests from this tenant. ${later}`, true);
  if (status === 500) return failed(`. If it stays so, create a collector with ${uncompressedJson}.`, true);
  return status > 500 || status === 408
    ? failed(`. This is a fault of the receiver or of the connection to it. ${later}`, true)
    : failed(`. It does not accept the request. ${check}`, false);
}

const later = 'The scheduled fetch sends again what was not taken.';
const uncompressedJson = 'compression "uncompressed" and log format "JSON"';
