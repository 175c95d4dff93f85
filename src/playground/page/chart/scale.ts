/** Where values stand on an axis, and which of them are named there. */

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Steps that a clock face has, in milliseconds. */
const durationSteps = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7, 14, 28].map((count) => count * day),
];

/** Maps the values `from`..`to` onto the places `start`..`end`; an empty span to `start`. */
export function linearScale(from: number, to: number, start: number, end: number): (value: number) => number {
  const factor = to === from ? 0 : (end - start) / (to - from);
  return (value) => start + (value - from) * factor;
}

/** The smallest step of a clock face that is at least so many milliseconds. */
export function durationStep(atLeast: number): number {
  return durationSteps.find((step) => step >= atLeast) ?? Math.ceil(atLeast / (28 * day)) * 28 * day;
}

/** The smallest whole number of the form 1, 2 or 5 times a power of ten that is at least this. */
export function countStep(atLeast: number): number {
  if (atLeast <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= atLeast) ?? 10 * power;
}

/** Values from 0 to the first that is at least `maximum`, about four steps; at least 0 and one step. */
export function ticksFromZero(maximum: number, stepOf: (atLeast: number) => number): readonly number[] {
  const step = stepOf(maximum / 4);
  const steps = Math.max(1, Math.ceil(maximum / step));
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
}

/**
 * Round minutes between two times (epoch milliseconds, UTC), at most `count` of them, and at least one where a minute
 * begins; none in an empty span.
 */
export function timeTicks(from: number, to: number, count: number): readonly number[] {
  if (to <= from) return [];
  const step = durationStep(Math.max(minute, (to - from) / count));
  const ticks = [];
  for (let at = firstAt(from, step); at <= to && ticks.length < count; at += step) ticks.push(at);
  if (ticks.length > 0) return ticks;
  // The span lies between two steps: the roundest minute in it is named.
  const rounder = durationSteps.findLast((shorter) => shorter >= minute && firstAt(from, shorter) <= to);
  return rounder === undefined ? [] : [firstAt(from, rounder)];
}

function firstAt(from: number, step: number): number {
  return Math.ceil(from / step) * step;
}

/** At most, with the figures and letters of a name of a value. */
const pixelsPerCharacter = 7;

/** Pixels to the left of a chart, in which the names of its values stand. Short names all take the same. */
export function spaceForNames(names: readonly string[]): number {
  const longest = Math.max(0, ...names.map((name) => name.length));
  return Math.max(56, longest * pixelsPerCharacter + 12);
}

/** More than the name of a time is wide, which is 32. */
const pixelsPerName = 48;

/** A chart leaves 12 pixels free behind its right edge: half of a name, but for these. */
const pixelsBeforeEnd = 4;

/** The times that are named below an axis between two edges in pixels, and where the middle of each name stands. */
export function timeNames(
  from: number,
  to: number,
  left: number,
  right: number,
): readonly { readonly time: number; readonly middle: number }[] {
  const place = linearScale(from, to, left, right);
  return timeTicks(from, to, Math.max(1, Math.floor((right - left) / pixelsPerName))).map((time) => ({
    time,
    middle: Math.min(place(time), right - pixelsBeforeEnd),
  }));
}

/** A slice of a circle that stands at its left and top edges; `from` and `to` are shares of it, clockwise from the top. */
export function slicePath(
  { from, to }: { readonly from: number; readonly to: number },
  radius: number,
): string {
  const at = (share: number) => {
    const angle = share * 2 * Math.PI;
    return `${radius + radius * Math.sin(angle)} ${radius - radius * Math.cos(angle)}`;
  };
  // An arc that ends where it begins would be none.
  const middle = (from + to) / 2;
  const arc = (share: number) => `A${radius} ${radius} 0 0 1 ${at(share)}`;
  return `M${radius} ${radius} L${at(from)} ${arc(middle)} ${arc(to)} Z`;
}
