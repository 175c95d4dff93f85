import { useId } from 'preact/hooks';
import { numberText } from '../parts/quantity-text.js';
import { Chart, type ChartArea } from './chart.js';
import { type ChartMarks, ChartPattern, patternFill } from './legend.js';
import { countStep, ticksFromZero } from './scale.js';
import { type ChartSeries, type Layer, stack } from './series.js';

interface BarChartProps {
  readonly title: string;
  readonly summary: string;
  readonly series: readonly ChartSeries[];
  readonly edges: readonly number[];
  readonly marks?: ChartMarks;
}

/** Bars over time, the series stacked in the order of the legend, the first at the bottom. */
export function BarChart({ title, summary, series, edges, marks }: BarChartProps) {
  const id = useId();
  const layers = stack(series.map(({ values }) => values.map((value) => value ?? 0)));
  const maximum = Math.max(0, ...(layers.at(-1) ?? []).map(({ to }) => to));
  const draw = (area: ChartArea) => (
    <>
      <defs>
        {series.map(({ name, color, pattern }, index) => (
          <ChartPattern key={name} id={`${id}-${index}`} color={color} pattern={pattern} />
        ))}
      </defs>
      {layers.map((bars, index) => (
        <g key={series[index]?.name} fill={patternFill(`${id}-${index}`)}>
          {bars.map(
            (bar, place) => bar.to > bar.from && <Bar key={place} area={area} place={place} bar={bar} />,
          )}
        </g>
      ))}
    </>
  );
  return (
    <Chart
      title={title}
      summary={summary}
      series={series}
      edges={edges}
      ticks={ticksFromZero(maximum, countStep)}
      text={numberText}
      {...(marks !== undefined && { marks })}
      draw={draw}
    />
  );
}

function Bar({
  area,
  place,
  bar,
}: {
  readonly area: ChartArea;
  readonly place: number;
  readonly bar: Layer;
}) {
  const left = area.x(place);
  const width = area.x(place + 1) - left;
  const gap = width > 6 ? 2 : width > 3 ? 1 : 0;
  // A stroke as wide as one pixel keeps even the smallest count visible.
  const height = Math.max(1, area.y(bar.from) - area.y(bar.to));
  return (
    <rect x={left + gap / 2} y={area.y(bar.from) - height} width={Math.max(1, width - gap)} height={height} />
  );
}
