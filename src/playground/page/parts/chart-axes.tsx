import type { ChartArea } from './chart-area.js';
import { timeNames } from './chart-scale.js';
import { dateText, timeText } from './time-format.js';

interface ChartAxesProps {
  readonly area: ChartArea;
  readonly ticks: readonly number[];
  readonly text: (value: number) => string;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
}

const day = 86_400_000;

/** Lines and names of values at the left, names of times below. */
export function ChartAxes({ area, ticks, text, from, to }: ChartAxesProps) {
  const { left, right, bottom, y } = area;
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
      {timeNames(from, to, left, right).map(({ time, middle }) => (
        <text key={time} x={middle} y={bottom + 16} text-anchor="middle">
          {time % day === 0 ? dateText(time).slice(5) : timeText(time).slice(0, 5)}
        </text>
      ))}
    </g>
  );
}
