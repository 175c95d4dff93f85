import { remoteFailure } from '../../src/runtime/failure.js';
import type { Host } from '../../src/runtime/host.js';
import { createHttpClient } from '../../src/runtime/http-client.js';
import { createRateLimit, httpDateSecond, retryAfterSeconds } from '../../src/runtime/rate-limit.js';
import { type Query, queryText } from '../../src/runtime/url.js';
import { parameters } from '../definition/parameters.js';
import type { StreamDefinition } from '../definition/streams.js';
import { type CloudflareAnswer, readAnswer } from './cloudflare-answer.js';
import { explainAnswer } from './cloudflare-failure.js';
import type { Settings } from './settings.js';

/** Stable, because firewalls are told to let it through. */
export const userAgent = 'cortex-cloudflare-zero-trust-logs';

/** A list of the API, and what a token needs to read it. */
export type List = Pick<StreamDefinition, 'name' | 'path' | 'permission'>;

export interface RecordList {
  readonly records: readonly unknown[];
  /** The clock of Cloudflare when it answered, in seconds. */
  readonly sourceSecond: number | undefined;
  /** Finds the next page of a list that is read by cursor; '' for none. */
  readonly cursor: string;
}

export interface CloudflareClient {
  /** @throws a Failure that names the cause and the remedy */
  list(list: List, query: Query, timeoutSeconds: number): RecordList;
  /** The answer as it is; undefined when none came. */
  ask(path: string, timeoutSeconds: number): CloudflareAnswer | undefined;
  /** Seconds to wait for the sake of the rate limit. */
  delay(nowMilliseconds: number): number;
}

export function createCloudflareClient(host: Host, settings: Settings): CloudflareClient {
  const http = createHttpClient(host, {
    insecure: settings.values.insecure,
    proxy: settings.values.proxy,
    userAgent: userAgent,
  });
  const rateLimit = createRateLimit();

  function get(path: string, query: Query, timeoutSeconds: number) {
    const url =
      settings.apiRoot + path.replace('{account_id}', settings.values.account_id) + queryText(query);
    const answer = http.send({
      method: 'GET',
      url: url,
      headers: settings.authorization,
      timeoutSeconds: timeoutSeconds,
    });
    rateLimit.note(answer, host.now());
    return answer;
  }

  return {
    delay: rateLimit.delay,
    ask: function (path, timeoutSeconds) {
      const answer = get(path, {}, timeoutSeconds);
      return answer.status === 0 ? undefined : readAnswer(answer);
    },
    list: function (list, query, timeoutSeconds) {
      const answer = get(list.path, query, timeoutSeconds);
      if (answer.status === 0) {
        throw remoteFailure(
          'Cloudflare did not answer (' +
            answer.problem +
            '). Check ' +
            parameters.url.display +
            ', and whether the server or engine reaches it, directly or through its proxy.',
          { status: 0, transient: true },
        );
      }
      const read = readAnswer(answer);
      // An empty list may come as null.
      const records = read.result === null && read.success ? [] : read.result;
      if (answer.status !== 200 || !read.success || !Array.isArray(records)) {
        throw explainAnswer(read, {
          usesToken: settings.usesToken,
          stream: list,
          retryAfter: retryAfterSeconds(answer, host.now()),
        });
      }
      return {
        records: records,
        sourceSecond: httpDateSecond(answer.header('Date')),
        cursor: read.cursor,
      };
    },
  };
}
