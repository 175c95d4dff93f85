import type { HttpAnswer } from '../host/http-client.js';
import { retryAfterSeconds } from '../host/rate-limit.js';
import { configurationFailure, type Failure, remoteFailure, transientFailure } from '../values/failure.js';
import { isObject, parseJson, textOf } from '../values/json.js';
import { quoteRemoteText } from '../values/quotation.js';

/** What an answer means that is no success, in the words of the service; undefined where it says nothing special. */
export type AnswerExplainer = (answer: {
  readonly status: number;
  /** The JSON of the answer; undefined for anything else. */
  readonly json: unknown;
  readonly text: string;
}) => string | undefined;

/** What a message can name. */
export interface RequestPlace {
  readonly serviceName: string;
  readonly labels: { readonly url: string; readonly secrets: string };
  readonly path: string;
  /** Another request of the same run was accepted, so address and credential are right. */
  readonly proven: boolean;
}

export function explainSilence(problem: string, { serviceName, labels, proven }: RequestPlace): Failure {
  const check = proven ? '' : `${labels.url} and `;
  return transientFailure(
    `${serviceName} did not answer (${problem}). Check ${check}whether the server or engine reaches it, directly or through its proxy.`,
  );
}

/** A refusal, or a success that holds no JSON. */
export function explainAnswer(
  answer: HttpAnswer,
  place: RequestPlace,
  nowMilliseconds: number,
  explain: AnswerExplainer | undefined,
): Failure {
  const { status, body } = answer;
  const json = jsonOf(body);
  const own = explain?.({ status, json, text: body });
  const words = json === undefined ? '' : quoteRemoteText(wordsIn(json));
  const heading = `${place.serviceName} answered ${status}${words === '' ? '' : ` (${words})`}.`;
  const message = `${heading} ${own ?? meaningOf(status, json !== undefined, place)}`;
  const transient = status >= 500 || status === 408 || status === 425 || status === 429 || status < 300;
  if (transient) {
    return remoteFailure(message, {
      status,
      transient,
      retryAfter: retryAfterSeconds(answer, nowMilliseconds),
    });
  }
  return status === 401 || status === 403
    ? configurationFailure(message, status)
    : remoteFailure(message, { status });
}

function jsonOf(text: string): unknown {
  try {
    return parseJson(text);
  } catch (_error) {
    return undefined;
  }
}

function meaningOf(status: number, isJson: boolean, { labels, path, proven }: RequestPlace): string {
  if (status < 300) {
    return 'The answer is cut off or no JSON: something on the way may have answered instead. Try again later, and check the proxy.';
  }
  if (status < 400)
    return `It sends the request for ${path} elsewhere.${proven ? '' : ` Check ${labels.url}.`}`;
  if (status === 401) {
    return proven
      ? 'Other requests with the same credential were accepted: it may have expired meanwhile, or this request needs another one.'
      : `It does not accept the credential. Check ${labels.secrets}.`;
  }
  if (status === 403)
    return `The credential may not do this (${path}). Give it the permission, or use another one.`;
  if (status === 404) return `There is nothing at ${path}.${proven || isJson ? '' : ` Check ${labels.url}.`}`;
  if (status === 429) return 'There were too many requests. Try again later.';
  if (status >= 500) return 'This is a fault of the service, not of the settings. Try again later.';
  return 'It refuses the request.';
}

const tellingKeys = ['message', 'error_description', 'detail', 'error', 'title', 'reason', 'errors', 'msg'];

/** The words of an error, wherever services put them. */
function wordsIn(json: unknown): string {
  if (typeof json === 'string') return json;
  if (Array.isArray(json)) return json.length === 0 ? '' : wordsIn(json[0]);
  if (!isObject(json)) return '';
  for (const key of tellingKeys) {
    const words = isObject(json[key]) || Array.isArray(json[key]) ? wordsIn(json[key]) : textOf(json[key]);
    if (words !== '') return words;
  }
  return '';
}
