import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { ChartArea } from './chart-area.js';
import { ChartAxes } from './chart-axes.js';
import { type ChartMarks, MarkSample, Marks } from './chart-marks.js';
import { Swatch } from './chart-pattern.js';
import { linearScale } from './chart-scale.js';
import type { ChartSeries } from './chart-series.js';
import { ChartTable } from './chart-table.js';
import { useSize } from './use-size.js';
import './chart.css';

export interface ChartProps {
  readonly title: string;
  /** What there is to see, in a sentence. */
  readonly summary: string;
  readonly series: readonly ChartSeries[];
  /** The edges of the spans of time, one more than there are values. Epoch milliseconds. */
  readonly edges: readonly number[];
  /** From 0 upwards. */
  readonly ticks: readonly number[];
  readonly text: (value: number) => string;
  readonly marks?: ChartMarks;
  readonly draw: (area: ChartArea) => ComponentChildren;
}

const height = 152;
const space = { left: 56, right: 12, top: 8, bottom: 24 };

/** The frame of a chart over time: title, legend, axes, what stands under the pointer, and all values as a table. */
export function Chart({ title, summary, series, edges, ticks, text, marks, draw }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const id = useId();
  const [pointed, setPointed] = useState<number>();
  const [asTable, setAsTable] = useState(false);
  const count = edges.length - 1;
  const [from, to] = [edges[0] ?? 0, edges.at(-1) ?? 0];
  const left = space.left;
  const right = Math.max(left, width - space.right);
  const bottom = height - space.bottom;
  const area: ChartArea = {
    left,
    right,
    top: space.top,
    bottom,
    x: linearScale(0, count, left, right),
    y: linearScale(0, ticks.at(-1) ?? 1, bottom, space.top),
  };
  const place = pointed !== undefined && pointed < count ? pointed : undefined;
  const point = (event: PointerEvent) => {
    const offset = event.clientX - (box.current?.getBoundingClientRect().left ?? 0);
    const found = Math.floor(((offset - left) / (right - left)) * count);
    setPointed(found >= 0 && found < count ? found : undefined);
  };
  return (
    <section class="panel chart" aria-labelledby={`${id}-title`}>
      <header>
        <h3 id={`${id}-title`}>{title}</h3>
        <button
          type="button"
          class="button quiet small"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          Table
        </button>
      </header>
      <ul class="chart-legend">
        {series.map(({ name, color, pattern, values }, index) => (
          <li key={name}>
            <Swatch id={`${id}-legend-${index}`} color={color} pattern={pattern} />
            <bdi>{name}</bdi>
            {place !== undefined && <b>{valueText(values[place], text)}</b>}
          </li>
        ))}
        {marks !== undefined && (
          <li>
            <MarkSample />
            {marks.name}
            {place !== undefined && <b>{valueText(marks.values[place], text)}</b>}
          </li>
        )}
      </ul>
      <div
        ref={box}
        class="chart-box"
        hidden={asTable}
        onPointerMove={point}
        onPointerLeave={() => setPointed(undefined)}
      >
        {width > 0 && (
          <svg width={width} height={height} role="img" aria-label={`${title}. ${summary}`}>
            <ChartAxes area={area} ticks={ticks} text={text} from={from} to={to} />
            {place !== undefined && (
              <rect
                class="chart-pointed"
                x={area.x(place)}
                y={area.top}
                width={Math.max(1, area.x(place + 1) - area.x(place))}
                height={bottom - area.top}
              />
            )}
            {draw(area)}
            {marks !== undefined && <Marks area={area} values={marks.values} />}
          </svg>
        )}
      </div>
      {asTable && (
        <ChartTable
          title={title}
          series={marks === undefined ? series : [...series, marks]}
          edges={edges}
          text={text}
        />
      )}
    </section>
  );
}

function valueText(value: number | undefined, text: (value: number) => string): string {
  return value === undefined ? 'none' : text(value);
}
