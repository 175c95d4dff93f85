import type { TenantAnswer } from './tenant-client.js';

/**
 * Milliseconds that an answer asks to wait, by its header Retry-After (seconds or a date); undefined when it asks for
 * none. A date counts from the date of the answer, since the clocks may be apart, and from `now` where there is none.
 */
export function retryAfterMs(answer: Pick<TenantAnswer, 'header'>, now: number): number | undefined {
  const value = answer.header('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  if (Number.isNaN(date)) return undefined;
  const answered = Date.parse(answer.header('date') ?? '');
  return Math.max(0, date - (Number.isNaN(answered) ? now : answered));
}
