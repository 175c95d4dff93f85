import type { EventSource, PageRequest, RecordPage } from '../collector/event-source.js';
import { httpDateSecond } from '../host/rate-limit.js';
import { asFailure, remoteFailure } from '../values/failure.js';
import type { OpenContext } from './open-context.js';

/** A misspelled cursor would otherwise make a list of numbered pages, and its first page the only one. */
const pageKeys = ['records', 'cursor', 'sourceSecond', 'againInSeconds'];

/**
 * What a collection reads from, by the page readers of an author.
 * @param read throws a Failure where there is no reader for the key
 */
export function pageSource(
  { http, host }: OpenContext,
  read: (key: string, request: PageRequest) => RecordPage,
): EventSource {
  let notBefore = 0;

  /** A reader that fails, or finds nothing to give, has read an answer that is empty though it should not be. */
  function readChecked(key: string, request: PageRequest): RecordPage {
    http.takeEmptyAnswer();
    try {
      const page = read(key, request);
      for (const name in page) {
        if (pageKeys.indexOf(name) < 0)
          throw new Error(`The code of "${key}" returns "${name}". A page has: ${pageKeys.join(', ')}.`);
      }
      const records: unknown = page?.records;
      if (Array.isArray(records) && records.indexOf(undefined) < 0) return page;
    } catch (error) {
      if (asFailure(error).failureKind !== 'defect') throw error;
      throw http.takeEmptyAnswer() ?? error;
    }
    throw (
      http.takeEmptyAnswer() ??
      remoteFailure(
        `The code of "${key}" finds no list of records in the answer. Either the service answered in another form than it should, or the code looks in the wrong place.`,
        {},
      )
    );
  }

  return {
    // Services may give fewer than they are asked for.
    leastFullPage: 1,
    delay: (now) => Math.max(http.rateLimit.delay(now), (notBefore - now) / 1000),
    readPage(key, request) {
      const { againInSeconds = 0, ...page } = readChecked(key, request);
      const found: RecordPage = { sourceSecond: httpDateSecond(http.lastDate()), ...page };
      if (againInSeconds > 0) notBefore = host.now() + againInSeconds * 1000;
      // Some services name a next page forever.
      else if (page.records.length === 0 && page.cursor === request.cursor) return { ...found, cursor: '' };
      return found;
    },
  };
}
