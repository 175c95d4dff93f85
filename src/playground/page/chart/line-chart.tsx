import { durationText } from '../parts/quantity-text.js';
import { Chart, type ChartArea } from './chart.js';
import { durationStep, ticksFromZero } from './scale.js';
import { type ChartSeries, lineSegments } from './series.js';

interface LineChartProps {
  readonly title: string;
  readonly summary: string;
  readonly series: readonly ChartSeries[];
  readonly edges: readonly number[];
  /** Of a value; without it, values are milliseconds. */
  readonly text?: (value: number) => string;
  /** The step of the axis that is at least so great. */
  readonly step?: (atLeast: number) => number;
}

/** Values over time as lines; the first series is drawn solid, the others dashed. */
export function LineChart({
  title,
  summary,
  series,
  edges,
  text = durationText,
  step = durationStep,
}: LineChartProps) {
  const maximum = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const draw = (area: ChartArea) => series.map((one) => <Line key={one.name} area={area} series={one} />);
  return (
    <Chart
      title={title}
      summary={summary}
      series={series}
      edges={edges}
      ticks={ticksFromZero(maximum, step)}
      text={text}
      draw={draw}
    />
  );
}

function Line({ area, series }: { readonly area: ChartArea; readonly series: ChartSeries }) {
  const middle = (place: number) => (area.x(place) + area.x(place + 1)) / 2;
  return (
    <g class="chart-line" data-pattern={series.pattern} style={{ color: series.color }}>
      {lineSegments(series.values).map((points) => {
        const [first] = points;
        if (first === undefined) return null;
        // A point alone would be no line.
        if (points.length === 1)
          return <circle key={first.place} cx={middle(first.place)} cy={area.y(first.value)} r="2.5" />;
        const path = points.map(({ place, value }) => `${middle(place)} ${area.y(value)}`).join(' L');
        return <path key={first.place} d={`M${path}`} />;
      })}
    </g>
  );
}
