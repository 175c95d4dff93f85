import type { Json, JsonObject } from '../../../shared/json.js';
import type { ChartSeries } from './series.js';
import { streamLook } from './series.js';

/** The settings of `view graph`. */
export type GraphSettings = { readonly [setting: string]: string };

export interface GraphItem {
  readonly name: string;
  readonly value: number;
}

/** What a graph draws. */
export type GraphData =
  | { readonly kind: 'number'; readonly value: number }
  /** Parts of a whole, or values by name. */
  | { readonly kind: 'shares' | 'bars'; readonly items: readonly GraphItem[] }
  /** Values over time; the edges of its spans are epoch milliseconds, one more than there are values. */
  | {
      readonly kind: 'time bars' | 'time lines';
      readonly series: readonly ChartSeries[];
      readonly edges: readonly number[];
    }
  /** Why nothing is drawn, as a sentence. */
  | { readonly kind: 'nothing'; readonly why: string };

const hour = 3_600_000;
const mostSpans = 400;
const mostSeries = 10;
const mostItems = 40;
const mostShares = 9;

/** The types of graphs that are drawn here. */
export const graphTypes = ['column', 'line', 'area', 'pie', 'single'];

/** Reads the rows of a result as its `view graph` says. */
export function graphData(settings: GraphSettings, rows: readonly JsonObject[]): GraphData {
  const { type = '', xaxis = '', yaxis = '', series } = settings;
  if (!graphTypes.includes(type))
    return {
      kind: 'nothing',
      why: `A graph of the type ${type || 'none'} is not drawn here. These are: ${graphTypes.join(', ')}.`,
    };
  const [first] = rows;
  if (first === undefined) return { kind: 'nothing', why: 'The query found no row to draw.' };
  const missing = [
    yaxis,
    ...(type === 'single' ? [] : [xaxis]),
    ...(series === undefined ? [] : [series]),
  ].find((column) => !Object.hasOwn(first, column));
  if (missing !== undefined)
    return {
      kind: 'nothing',
      why: `The graph reads the column ${missing || 'without a name'}, which the result does not have.`,
    };
  if (!rows.some((row) => typeof row[yaxis] === 'number'))
    return { kind: 'nothing', why: `The column ${yaxis} holds no numbers to draw.` };
  if (type === 'single') return { kind: 'number', value: numberOf(first[yaxis]) };
  const points = rows.map((row) => ({
    x: textOf(row[xaxis]),
    y: numberOf(row[yaxis]),
    series: series === undefined ? yaxis : textOf(row[series]),
  }));
  if (type === 'pie') return { kind: 'shares', items: shares(summed(points, ({ x }) => x)) };
  if (points.every(({ x }) => isTime(x)))
    return overTime(points, type === 'column' ? 'time bars' : 'time lines');
  const name = (point: Point) => (series === undefined ? point.x : `${point.x}, ${point.series}`);
  return { kind: 'bars', items: summed(points, name).slice(0, mostItems) };
}

interface Point {
  readonly x: string;
  readonly y: number;
  readonly series: string;
}

function overTime(points: readonly Point[], kind: 'time bars' | 'time lines'): GraphData {
  const timed = points.map(({ x, ...point }) => ({ ...point, at: Date.parse(x) }));
  const times = [...new Set(timed.map(({ at }) => at))].sort((a, b) => a - b);
  const [from = 0, to = 0] = [times[0], times.at(-1)];
  const gaps = times.slice(1).map((at, place) => at - (times[place] ?? 0));
  const step = Math.max(gaps.length === 0 ? hour : Math.min(...gaps), (to - from) / mostSpans);
  const count = Math.floor((to - from) / step) + 1;
  const names = [...new Set(timed.map(({ series }) => series))].slice(0, mostSeries);
  const series = names.map((name, place) => {
    const values: (number | undefined)[] = Array.from({ length: count });
    for (const { at, y, series } of timed) {
      if (series !== name) continue;
      const span = Math.floor((at - from) / step);
      values[span] = (values[span] ?? 0) + y;
    }
    return { name, ...streamLook(place), values };
  });
  return { kind, series, edges: Array.from({ length: count + 1 }, (_, place) => from + place * step) };
}

function summed(points: readonly Point[], name: (point: Point) => string): GraphItem[] {
  const sums = new Map<string, number>();
  for (const point of points) sums.set(name(point), (sums.get(name(point)) ?? 0) + point.y);
  return [...sums].map(([name, value]) => ({ name, value }));
}

/** The greatest first; the many small ones together. */
function shares(items: readonly GraphItem[]): GraphItem[] {
  const sorted = items.toSorted((a, b) => b.value - a.value);
  const rest = sorted.slice(mostShares);
  if (rest.length === 0) return sorted;
  const value = rest.reduce((sum, item) => sum + item.value, 0);
  return [...sorted.slice(0, mostShares), { name: `${rest.length} others`, value }];
}

function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text));
}

function numberOf(value: Json | undefined): number {
  return typeof value === 'number' ? value : 0;
}

function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
