import { formatSecond } from '../values/instant.js';
import type { StreamState } from './stream-state.js';

/** Since when events wait because no more can be remembered; '' for never. */
export function describeWaiting({ waiting }: StreamState): string {
  if (!waiting) return '';
  return `Since ${formatSecond(waiting.since)} there are more events than can be remembered within the look-back: those from ${formatSecond(waiting.from)} on come later, and none is lost.`;
}

/** What the source kept no longer when it was to be read; '' for nothing. */
export function describeMissing({ missing }: StreamState): string {
  if (!missing) return '';
  return `Events from ${formatSecond(missing.from)} to ${formatSecond(missing.to)} are missing: the source keeps no records as old as that.`;
}
