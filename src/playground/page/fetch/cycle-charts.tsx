import { useState } from 'preact/hooks';
import type { Cycle } from '../../protocol.js';
import { BarChart } from '../chart/bar-chart.js';
import { LineChart } from '../chart/line-chart.js';
import { streamLook } from '../chart/series.js';
import { countedText, countText, durationText } from '../parts/quantity-text.js';
import { totalEvents } from './cycle-list.js';
import { cyclesWithin, duplicatesOf, eventsPerMinute, failuresOf, lagOf, timeBins } from './time-bins.js';

const hour = 3_600_000;
const ranges = [
  { label: 'Last hour', milliseconds: hour },
  { label: 'Last 6 hours', milliseconds: 6 * hour },
  { label: 'Last day', milliseconds: 24 * hour },
  { label: 'All cycles', milliseconds: undefined },
];
const mostBins = 60;

interface CycleChartsProps {
  /** Oldest first. */
  readonly cycles: readonly Cycle[];
  readonly streams: readonly string[];
}

/** Events, lag and duplicates over the virtual time. */
export function CycleCharts({ cycles, streams }: CycleChartsProps) {
  const [range, setRange] = useState(ranges.length - 1);
  const shown = cyclesWithin(cycles, ranges[range]?.milliseconds);
  const bins = timeBins(shown, mostBins);
  const edges = [...bins.map(({ from }) => from), bins.at(-1)?.to ?? 0];
  const lags = bins.map(lagOf);
  const events = shown.reduce((sum, cycle) => sum + totalEvents(cycle), 0);
  const duplicates = shown.reduce((sum, cycle) => sum + cycle.duplicates, 0);
  const failures = bins.map(failuresOf);
  const failed = failures.reduce((sum, count) => sum + count, 0);
  const longest = lags.reduce((maximum, lag) => Math.max(maximum, lag?.maximum ?? 0), 0);
  return (
    <section class="stack tight" aria-label="Charts">
      <div class="row tight">
        <h2 class="spread">Over virtual time</h2>
        <select
          class="fetch-range"
          aria-label="Time shown in the charts"
          value={range}
          onChange={({ currentTarget }) => setRange(Number(currentTarget.value))}
        >
          {ranges.map(({ label }, place) => (
            <option key={label} value={place}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div class="fetch-charts">
        <BarChart
          title="Events per minute"
          summary={`${countedText(events, 'event')} in ${countedText(shown.length, 'cycle')}, ${countText(failed)} of them failed`}
          edges={edges}
          marks={{ name: 'Failed cycles', values: failures }}
          series={streams.map((name, place) => ({
            name,
            ...streamLook(place),
            values: bins.map((bin) => eventsPerMinute(bin, name)),
          }))}
        />
        <LineChart
          title="Lag"
          summary={longest === 0 ? 'No event has arrived' : `At most ${durationText(longest)}`}
          edges={edges}
          series={[
            { name: 'Median', ...streamLook(0), values: lags.map((lag) => lag?.median) },
            { name: 'Maximum', ...streamLook(1), values: lags.map((lag) => lag?.maximum) },
          ]}
        />
        <BarChart
          title="Duplicates"
          summary={duplicates === 0 ? 'None' : countedText(duplicates, 'row')}
          edges={edges}
          series={[
            {
              name: 'Rows that came again',
              ...streamLook(1),
              values: bins.map(duplicatesOf),
            },
          ]}
        />
      </div>
    </section>
  );
}
