import { patternCount } from './series.js';

/** Lines over the colored ground, by the number of the pattern; the first has none. */
const lines: readonly string[] = [
  '',
  'M0 6 L6 0 M-1 1 L1 -1 M5 7 L7 5',
  'M0 3 H6',
  'M3 0 V6',
  'M0 3 H6 M3 0 V6',
];

/** The fill for a series; made by `ChartPattern` with the same id. */
export function patternFill(id: string): string {
  return `url(#${id})`;
}

/** Defines a fill of a color and a pattern, so that series differ without their color, too. */
export function ChartPattern({
  id,
  color,
  pattern,
}: {
  readonly id: string;
  readonly color: string;
  readonly pattern: number;
}) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse">
      <rect width="6" height="6" style={{ fill: color }} />
      <path d={lines[pattern % patternCount]} class="chart-pattern" />
    </pattern>
  );
}

/** A small sample of a series, for legends and tables. */
export function Swatch({
  id,
  color,
  pattern,
}: {
  readonly id: string;
  readonly color: string;
  readonly pattern: number;
}) {
  return (
    <svg class="chart-swatch" width="12" height="12" aria-hidden="true">
      <defs>
        <ChartPattern id={id} color={color} pattern={pattern} />
      </defs>
      <rect width="12" height="12" rx="2" fill={patternFill(id)} />
    </svg>
  );
}

/** What happened in some spans of a chart beside its values: how often, for each place of the axis. */
export interface ChartMarks {
  readonly name: string;
  readonly values: readonly number[];
}

/** The outline of a mark whose tip is there. */
export function markPath(x: number, y: number): string {
  return `M${x} ${y} l4 6 h-8 z`;
}

/** A sample of the mark, for the legend. */
export function MarkSample() {
  return (
    <svg class="chart-swatch chart-mark" width="12" height="12" aria-hidden="true">
      <path d={markPath(6, 3)} />
    </svg>
  );
}
