import type { ChartArea } from './chart.js';
import { linearScale, timeTicks } from './chart-scale.js';
import { dateText, timeText } from './time-format.js';

interface ChartAxesProps {
  readonly area: ChartArea;
  readonly ticks: readonly number[];
  readonly text: (value: number) => string;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
}

const pixelsPerTime = 48;
const day = 86_400_000;

/** Lines and names of values at the left, names of times below. */
export function ChartAxes({ area, ticks, text, from, to }: ChartAxesProps) {
  const { left, right, bottom, y } = area;
  const place = linearScale(from, to, left, right);
  const times = timeTicks(from, to, Math.max(1, Math.floor((right - left) / pixelsPerTime)));
  return (
    <g class="chart-axes">
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text x={left - 8} y={y(tick) + 4} text-anchor="end">
            {text(tick)}
          </text>
        </g>
      ))}
      {times.map((time) => (
        <text key={time} x={place(time)} y={bottom + 16} text-anchor={anchor(place(time), area)}>
          {time % day === 0 ? dateText(time).slice(5) : timeText(time).slice(0, 5)}
        </text>
      ))}
    </g>
  );
}

/** Names at the ends stay inside of the chart. */
function anchor(x: number, { left, right }: ChartArea): 'start' | 'middle' | 'end' {
  if (x > right - 20) return 'end';
  return x < left + 4 ? 'start' : 'middle';
}
