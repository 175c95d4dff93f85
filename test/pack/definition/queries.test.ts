import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseQuery } from '#src/xql/evaluator/parse-query.js';
import { runQuery } from '#src/xql/evaluator/run-query.js';
import { huntingQueries } from '../../../pack/definition/correlation/hunting.js';
import { correlationRules } from '../../../pack/definition/correlation/rules.js';
import { activityDashboard } from '../../../pack/definition/dashboard/activity.js';
import { generatedDocuments } from './documents.js';
import { eventsOfAWeek, weekEnd } from './week.js';

const widgets = activityDashboard.rows.flatMap((row) => row.widgets);
const events = eventsOfAWeek();

test.each(widgets.map(({ title, query }) => [title, query] as const))(
  'the widget "%s" shows something of a week',
  (_title, query) => {
    expect(runQuery(parseQuery(query), events, { now: weekEnd })).not.toEqual([]);
  },
);

test('the widgets count what is there', () => {
  const rowsOf = (title: string) => {
    const query = widgets.find((widget) => widget.title === title)?.query ?? '';
    return runQuery(parseQuery(query), events, { now: weekEnd });
  };
  const denied = events.filter(({ allowed, action }) => allowed === false && action === 'login').length;
  const sum = (rows: readonly { readonly [column: string]: unknown }[], column: string) =>
    rows.reduce((total, row) => total + Number(row[column]), 0);
  expect(sum(rowsOf('Denied Access logins by user'), 'denied')).toBe(denied);
  expect(sum(rowsOf('Denied Access logins by application'), 'denied')).toBe(denied);
  expect(sum(rowsOf('Events by type'), 'events')).toBe(events.length);
  for (const row of rowsOf('Ingestion lag')) expect(Number(row.worst_lag)).toBeLessThanOrEqual(90);
});

test.each(huntingQueries.map(({ name, query }) => [name, query] as const))(
  'the query "%s" runs',
  (_name, query) => {
    expect(() => runQuery(parseQuery(query), events, { now: weekEnd })).not.toThrow();
  },
);

test('queries ask times and numbers for the largest and the smallest: no more is documented of max() and min()', () => {
  const queries = [...widgets, ...huntingQueries, ...correlationRules].map(({ query }) => query).join('\n');
  const asked = [...queries.matchAll(/\b(?:max|min)\((\w+)\)/g)].map(([, column]) => column);
  const measured =
    '_insert_time _time arrival first_of_log first_record lag_seconds last_record newest_record records';
  expect([...new Set(asked)].sort()).toEqual(measured.split(' '));
});

test.each([...generatedDocuments()])('docs/%s is up to date', (path, text) => {
  const file = new URL(`../../../docs/${path}`, import.meta.url);
  expect(readFileSync(file, 'utf8'), 'run: npm run docs:mapping').toBe(text);
});
