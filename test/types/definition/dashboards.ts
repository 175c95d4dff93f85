import type { Chart, Dashboard, Widget } from '#src/definition/index.js';

export const charts: readonly Chart[] = [
  { kind: 'table' },
  { kind: 'pie', of: 'country', value: 'events' },
  // TS2322 at `kind`: There is no such chart.
  { kind: 'donut', of: 'country', value: 'events' },
  // TS2353 at `x:`: A pie has no axes.
  { kind: 'pie', x: 'country', y: 'events' },
];

const query = 'dataset = acme_logs_raw | comp count() as events';
const widget: Widget = {
  title: 'Events',
  description: 'All.',
  query,
  chart: { kind: 'single', value: 'events' },
  width: 100,
};

export const widgets: readonly Widget[] = [
  widget,
  // TS2322 at `width`: The width is a number of percent.
  { ...widget, width: '50%' },
  // TS2322 at `chart`: A chart says what it shows.
  { ...widget, chart: 'line' },
];

export const dashboard: Dashboard = {
  id: '0123456789abcdef0123456789abcdef',
  file: 'Overview',
  name: 'Acme Overview',
  description: 'The events at a glance.',
  fromVersion: '8.4.0',
  days: 7,
  rows: [
    { height: 300, widgets: [widget] },
    // TS2741 at `{ widgets: [widget] }`: A row has a height.
    { widgets: [widget] },
  ],
};
