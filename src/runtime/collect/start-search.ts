import type { StartSearch, StreamState } from './stream-state.js';

/** Finds the oldest start that a source accepts which refuses older ones, by halving. */

/** The search ends this close to the oldest start: a share of the range, but at least so many seconds. */
const precisionShare = 0.001;
const leastPrecision = 60;

function precision(search: StartSearch, now: number): number {
  return Math.max(leastPrecision, Math.ceil((now - search.from) * precisionShare));
}

/** The start to try next. */
export function nextStart(search: StartSearch, now: number): number {
  const { refused, accepted } = search;
  if (accepted > 0 && accepted - refused <= precision(search, now)) return accepted;
  return refused + Math.ceil(((accepted > 0 ? accepted : now) - refused) / 2);
}

/**
 * The source refused this start as too old: the scan begins again later.
 * @returns false when no later start is left to try
 */
export function noteRefusedStart(state: StreamState, since: number, now: number): boolean {
  const search: StartSearch = state.startSearch ?? { from: state.watermark, refused: since, accepted: 0 };
  state.scan = undefined;
  if (search.accepted > 0 && since >= search.accepted) search.accepted = 0;
  search.refused = Math.max(search.refused, since);
  const goesOn = search.accepted > 0 || now - search.refused > leastPrecision;
  state.startSearch = goesOn ? search : undefined;
  return goesOn;
}

/**
 * The source accepted the start of the scan.
 * @returns true when the search is over, and the page is the first one of the scan
 */
export function noteAcceptedStart(state: StreamState, since: number, now: number): boolean {
  const search = state.startSearch;
  if (!search) return true;
  if (since - search.refused > precision(search, now)) {
    search.accepted = since;
    state.scan = undefined;
    return false;
  }
  state.startSearch = undefined;
  state.missing = { from: (state.missing ?? search).from, to: since + 1 };
  state.watermark = Math.max(state.watermark, since + 1);
  state.keys.forgetBefore(state.watermark);
  return true;
}
