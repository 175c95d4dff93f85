import type { ChartArea } from './chart-area.js';

/** What happened in some spans of a chart beside its values: how often, for each place of the axis. */
export interface ChartMarks {
  readonly name: string;
  readonly values: readonly number[];
}

const triangle = 'l4 6 h-8 z';

/** A mark below the axis wherever it happened. */
export function Marks({ area, values }: { readonly area: ChartArea; readonly values: readonly number[] }) {
  return (
    <g class="chart-mark">
      {values.map((count, place) => {
        const middle = (area.x(place) + area.x(place + 1)) / 2;
        return count > 0 && <path key={place} d={`M${middle} ${area.bottom + 1} ${triangle}`} />;
      })}
    </g>
  );
}

/** A sample of the mark, for the legend. */
export function MarkSample() {
  return (
    <svg class="chart-swatch chart-mark" width="12" height="12" aria-hidden="true">
      <path d={`M6 3 ${triangle}`} />
    </svg>
  );
}
