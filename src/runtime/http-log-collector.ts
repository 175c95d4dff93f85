import { batchText } from './batches.js';
import { createDestination, type Destination } from './destination.js';
import { configurationFailure, type Failure, remoteFailure } from './failure.js';
import type { Host } from './host.js';
import type { HttpAnswer, HttpClient } from './http-client.js';
import { isObject } from './json.js';
import { quotation } from './quotation.js';
import { retryAfterSeconds } from './rate-limit.js';
import type { RunClock } from './run-clock.js';

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
      body: body,
      timeoutSeconds: clock.deliveryTimeout(),
    });
  }

  /** The failure that an answer means; undefined when the batch was taken. */
  function failureOf(answer: HttpAnswer, now: number): Failure | undefined {
    const reported = answer.status >= 200 && answer.status < 300 ? reportedError(answer.body) : '';
    if (answer.status >= 200 && answer.status < 300 && reported === '') return undefined;
    return explain(answer, reported, options, now);
  }

  return createDestination(host, {
    name: 'HTTP Log Collector',
    send: function (batch, clock) {
      return failureOf(post(batchText(batch), clock), clock.now());
    },
    probe: function (clock) {
      const answer = post('', clock);
      if (answer.status === 0 || answer.status === 401 || answer.status === 403 || answer.status === 404) {
        throw explain(answer, '', options, clock.now());
      }
    },
  });
}

/** An error that comes with a success status; '' for none. The receiver's good answer is `{"error": "false"}`. */
function reportedError(body: string): string {
  if (/^\s*</.test(body)) return 'with a web page instead of an acknowledgement';
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch (_error) {
    return '';
  }
  if (!isObject(parsed)) return '';
  const error = parsed['error'];
  if (error === undefined || error === null || error === false || error === '') return '';
  if (String(error).toLowerCase() === 'false') return '';
  return ('with an error ' + quotation(String(error))).replace(/ $/, '');
}

function explain(
  answer: HttpAnswer,
  reported: string,
  options: HttpLogCollectorOptions,
  now: number,
): Failure {
  const status = answer.status;
  const url = options.urlLabel;
  const key = options.keyLabel;
  if (status === 0) {
    return remoteFailure(
      'The HTTP Log Collector did not answer (' +
        answer.problem +
        '). Check ' +
        url +
        ', and whether the server or engine reaches it, directly or through its proxy.',
      { status: 0, transient: true },
    );
  }
  const answered = 'The HTTP Log Collector answered ' + status + '. ';
  if (status === 401 || status === 403) {
    return configurationFailure(
      answered +
        key +
        ' is wrong, belongs to another collector than ' +
        url +
        ', or the collector was disabled or deleted. Copy URL and key of the same collector; a lost key needs a new one.',
      status,
    );
  }
  if (status === 404) {
    return configurationFailure(
      answered +
        url +
        ' is not the address of a collector. Copy it again from the collector in the tenant; it ends in /logs/v1/event.',
      status,
    );
  }
  if (status === 400) {
    return configurationFailure(
      answered +
        'The collector expects another compression or format. Create it with ' +
        uncompressedJson +
        '.',
      status,
    );
  }
  if (status === 413)
    return remoteFailure(answered + 'The batch is too large.', { status: status, transient: false });
  if (status >= 200 && status < 300) {
    return remoteFailure(
      'The HTTP Log Collector answered ' +
        status +
        ', but ' +
        reported +
        '. Check ' +
        url +
        ', and that the collector has ' +
        uncompressedJson +
        '.',
      { status: status, transient: false },
    );
  }
  if (status < 400) {
    return configurationFailure(
      answered + 'It sends the request elsewhere, so ' + url + ' is not the address of a collector.',
      status,
    );
  }
  if (status === 429) {
    return remoteFailure(answered + 'It receives too many requests from this tenant. ' + later, {
      status: status,
      transient: true,
      retryAfter: retryAfterSeconds(answer, now),
    });
  }
  return remoteFailure(answered + hintFor(status, url), {
    status: status,
    transient: status >= 500 || status === 408,
    retryAfter: retryAfterSeconds(answer, now),
  });
}

const later = 'The scheduled fetch sends again what was not taken.';
const uncompressedJson = 'compression "uncompressed" and log format "JSON"';

function hintFor(status: number, url: string): string {
  if (status === 500) {
    return (
      'If it stays so, the collector was created for another compression or format: it needs ' +
      uncompressedJson +
      '.'
    );
  }
  return status > 500 || status === 408
    ? 'This is a fault of the receiver or of the connection to it. ' + later
    : 'It does not accept the request. Check ' +
        url +
        ', and that the collector has ' +
        uncompressedJson +
        '.';
}
