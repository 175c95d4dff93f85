import type { Line } from './batches.js';
import type { StreamEvent } from './stream.js';
import type { StreamState } from './stream-state.js';
import { byteLength } from './utf8.js';

/** An event with its place in time. */
export interface PlacedEvent {
  readonly second: number;
  readonly event: StreamEvent;
}

/** A line for the destination that can be remembered once it was taken. */
export interface RecordLine extends Line {
  readonly second: number;
  readonly time: string;
  readonly digest: string;
}

/** By time. A record without a readable time stays behind the one before it. */
export function inOrder(events: readonly StreamEvent[], state: StreamState): PlacedEvent[] {
  const placed: { second: number; position: number; event: StreamEvent }[] = [];
  let before = state.sweep === undefined ? state.settled : Math.max(state.sweep.reached, state.settled);
  for (let i = 0; i < events.length; i += 1) {
    const event = events[i] as StreamEvent;
    if (event.second !== undefined) before = event.second;
    placed.push({ second: before, position: i, event: event });
  }
  return placed.sort(function (a, b) {
    return a.second - b.second || a.position - b.position;
  });
}

/** Those that are neither settled nor seen, each once. */
export function newRecords(ordered: readonly PlacedEvent[], state: StreamState): PlacedEvent[] {
  const fresh: PlacedEvent[] = [];
  const onThisPage: { [digest: string]: true } = {};
  for (let i = 0; i < ordered.length; i += 1) {
    const item = ordered[i] as PlacedEvent;
    const digest = item.event.digest;
    if (item.second < state.settled || state.seen.has(digest) || onThisPage[digest] === true) continue;
    onThisPage[digest] = true;
    fresh.push(item);
  }
  return fresh;
}

export function toLines(placed: readonly PlacedEvent[]): RecordLine[] {
  const lines: RecordLine[] = [];
  for (let i = 0; i < placed.length; i += 1) {
    const item = placed[i] as PlacedEvent;
    const text = JSON.stringify(item.event.event);
    lines.push({
      id: item.event.id,
      text: text,
      bytes: byteLength(text),
      second: item.second,
      time: item.event.time,
      digest: item.event.digest,
    });
  }
  return lines;
}
