import { batchText, cutBatches, type Line } from './batches.js';
import { configurationFailure, type Failure, remoteFailure } from './failure.js';
import type { Host } from './host.js';
import type { HttpAnswer, HttpClient } from './http-client.js';
import { isObject } from './json.js';
import { retryAfterSeconds } from './rate-limit.js';
import type { RunClock } from './run-clock.js';

/** The tenant's HTTP Log Collector: newline-delimited JSON, not compressed, because scripts can send only text. */
export interface Destination {
  /**
   * Delivers in order. `accepted` is called after each batch that the receiver has taken, and for a record that it
   * can never take, which is logged and left out.
   * @throws a Failure when a batch was not taken
   */
  deliver<L extends Line>(
    lines: readonly L[],
    clock: RunClock,
    accepted: (lines: readonly L[]) => void,
  ): void;
  /** @throws a Failure when URL or key are wrong; sends no event. */
  probe(clock: RunClock): void;
}

export interface HttpLogCollectorOptions {
  readonly url: string;
  readonly key: string;
  /** The fields of the form, for messages. */
  readonly urlLabel: string;
  readonly keyLabel: string;
}

const batchBytes = 1048576;
/** The receiver refuses records over 5 MB. */
const recordBytes = 5000000;
const attempts = 4;
const serverErrorAttempts = 2;

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

  function drop(line: Line, reason: string): void {
    host.logError(
      '[HTTP Log Collector] The record ' + line.id + ' was left out: its ' + line.bytes + ' bytes ' + reason,
    );
  }

  /** The failure that an answer means; undefined when the batch was taken. */
  function failureOf(answer: HttpAnswer, now: number): Failure | undefined {
    const reported = answer.status >= 200 && answer.status < 300 ? reportedError(answer.body) : '';
    if (answer.status >= 200 && answer.status < 300 && reported === '') return undefined;
    return explain(answer, reported, options, now);
  }

  /** Undefined when taken, otherwise the failure of the last attempt. */
  function send(batch: readonly Line[], clock: RunClock): Failure | undefined {
    const body = batchText(batch);
    for (let attempt = 1; ; attempt += 1) {
      const failure = failureOf(post(body, clock), clock.now());
      if (failure === undefined || !failure.transient) return failure;
      if (attempt >= (failure.status === 500 ? serverErrorAttempts : attempts)) return failure;
      const pause = Math.max(Math.pow(2, attempt - 1), failure.retryAfter);
      host.logInfo(
        '[HTTP Log Collector] Attempt ' + attempt + ' failed, again in ' + pause + ' s. ' + failure.message,
      );
      if (!clock.pauseDelivery(pause)) return failure;
    }
  }

  return {
    deliver: function <L extends Line>(
      lines: readonly L[],
      clock: RunClock,
      accepted: (lines: readonly L[]) => void,
    ) {
      const fitting: L[] = [];
      const oversized: L[] = [];
      for (let i = 0; i < lines.length; i += 1) {
        const line = lines[i] as L;
        if (line.bytes <= recordBytes) fitting.push(line);
        else {
          drop(line, 'are more than the ' + recordBytes + ' that the receiver takes for one record.');
          oversized.push(line);
        }
      }
      const queue = cutBatches(fitting, batchBytes);
      for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
        if (!clock.mayDeliver()) {
          throw remoteFailure(
            'There was no time left in this run to deliver all events; the next run goes on.',
            {
              status: 0,
              transient: true,
            },
          );
        }
        const failure = send(batch, clock);
        if (failure === undefined) accepted(batch);
        else if (failure.status === 413 && batch.length > 1) {
          const middle = Math.ceil(batch.length / 2);
          queue.unshift(batch.slice(0, middle), batch.slice(middle));
        } else if (failure.status === 413) {
          drop(batch[0] as L, 'are too large for the receiver (status 413).');
          accepted(batch);
        } else throw failure;
      }
      if (oversized.length > 0) accepted(oversized);
    },
    probe: function (clock) {
      const answer = post('', clock);
      if (answer.status === 0 || answer.status === 401 || answer.status === 403 || answer.status === 404) {
        throw explain(answer, '', options, clock.now());
      }
    },
  };
}

/** An error that comes with a success status; '' for none. The receiver's good answer is `{"error": "false"}`. */
function reportedError(body: string): string {
  if (/^\s*</.test(body)) return 'an HTML page instead of an acknowledgement';
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch (_error) {
    return '';
  }
  if (!isObject(parsed)) return '';
  const error = parsed['error'];
  if (error === undefined || error === null || error === false || error === '') return '';
  return String(error).toLowerCase() === 'false' ? '' : String(error);
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
        'The collector expects another compression or format. Create it with compression "uncompressed" and log format "JSON".',
      status,
    );
  }
  if (status === 413)
    return remoteFailure(answered + 'The batch is too large.', { status: status, transient: false });
  if (status >= 200 && status < 300) {
    return remoteFailure(
      answered +
        'But it reports ' +
        reported.substring(0, 160) +
        '. Check ' +
        url +
        ', and that the collector has compression "uncompressed" and log format "JSON".',
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
    return remoteFailure(answered + 'It receives too many requests from this tenant. The next run goes on.', {
      status: status,
      transient: true,
      retryAfter: retryAfterSeconds(answer, now),
    });
  }
  const hint =
    status === 500
      ? 'If it stays, the collector was created for another compression or format: it needs compression "uncompressed" and log format "JSON".'
      : 'This is a fault of the receiver; the next run tries again.';
  return remoteFailure(answered + hint, {
    status: status,
    transient: status >= 500 || status === 408,
    retryAfter: retryAfterSeconds(answer, now),
  });
}
