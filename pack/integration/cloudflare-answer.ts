import { valueAt } from '../../src/runtime/commands/entry.js';
import type { HttpAnswer } from '../../src/runtime/host/http-client.js';
import { isObject, parseJson } from '../../src/runtime/values/json.js';

/** What a Cloudflare answer says, whatever form its error takes. */
export interface CloudflareAnswer {
  readonly status: number;
  /** False for HTML, truncated or empty bodies. */
  readonly isJson: boolean;
  readonly success: boolean;
  readonly result: unknown;
  /** Finds the next page of a list that is read by cursor; '' for none. Two places are reported for it. */
  readonly cursor: string;
  /** From `errors`, each `error_chain`, `messages`, and flat bodies, in that order. */
  readonly codes: readonly number[];
  readonly messages: readonly string[];
}

export function readAnswer(answer: HttpAnswer): CloudflareAnswer {
  let body: unknown;
  try {
    body = parseJson(answer.body);
  } catch (_error) {
    body = undefined;
  }
  const codes: number[] = [];
  const messages: string[] = [];
  if (isObject(body)) {
    collectProblems(body['errors'], codes, messages);
    if (body['success'] !== true) collectProblems(body['messages'], codes, messages);
    if (body['errors'] === undefined) collectProblems([body], codes, messages);
  }
  return {
    status: answer.status,
    isJson: isObject(body),
    success: isObject(body) && body['success'] === true,
    result: isObject(body) ? body['result'] : undefined,
    cursor: firstText(valueAt(body, 'result_info.cursors.after'), valueAt(body, 'result_info.cursor')),
    codes: codes,
    messages: messages,
  };
}

function firstText(first: unknown, second: unknown): string {
  if (typeof first === 'string' && first !== '') return first;
  return typeof second === 'string' ? second : '';
}

/** Texts or objects with `code`, `message` or `error`, and an `error_chain` with the more telling ones. */
function collectProblems(list: unknown, codes: number[], messages: string[]): void {
  if (!Array.isArray(list)) return;
  for (let i = 0; i < list.length; i += 1) {
    const problem: unknown = list[i];
    if (typeof problem === 'string') messages.push(problem);
    if (!isObject(problem)) continue;
    if (typeof problem['code'] === 'number') codes.push(problem['code']);
    const message = typeof problem['message'] === 'string' ? problem['message'] : problem['error'];
    if (typeof message === 'string' && message !== '') messages.push(message);
    collectProblems(problem['error_chain'], codes, messages);
  }
}
