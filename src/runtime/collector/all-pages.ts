import type { RunClock } from '../host/run-clock.js';
import { asFailure, transientFailure } from '../values/failure.js';
import type { RecordPage } from './event-source.js';

/** No list gives smaller pages than this, or than it was asked for, unless it is at its end. */
const smallestFullPage = 25;

/** All pages as one: records may come in any order, and a record may come again while pages are turned. */
export function readAllPages(
  read: (place: { readonly page: number; readonly cursor: string }) => RecordPage,
  size: number,
  clock: RunClock,
): RecordPage {
  let all: RecordPage = { records: [], cursor: '' };
  let cursor = '';
  let before = '';
  for (let page = 1; ; page += 1) {
    if (page > 1 && !clock.mayRead())
      throw transientFailure('The time of the fetch is over before all pages were read.');
    let found: RecordPage;
    try {
      found = read({ page, cursor });
    } catch (error) {
      // Some lists refuse the page behind their last one.
      if (page > 1 && asFailure(error).status === 400) return all;
      throw error;
    }
    const { records, sourceSecond } = found;
    const text = JSON.stringify(records);
    // A list that ignores page numbers repeats its first page.
    if (text === before) return all;
    all = { records: all.records.concat(records), sourceSecond, cursor: '' };
    cursor = found.cursor ?? '';
    if ('cursor' in found ? cursor === '' : records.length < Math.min(smallestFullPage, size)) return all;
    before = text;
  }
}
