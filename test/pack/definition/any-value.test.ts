import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import { modelsFor } from '#src/simulator/install/install-rules.js';
import { parseQuery } from '#src/xql/evaluator/parse-query.js';
import { runQuery } from '#src/xql/evaluator/run-query.js';
import { mapEvent } from '#src/xql/rules/map-event.js';
import { raiseAlerts } from '#src/xql/rules/raise-alerts.js';
import { datedEvents } from '#src/xql/rules/rule-examples.js';
import { huntingQueries } from '../../../pack/definition/correlation/hunting.js';
import { correlationRules } from '../../../pack/definition/correlation/rules.js';
import { activityDashboard } from '../../../pack/definition/dashboard/activity.js';
import { modelingRule } from '../../../pack/definition/modeling/rule.js';
import { rulesIn } from './installed-rules.js';
import { weekEnd } from './week.js';

type Event = { readonly [field: string]: unknown };

const installed = rulesIn(inject('packZip'));
const models = modelsFor(installed, '8.15.0');
const samples = modelingRule.samples.map(({ event }) => event);

function modelOf(event: Event): Event {
  return mapEvent(models, modelingRule.dataset, event) ?? {};
}

/** In all of these ways a source says nothing. */
const nothing = [null, '', 'null', {}, [], '{}', '[]'];

const anyValue = fc.oneof(
  fc.constantFrom<unknown>(
    ...nothing,
    0,
    42,
    true,
    false,
    'text',
    ['a', 1],
    { a: { b: [null] } },
    '::ffff:10.0.0.1',
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** A sample with other values in some of its fields, also in those inside of objects. */
const anyEvent = fc
  .record({
    sample: fc.constantFrom(...samples),
    values: fc.array(anyValue, { minLength: 8, maxLength: 8 }),
    at: fc.nat(),
  })
  .map(({ sample, values, at }) => {
    let next = at;
    const changed = (value: unknown): unknown => {
      next += 1;
      if (next % 3 === 0) return values[next % values.length];
      const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
      return isObject ? changedFields(value as Event) : value;
    };
    const changedFields = (event: Event): Event =>
      Object.fromEntries(Object.entries(event).map(([name, value]) => [name, changed(value)]));
    const { SOURCE_LOG_TYPE, _time, ...fields } = sample;
    return { ...changedFields(fields), SOURCE_LOG_TYPE, _time };
  });

/** The columns of a dataset hold JSON, or the text of it. */
function asTexts(event: Event): Event {
  return Object.fromEntries(
    Object.entries(event).map(([name, value]) => [
      name,
      typeof value === 'string' || value === null ? value : JSON.stringify(value),
    ]),
  );
}

test('an event with any value in any field is mapped to texts that say something', () => {
  fc.assert(
    fc.property(anyEvent, fc.boolean(), (event, isText) => {
      const model = modelOf(isText ? asTexts(event) : event);
      expect(model).toHaveProperty(['xdm.event.type']);
      for (const [field, value] of Object.entries(model)) {
        if (field === 'xdm.target.ipv4' || typeof value === 'number' || Array.isArray(value)) continue;
        expect(value, field).toEqual(expect.any(String));
        expect(nothing, field).not.toContain(value);
      }
    }),
    { numRuns: 300 },
  );
});

test('a field that says nothing is the same as no field, however it says so', () => {
  for (const sample of samples) {
    for (const [field, value] of Object.entries(sample)) {
      if (field === 'SOURCE_LOG_TYPE' || field === '_time') continue;
      const { [field]: _left, ...without } = sample;
      const expected = modelOf(without);
      for (const none of nothing) expect(modelOf({ ...sample, [field]: none }), field).toEqual(expected);
      const isWhole = ['metadata', 'newValueJson', 'oldValueJson'].includes(field);
      if (isWhole || typeof value !== 'object' || value === null || Array.isArray(value)) continue;
      for (const inner of Object.keys(value)) {
        const { [inner]: _gone, ...rest } = value as Event;
        const expectedInside = modelOf({ ...sample, [field]: rest });
        for (const none of nothing)
          expect(modelOf({ ...sample, [field]: { ...value, [inner]: none } }), `${field}.${inner}`).toEqual(
            expectedInside,
          );
      }
    }
  }
});

describe('no event with any value ends', () => {
  const events = fc.array(anyEvent, { minLength: 1, maxLength: 4 });
  const widgets = activityDashboard.rows.flatMap((row) => row.widgets);

  test.each([
    ...widgets.map(({ title, query }) => [title, query]),
    ...huntingQueries.map(({ name, query }) => [name, query]),
  ] as [string, string][])('the query "%s"', (_title, text) => {
    const query = parseQuery(text);
    fc.assert(
      fc.property(events, fc.boolean(), (given, isText) => {
        runQuery(query, isText ? given.map(asTexts) : given, { now: weekEnd });
      }),
      { numRuns: 60 },
    );
  });

  test.each(correlationRules.map((rule) => [rule.name, rule] as const))(
    'the rule "%s", which finds what it would find without',
    (_name, { id, fires }) => {
      const rule = installed.correlationRules.find((other) => other.id === id);
      if (rule === undefined) throw new Error('The rule is not in the zip.');
      const example = datedEvents(fires[0]?.events ?? [], weekEnd);
      fc.assert(
        fc.property(anyEvent, fc.boolean(), fc.boolean(), (event, isText, caseSensitive) => {
          const other = { ...event, _time: new Date(weekEnd - 60_000).toISOString() };
          const given = [...example, other].map((one) => (isText ? asTexts(one) : one));
          const found = raiseAlerts(rule, given, [weekEnd], { caseSensitive });
          // A record of the audit log breaks the silence; everything else only adds alerts.
          if (event.SOURCE_LOG_TYPE === 'Account Audit Logs' && rule.name.includes('silent')) return;
          expect(found.some(({ events: seen }) => example.every((_one, index) => seen.includes(index)))).toBe(
            true,
          );
        }),
        { numRuns: 60 },
      );
    },
  );
});
