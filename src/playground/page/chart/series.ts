/** One series of a chart: a value for each place of the axis. */
export interface ChartSeries {
  readonly name: string;
  /** A CSS color. */
  readonly color: string;
  /** The number of the pattern that tells it apart without its color. */
  readonly pattern: number;
  readonly values: readonly (number | undefined)[];
}

export const patternCount = 5;

const colorCount = 5;

/** The color and the pattern of the stream at this place of the list; ten streams look all different. */
export function streamLook(place: number): { readonly color: string; readonly pattern: number } {
  const round = Math.floor(place / colorCount);
  return { color: `var(--stream-${(place % colorCount) + 1})`, pattern: (place + round) % patternCount };
}

export interface Layer {
  readonly from: number;
  readonly to: number;
}

/** Values of several series stood on each other: for each series, and in it for each place, from where to where. */
export function stack(series: readonly (readonly number[])[]): readonly (readonly Layer[])[] {
  const heights: number[] = [];
  return series.map((values) =>
    values.map((value, place) => {
      const from = heights[place] ?? 0;
      const to = from + value;
      heights[place] = to;
      return { from, to };
    }),
  );
}

/** The parts of a line between its gaps: runs of places that have a value. */
export function lineSegments(
  values: readonly (number | undefined)[],
): readonly (readonly { readonly place: number; readonly value: number }[])[] {
  const segments: { place: number; value: number }[][] = [];
  values.forEach((value, place) => {
    if (value === undefined) return;
    const current = segments.at(-1);
    if (current?.at(-1)?.place === place - 1) current.push({ place, value });
    else segments.push([{ place, value }]);
  });
  return segments;
}
