import { labelOf } from '../../src/definition/parameter.js';
import { configurationFailure, type Failure, remoteFailure } from '../../src/runtime/failure.js';
import { quotation } from '../../src/runtime/quotation.js';
import { parameters } from '../definition/parameters.js';
import type { CloudflareAnswer } from './cloudflare-answer.js';
import { explanationOf, later, type RequestContext } from './explanations.js';
import type { TokenKind } from './token-kind.js';

const server = labelOf(parameters.url);
const account = labelOf(parameters.account_id);

/** A failure that still knows what it says, so that it can say it better once more is known. */
export interface AnswerFailure extends Failure {
  readonly explained?: { readonly answer: CloudflareAnswer; readonly context: RequestContext };
}

/** What an answer of Cloudflare that brings no records means, and what to do about it. */
export function explainAnswer(answer: CloudflareAnswer, context: RequestContext): AnswerFailure {
  const failure: { -readonly [K in keyof AnswerFailure]: AnswerFailure[K] } = failureOf(answer, context);
  failure.explained = { answer: answer, context: context };
  return failure;
}

/** The message of the failure, now that the kind of the token is known. */
export function explainWithToken(failure: AnswerFailure, token: TokenKind): string {
  if (failure.explained === undefined) return failure.message;
  const before = failure.explained.context;
  const context = {
    usesToken: before.usesToken,
    token: token,
    stream: before.stream,
    retryAfter: before.retryAfter,
  };
  return failureOf(failure.explained.answer, context).message;
}

/** Only JSON tells the meaning of a status; pages of HTML come from the edge. */
function failureOf(answer: CloudflareAnswer, context: RequestContext): Failure {
  const status = answer.status;
  const explanation = answer.isJson || status === 429 ? explanationOf(answer) : undefined;
  if (explanation === undefined) {
    return remoteFailure(heading(answer) + explainUnknown(answer), {
      status: status,
      transient: status >= 500 || status === 408 || (status >= 200 && status < 300),
      retryAfter: context.retryAfter,
    });
  }
  const message = heading(answer) + explanation.says(context);
  if (explanation.transient !== true) return configurationFailure(message, status);
  return remoteFailure(message, { status: status, transient: true, retryAfter: context.retryAfter });
}

/** `Cloudflare answered 403 (code 9109, "..."). ` */
function heading(answer: CloudflareAnswer): string {
  const parts: string[] = [];
  const codes = answer.codes;
  const words = answer.messages[answer.messages.length - 1];
  const quoted = words === undefined ? '' : quotation(words);
  if (codes.length > 0) parts.push((codes.length === 1 ? 'code ' : 'codes ') + codes.join(', '));
  if (quoted !== '') parts.push(quoted);
  return (
    'Cloudflare answered ' + answer.status + (parts.length === 0 ? '' : ' (' + parts.join(', ') + ')') + '. '
  );
}

function explainUnknown(answer: CloudflareAnswer): string {
  const status = answer.status;
  const isSuccess = status >= 200 && status < 300;
  if (status >= 500) {
    return 'This is a fault of Cloudflare or of the connection to it, not of the settings. ' + later;
  }
  if (status >= 300 && status < 400) {
    return (
      'It sends the request elsewhere, so ' +
      server +
      ' is not the address of the API. The usual one is ' +
      parameters.url.defaultValue +
      '.'
    );
  }
  if (isSuccess && answer.isJson) {
    return 'The answer holds neither records nor the reason why. This is a fault of Cloudflare. ' + later;
  }
  if (isSuccess) {
    return (
      'The answer is cut off or no JSON: something on the way may have answered instead. Check ' +
      server +
      ' and the proxy. ' +
      later
    );
  }
  if (!answer.isJson) {
    return (
      'The answer is a page, not one of the API: a proxy, a firewall or the edge of Cloudflare answered instead. Check ' +
      server +
      ' and the proxy.'
    );
  }
  return (
    'It does not accept this request. Check ' +
    server +
    ' and ' +
    account +
    '; if both are right, please report this as a defect of the integration.'
  );
}
