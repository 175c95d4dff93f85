import {
  configurationFailure,
  type Failure,
  quoteRemoteText,
  remoteFailure,
  transientFailure,
  tryAgainLater,
} from 'cortex-pack/runtime';
import { parameters } from '../../definition/parameters.js';
import type { CloudflareAnswer } from './cloudflare-answer.js';
import {
  checkTheWay,
  describe,
  explainUnknownRefusal,
  explanationOf,
  type RequestContext,
} from './explanations.js';

/**
 * What an answer of Cloudflare that brings no records means, and what to do about it. The message is made when it is
 * read: then it blames no setting that a later request of the run proved right.
 */
export function explainAnswer(answer: CloudflareAnswer, context: RequestContext): Failure {
  const { status } = answer;
  const known = knownMeaning(answer, context);
  const startTooOld = known?.startTooOld === true;
  const transient = known
    ? known.transient === true
    : status >= 500 || status === 408 || (status >= 200 && status < 300);
  const failure =
    !known || transient || startTooOld
      ? remoteFailure('', { status, transient, retryAfter: context.retryAfter, startTooOld })
      : configurationFailure('', status);
  return sayingWhenRead(failure, () => {
    const meaning = knownMeaning(answer, context);
    return heading(answer) + (meaning ? describe(meaning, context) : explainUnknown(answer, context));
  });
}

/** What it means that no answer came. */
export function explainSilence(problem: string, context: RequestContext): Failure {
  return sayingWhenRead(
    transientFailure(''),
    () =>
      `Cloudflare did not answer (${problem}). ${checkTheWay(context, ', and whether the server or engine reaches it, directly or through its proxy')}`,
  );
}

function sayingWhenRead(failure: Failure, message: () => string): Failure {
  return Object.defineProperty(failure, 'message', { get: message, enumerable: false, configurable: true });
}

/** Only JSON tells the meaning of a status; pages of HTML come from the edge. */
function knownMeaning(answer: CloudflareAnswer, context: RequestContext) {
  return answer.isJson || answer.status === 429 ? explanationOf(answer, context) : undefined;
}

/** `Cloudflare answered 403 (code 9109, "..."). ` */
function heading({ status, codes, messages }: CloudflareAnswer): string {
  const quotes = messages.map(quoteRemoteText);
  // The most telling words come last.
  const parts = quotes.filter((words, i) => words !== '' && quotes.indexOf(words) === i).slice(-2);
  if (codes.length > 0) parts.unshift(`${codes.length === 1 ? 'code' : 'codes'} ${codes.join(', ')}`);
  return `Cloudflare answered ${status}${parts.length === 0 ? '' : ` (${parts.join(', ')})`}. `;
}

function explainUnknown({ status, isJson }: CloudflareAnswer, context: RequestContext): string {
  const isSuccess = status >= 200 && status < 300;
  if (status >= 500) {
    return `This is a fault of Cloudflare or of the connection to it, not of the settings. ${tryAgainLater}`;
  }
  if (status >= 300 && status < 400) {
    return `It sends the request elsewhere. ${checkTheWay(context, `; it usually is ${parameters.url.defaultValue}`)}`;
  }
  if (isSuccess && isJson) {
    return `The answer holds neither records nor the reason why. This is a fault of Cloudflare. ${tryAgainLater}`;
  }
  if (isSuccess) {
    return `The answer is cut off or no JSON: something on the way may have answered instead. ${checkTheWay(context, ' and the proxy')}`;
  }
  if (!isJson) {
    return `The answer is a page, not one of the API: a proxy, a firewall or the edge of Cloudflare answered instead. ${checkTheWay(context, ' and the proxy')}`;
  }
  return explainUnknownRefusal(context);
}
