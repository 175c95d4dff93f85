import { firstText, type HttpAnswer, isObject, parseJson, valueAt } from 'cortex-pack/runtime';

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

export function readAnswer({ status, body: text }: HttpAnswer): CloudflareAnswer {
  let parsed: unknown;
  try {
    parsed = parseJson(text);
  } catch (_error) {
    parsed = undefined;
  }
  const body = isObject(parsed) ? parsed : {};
  const success = body.success === true;
  const codes: number[] = [];
  const messages: string[] = [];
  collectProblems(body.errors, codes, messages);
  if (!success) collectProblems(body.messages, codes, messages);
  if (body.errors === undefined) collectProblems([body], codes, messages);
  return {
    status,
    isJson: body === parsed,
    success,
    result: body.result,
    cursor: firstText(valueAt(body, 'result_info.cursors.after'), valueAt(body, 'result_info.cursor')),
    codes,
    messages,
  };
}

/** Texts or objects with `code`, `message` or `error`, and an `error_chain` with the more telling ones. */
function collectProblems(list: unknown, codes: number[], messages: string[]): void {
  for (const item of Array.isArray(list) ? list : []) {
    const problem: { [name: string]: unknown } = isObject(item) ? item : { message: item };
    const words = typeof problem.message === 'string' ? problem.message : firstText(problem.error, '');
    if (typeof problem.code === 'number') codes.push(problem.code);
    if (words !== '') messages.push(words);
    collectProblems(problem.error_chain, codes, messages);
  }
}
