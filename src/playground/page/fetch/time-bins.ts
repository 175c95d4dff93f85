import type { Cycle } from '../../protocol.js';
import { durationStep } from '../chart/scale.js';

const minute = 60_000;

/** A span of virtual time and the cycles in it. Times in epoch milliseconds. */
export interface TimeBin {
  readonly from: number;
  readonly to: number;
  readonly cycles: readonly Cycle[];
}

/** Cuts the time from the first to the last cycle into at most so many spans, each a step of a clock face long. */
export function timeBins(cycles: readonly Cycle[], maximum: number): readonly TimeBin[] {
  const first = cycles[0]?.at;
  const last = cycles.at(-1)?.at;
  if (first === undefined || last === undefined) return [];
  // One less, because the first span begins before the first cycle.
  const width = Math.max(minute, durationStep((last - first) / Math.max(1, maximum - 1)));
  const start = Math.floor(first / width) * width;
  const byPlace = new Map<number, Cycle[]>();
  for (const cycle of cycles) {
    const place = Math.floor((cycle.at - start) / width);
    const bin = byPlace.get(place);
    if (bin === undefined) byPlace.set(place, [cycle]);
    else bin.push(cycle);
  }
  const count = Math.floor((last - start) / width) + 1;
  return Array.from({ length: count }, (_, place) => ({
    from: start + place * width,
    to: start + (place + 1) * width,
    cycles: byPlace.get(place) ?? [],
  }));
}

/** Events of a stream per minute of virtual time. */
export function eventsPerMinute({ from, to, cycles }: TimeBin, stream: string): number {
  return sum(cycles.map(({ events }) => events[stream] ?? 0)) / ((to - from) / minute);
}

/** In milliseconds: the middle one of the medians of the cycles, and the largest maximum. Absent without events. */
export function lagOf({
  cycles,
}: TimeBin): { readonly median: number; readonly maximum: number } | undefined {
  const lags = cycles.flatMap(({ lag }) => lag ?? []);
  const medians = lags.map(({ median }) => median).sort((a, b) => a - b);
  const median = medians[Math.floor((medians.length - 1) / 2)];
  if (median === undefined) return undefined;
  return { median, maximum: Math.max(...lags.map(({ maximum }) => maximum)) };
}

export function duplicatesOf({ cycles }: TimeBin): number {
  return sum(cycles.map(({ duplicates }) => duplicates));
}

export function failuresOf({ cycles }: TimeBin): number {
  return cycles.filter(({ ok }) => !ok).length;
}

/** The cycles of the last milliseconds of virtual time before the newest; all without a limit. */
export function cyclesWithin(cycles: readonly Cycle[], milliseconds: number | undefined): readonly Cycle[] {
  const newest = cycles.at(-1)?.at;
  if (milliseconds === undefined || newest === undefined) return cycles;
  return cycles.filter(({ at }) => at > newest - milliseconds);
}

/** The streams that there are now, in their order, and after them those that only cycles know. */
export function streamNames(current: readonly string[], cycles: readonly Cycle[]): readonly string[] {
  return [...new Set([...current, ...cycles.flatMap(({ events }) => Object.keys(events))])];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
