import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { dateText, timeText } from '../parts/time-format.js';
import { useSize } from '../parts/use-size.js';
import { type ChartMarks, MarkSample, markPath, Swatch } from './legend.js';
import { linearScale, spaceForNames, timeNames } from './scale.js';
import type { ChartSeries } from './series.js';
import './chart.css';

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

const height = 128;
const space = { right: 12, top: 8, bottom: 24 };

/** The frame of a chart over time: title, legend, axes, what stands under the pointer, and all values as a table. */
export function Chart({ title, summary, series, edges, ticks, text, marks, draw }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const id = useId();
  const [pointed, setPointed] = useState<number>();
  const [asTable, setAsTable] = useState(false);
  const count = edges.length - 1;
  const [from, to] = [edges[0] ?? 0, edges.at(-1) ?? 0];
  const left = spaceForNames(ticks.map(text));
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
function ChartAxes({ area, ticks, text, from, to }: ChartAxesProps) {
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

interface ChartTableProps {
  readonly title: string;
  readonly series: readonly Pick<ChartSeries, 'name' | 'values'>[];
  readonly edges: readonly number[];
  readonly text: (value: number) => string;
}

/** The values of a chart as a table, newest first. */
function ChartTable({ title, series, edges, text }: ChartTableProps) {
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

/** A mark below the axis wherever it happened. */
function Marks({ area, values }: { readonly area: ChartArea; readonly values: readonly number[] }) {
  return (
    <g class="chart-mark">
      {values.map((count, place) => {
        const middle = (area.x(place) + area.x(place + 1)) / 2;
        return count > 0 && <path key={place} d={markPath(middle, area.bottom + 1)} />;
      })}
    </g>
  );
}
