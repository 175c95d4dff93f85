import {
  createHttpClient,
  createRateLimit,
  type Host,
  httpDateSecond,
  type Query,
  queryText,
  retryAfterSeconds,
} from 'cortex-pack/runtime';
import { type CloudflareAnswer, readAnswer } from './cloudflare-answer.js';
import { explainAnswer, explainSilence } from './cloudflare-failure.js';
import { type Evidence, type List, noteRead } from './evidence.js';
import type { Settings } from './settings.js';

/** Stable, because firewalls are told to let it through. */
export const userAgent = 'cortex-cloudflare-zero-trust-logs';

export interface RecordList {
  readonly records: readonly unknown[];
  /** The clock of Cloudflare when it answered, in seconds. */
  readonly sourceSecond: number | undefined;
  /** Finds the next page of a list that is read by cursor; '' for none. */
  readonly cursor: string;
}

export interface CloudflareClient {
  /** What the requests so far have shown about the settings. */
  readonly evidence: Evidence;
  /** @throws a Failure that names the cause and the fix */
  list(list: List, query: Query, timeoutSeconds: number): RecordList;
  /** The answer as it is; undefined when none came. */
  ask(path: string, timeoutSeconds: number): CloudflareAnswer | undefined;
  /** Seconds to wait for the sake of the rate limit. */
  delay(nowMilliseconds: number): number;
}

export function createCloudflareClient(host: Host, settings: Settings): CloudflareClient {
  const { account_id } = settings.values;
  const { insecure, proxy } = settings.collection;
  const http = createHttpClient(host, { insecure, proxy, userAgent });
  const rateLimit = createRateLimit();
  const evidence: Evidence = { read: [] };

  function get(path: string, query: Query, timeoutSeconds: number) {
    const url = settings.apiRoot + path.replace('{account_id}', account_id) + queryText(query);
    const answer = http.send({ method: 'GET', url, headers: settings.authorization, timeoutSeconds });
    rateLimit.note(answer, host.now());
    return answer;
  }

  return {
    evidence,
    delay: rateLimit.delay,
    ask(path, timeoutSeconds) {
      const answer = get(path, {}, timeoutSeconds);
      return answer.status === 0 ? undefined : readAnswer(answer);
    },
    list(list, query, timeoutSeconds) {
      const answer = get(list.path, query, timeoutSeconds);
      const retryAfter = retryAfterSeconds(answer, host.now());
      const context = { usesToken: settings.usesToken, list, evidence, retryAfter };
      if (answer.status === 0) throw explainSilence(answer.problem, context);
      const read = readAnswer(answer);
      // An empty list may come as null.
      const records = read.result === null && read.success ? [] : read.result;
      if (answer.status !== 200 || !read.success || !Array.isArray(records)) {
        throw explainAnswer(read, context);
      }
      noteRead(evidence, list, records.length > 0);
      // Behind an empty page nothing follows, whatever cursor it has.
      const cursor = records.length > 0 ? read.cursor : '';
      return { records, sourceSecond: httpDateSecond(answer.header('Date')), cursor };
    },
  };
}
