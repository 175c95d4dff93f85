import { readFileSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';
import { modelsFor } from '#src/simulator/install/install-rules.js';
import { parseQuery } from '#src/xql/evaluator/parse-query.js';
import { runQuery } from '#src/xql/evaluator/run-query.js';
import { mapEvent } from '#src/xql/rules/map-event.js';
import { raiseAlerts } from '#src/xql/rules/raise-alerts.js';
import { activityDashboard } from '../../../pack/definition/dashboard/activity.js';
import { modelingRule } from '../../../pack/definition/modeling/rule.js';
import { rulesIn } from './installed-rules.js';

/** Inputs that were once handled wrongly. Each file says what is given and what is right. */

type Event = { readonly [field: string]: unknown };

interface Case {
  readonly event?: Event;
  readonly events?: readonly Event[];
  readonly expected?: Event | readonly Event[];
}

function readCase(name: string): { events: Event[]; expected: Event[] } {
  const file = new URL(`cases/${name}.json`, import.meta.url);
  const { event, events, expected = [] }: Case = JSON.parse(readFileSync(file, 'utf8'));
  return { events: [event ?? [], events ?? []].flat(), expected: [expected].flat() };
}

/** The columns of a dataset hold JSON, or the text of it: nobody published which, so both must work. */
const readings: readonly (readonly [name: string, read: (event: Event) => Event])[] = [
  ['columns as JSON', (event) => event],
  ['columns as text', asTexts],
];

function asTexts(event: Event): Event {
  return Object.fromEntries(
    Object.entries(event).map(([name, value]) => [
      name,
      typeof value === 'string' || value === null ? value : JSON.stringify(value),
    ]),
  );
}

const installed = rulesIn(inject('packZip'));

function modelOf(event: Event): Event {
  return mapEvent(modelsFor(installed, '8.15.0'), modelingRule.dataset, event) ?? {};
}

const latest = (events: readonly Event[]) =>
  Math.max(...events.map(({ _time }) => Date.parse(String(_time))));

function alertsOf(ruleName: string, events: readonly Event[]) {
  const rule = installed.correlationRules.find(({ name }) => name === ruleName);
  if (rule === undefined) throw new Error(`There is no rule "${ruleName}".`);
  const arrived = events.map((event) => ({ _insert_time: event._time, ...event }));
  return raiseAlerts(rule, arrived, [latest(events) + 60_000]);
}

function rowsOf(title: string, events: readonly Event[]): Event[] {
  const widget = activityDashboard.rows
    .flatMap(({ widgets }) => widgets)
    .find((other) => other.title === title);
  if (widget === undefined) throw new Error(`There is no widget "${title}".`);
  return runQuery(parseQuery(widget.query), events, { now: latest(events) + 60_000 });
}

const weakened = 'Cloudflare Access - policy or application weakened';
const denied = 'Cloudflare Access - burst of denied logins of one user';

/** Twelve of the event in twelve minutes, with values that take turns. */
function burst(event: Event, turns: readonly Event[] = [{}]): Event[] {
  return Array.from({ length: 12 }, (_, index) => ({
    ...event,
    ...turns[index % turns.length],
    _time: new Date(Date.parse(String(event._time)) + index * 60_000).toISOString(),
  }));
}

describe.each(readings)('with %s', (_name, read) => {
  test.each([
    'request-body-is-a-list',
    'new-value-is-an-object',
    'actor-with-an-empty-email',
    'ipv4-address-in-ipv6-form',
    'sign-in-with-an-empty-action',
  ])('%s is mapped', (name) => {
    const { events, expected } = readCase(name);
    expect(expected).toHaveLength(events.length);
    for (const [index, event] of events.entries()) {
      const model = modelOf(read(event));
      for (const [field, value] of Object.entries(expected[index] ?? {}))
        expect(model[field] ?? null, field).toEqual(value);
    }
  });

  test('IPv4 in IPv6 form is the same in the other logs', () => {
    const [signIn] = readCase('sign-in-with-an-empty-action').events;
    const [change] = readCase('request-body-is-a-list').events;
    const actor = { ...(change?.actor as Event), ip_address: '::FFFF:10.1.2.3' };
    for (const event of [
      { ...signIn, ip_address: '::ffff:10.1.2.3' },
      { ...change, actor },
    ]) {
      const model = modelOf(read(event));
      expect(model['xdm.source.ipv4']).toBe('10.1.2.3');
      expect(model).not.toHaveProperty('xdm.source.ipv6');
      expect(model).not.toHaveProperty('xdm.source.host.ipv4_public_addresses');
    }
  });

  test('names and reason of a sign-in are mapped, and every field has a column', () => {
    const [event = {}] = readCase('names-and-reason-of-a-sign-in').events;
    const model = modelOf(read(event));
    expect(model).toMatchObject({
      'xdm.target.application.name': 'Wiki',
      'xdm.source.user.identifier': '0b1c2d3e-4f5a-4b6c-8d7e-9f0a1b2c3d4e',
      'xdm.event.description': expect.stringContaining('Ticket 12'),
    });
    expect(JSON.stringify(model)).toContain('lead@example.net');
    const columns = new Set(Object.keys(modelingRule.fields).map((path) => path.replace(/\..*/, '')));
    expect(Object.keys(event).filter((field) => field !== '_time' && !columns.has(field))).toEqual([]);
  });

  test.each([
    ['request-body-is-a-list', 1],
    ['new-value-is-an-object', 1],
    ['empty-json-beside-the-value', 1],
    ['refused-change', 0],
  ] as const)('%s: the rule about weakened protection raises %d alerts', (name, count) => {
    expect(alertsOf(weakened, readCase(name).events.map(read))).toHaveLength(count);
  });

  test('a token of an actor without email is reported, and the actor has a row of the dashboard', () => {
    const events = readCase('actor-with-an-empty-email').events.map(read);
    const alerts = alertsOf('Cloudflare - API token created by an unusual actor', events);
    expect(alerts.map(({ name, events: seen }) => [name, seen])).toEqual([
      ['Cloudflare API token created by svc-b', [1]],
    ]);
    for (const title of ['Top actors', 'Tokens and keys'])
      expect(
        rowsOf(title, events)
          .map(({ actor_name }) => actor_name)
          .sort(),
        title,
      ).toEqual(['svc-a', 'svc-b']);
  });

  test('denied sign-ins with an empty action are counted', () => {
    const [event = {}] = readCase('sign-in-with-an-empty-action').events;
    const events = burst(event).map(read);
    expect(alertsOf(denied, events)).toHaveLength(1);
    expect(rowsOf('Denied Access logins by user', events)).toMatchObject([
      { user_name: 'kim@example.net', denied: 12 },
    ]);
    expect(rowsOf('Denied Access logins by application', events)).toMatchObject([{ denied: 12 }]);
  });

  test('one user in two spellings is one user', () => {
    const [event = {}] = readCase('one-user-in-two-spellings').events;
    const events = burst(event, [{ user_email: 'kim@example.net' }, { user_email: 'Kim@Example.net' }]).map(
      read,
    );
    expect(alertsOf(denied, events).map((alert) => alert.events.length)).toEqual([12]);
    expect(rowsOf('Denied Access logins by user', events)).toHaveLength(1);
  });
});
