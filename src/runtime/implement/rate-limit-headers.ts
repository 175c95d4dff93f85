import type { HttpAnswer } from '../host/http-client.js';
import { httpDateSecond } from '../host/rate-limit.js';

/** How the headers begin in which services announce their limit that do not follow the standard. */
const prefixes = ['X-RateLimit-', 'X-Rate-Limit-', 'RateLimit-'];

/** An answer that announces its limit as the standard demands, whatever the service calls it. */
export function withStandardLimit(answer: HttpAnswer, nowMilliseconds: number): HttpAnswer {
  const standard: { [name: string]: string } = {};
  for (const prefix of prefixes) {
    const number = (name: string) => /^\d+/.exec(answer.header(prefix + name))?.[0] ?? '';
    const [limit, remaining, reset] = [number('Limit'), number('Remaining'), number('Reset')];
    if (reset === '') continue;
    const now = httpDateSecond(answer.header('Date')) ?? Math.floor(nowMilliseconds / 1000);
    const wait = String(secondsUntil(Number(reset), now));
    if (answer.status === 429) standard['Retry-After'] = wait;
    if (limit === '' || remaining === '') continue;
    standard.Ratelimit = `"default";r=${remaining};t=${wait}`;
    standard['Ratelimit-Policy'] = `"default";q=${limit}`;
  }
  return { ...answer, header: (name) => answer.header(name) || (standard[name] ?? '') };
}

/** A reset is a number of seconds, or a time in seconds or milliseconds since 1970. */
function secondsUntil(reset: number, now: number): number {
  if (reset < 1e9) return reset;
  return Math.max(0, Math.ceil(reset > 1e11 ? reset / 1000 : reset) - now);
}
