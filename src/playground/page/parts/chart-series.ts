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
