import type { ChartSeries } from './chart-series.js';
import { dateText, timeText } from './time-format.js';

interface ChartTableProps {
  readonly title: string;
  readonly series: readonly Pick<ChartSeries, 'name' | 'values'>[];
  readonly edges: readonly number[];
  readonly text: (value: number) => string;
}

/** The values of a chart as a table, newest first. */
export function ChartTable({ title, series, edges, text }: ChartTableProps) {
  const places = edges.slice(0, -1).map((from, place) => ({ from, place }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls.
    <section class="chart-table" aria-label={`Values of ${title}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">From (UTC)</th>
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.toReversed().map(({ from, place }) => (
            <tr key={from}>
              <th scope="row">
                {dateText(from)} {timeText(from)}
              </th>
              {series.map(({ name, values }) => {
                const value = values[place];
                return <td key={name}>{value === undefined ? '' : text(value)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
