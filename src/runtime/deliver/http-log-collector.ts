import type { Host } from '../host/host.js';
import type { HttpAnswer, HttpClient } from '../host/http-client.js';
import { retryAfterSeconds } from '../host/rate-limit.js';
import type { RunClock } from '../host/run-clock.js';
import {
  configurationFailure,
  type Failure,
  remoteFailure,
  transientFailure,
  tryAgainLater,
} from '../values/failure.js';
import { isObject, parseJson, textOf } from '../values/json.js';
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
      return explain(answer, isSuccess(answer) ? problemIn(answer.body) : '', options, clock.now());
    },
    probe(clock) {
      const answer = post('', clock);
      const { status, body } = answer;
      // Nobody documents its answer to no events; words are its own.
      const problem = isSuccess(answer) && body !== '' ? problemIn(body) : '';
      const failure = explain(answer, problem, options, clock.now());
      // Refusals of no events at all say nothing of what it does with some.
      if (failure && (status < 400 || [401, 403, 404, 405, 407].indexOf(status) >= 0)) throw failure;
    },
  });
}

function isSuccess({ status }: HttpAnswer): boolean {
  return status >= 200 && status < 300;
}

/**
 * What is wrong with the body of a success; '' for an acknowledgement, which is `{"error": "false"}`. Nothing else is
 * one, no empty body either: a proxy or another server that says yes to everything would lose events for good and
 * unseen. Receivers under load were seen to answer with nothing, so that is asked once more. Should one ever take
 * events without a word, the run fails in sight, sends one batch twice, and its copies can be told by their ids.
 */
function problemIn(body: string): string {
  let said = quoteRemoteText(body);
  try {
    const parsed = parseJson(body);
    if (isObject(parsed) && 'error' in parsed) {
      const error = textOf(parsed.error);
      return /^(false)?$/i.test(error)
        ? ''
        : `with the error ${quoteRemoteText(error) || 'that it does not name'}. ${ifItTakesNone} check`;
    }
  } catch (_error) {
    if (/^\s*</.test(body)) said = 'a web page';
  }
  return `did not acknowledge the events${said && `: it sent ${said}`}. ${ifItTakesNone} a proxy or another server may answer at this address. Check`;
}

/** @param reported what is wrong with the body of a success; undefined is given for a good answer */
function explain(
  answer: HttpAnswer,
  reported: string,
  { urlLabel: url, keyLabel: key }: HttpLogCollectorOptions,
  now: number,
): Failure | undefined {
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
  if (reported !== '') return failed(`, but ${reported} ${url}.`, !/\S/.test(answer.body));
  if (isSuccess(answer)) return undefined;
  if (status < 400 || status === 404 || status === 405) {
    return refused(
      `${url} is not the address of a collector. Copy it again from the collector in the tenant; it ends in /logs/v1/event.`,
    );
  }
  if (status === 401 || status === 403) {
    return refused(
      `${key} is wrong, belongs to another collector than ${url}, or the collector was disabled or deleted. Copy URL and key of the same collector; a lost key needs a new one.`,
    );
  }
  if (status === 407) return refused('The proxy on the way to it asks for a user name and password.');
  if (status === 413) return failed('. The batch is too large.', false);
  if (status === 429)
    return failed(`. It receives too many requests from this tenant. ${tryAgainLater}`, true);
  if (status === 500) return failed(`. ${ifItTakesNone} create a collector with ${uncompressedJson}.`, true);
  return status > 500 || status === 408
    ? failed(`. This is a fault of the receiver or of the connection to it. ${tryAgainLater}`, true)
    : failed(
        `. It does not accept these events. If it takes none at all, check ${url}, and that the collector has ${uncompressedJson}.`,
        false,
      );
}

const ifItTakesNone = 'If it takes no events at all,';
const uncompressedJson = 'compression "uncompressed" and log format "JSON"';
