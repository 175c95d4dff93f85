import { formatSecond } from '../values/instant.js';
import type { StreamState } from './stream-state.js';

/** Since when events wait because no more can be remembered; '' for never. */
export function describeWaiting({ waiting }: StreamState): string {
  if (!waiting) return '';
  return `Since ${formatSecond(waiting.since)} there are more events than can be remembered within the look-back: those from ${formatSecond(waiting.from)} on come later, and none is lost.`;
}

/** Fewer runs without a page are nothing to tell: others may have had a backlog. */
const fewestUnread = 2;

/** Since when the runs have had no time, or the source no request, for a page of the stream; '' for never. */
export function describeUnread({ unread }: StreamState): string {
  if (!unread || unread.runs < fewestUnread) return '';
  return `No page was read in the last ${unread.runs} runs, since ${formatSecond(unread.since)}: other event types took their time or the rate limit. If it stays so, select fewer in this instance.`;
}

/** What the source did not show of a second with many records; '' for nothing. */
export function describeSkipped({ skipped }: StreamState): string {
  if (!skipped) return '';
  return `Some events of ${formatSecond(skipped.second)} are missing: the source has more of them than it shows up to page ${skipped.page - 1}.`;
}

/** What the source kept no longer when it was to be read; '' for nothing. */
export function describeMissing({ missing }: StreamState): string {
  if (!missing) return '';
  return `Events from ${formatSecond(missing.from)} to ${formatSecond(missing.to)} are missing: the source keeps no records as old as that, give or take a thousandth of this time.`;
}
