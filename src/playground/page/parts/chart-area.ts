/** Where the drawing of a chart stands, in pixels, and how values become places. */
export interface ChartArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** From a value to pixels from the top. */
  readonly y: (value: number) => number;
  /** The left edge of the span at this place; the right edge is the left one of the next. */
  readonly x: (place: number) => number;
}
