import type { TenantAnswer } from './tenant-client.js';

/** Milliseconds that an answer asks to wait, by its header Retry-After (seconds or a date); undefined when it asks for none. */
export function retryAfterMs(answer: Pick<TenantAnswer, 'header'>, now: number): number | undefined {
  const value = answer.header('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
