import { describe, expect, inject, test } from 'vitest';
import type { CorrelationRule } from '#src/definition/correlation-rule.js';
import { runTimes } from '#src/xql/rules/crontab.js';
import { raiseAlerts } from '#src/xql/rules/raise-alerts.js';
import { alertsAmong, datedEvents } from '#src/xql/rules/rule-examples.js';
import { correlationRules } from '../../../pack/definition/correlation/rules.js';
import { rulesIn } from './installed-rules.js';
import { eventsOfAWeek, weekEnd } from './week.js';

function installed({ id }: CorrelationRule) {
  const found = rulesIn(inject('packZip')).correlationRules.find((rule) => rule.id === id);
  if (found === undefined) throw new Error(`${id} is not in the zip.`);
  return found;
}

/** An example stands at any distance from the next run. */
const starts = Array.from({ length: 10 }, (_, minutes) => weekEnd + minutes * 60_000);

describe.each(correlationRules.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
  test.each(rule.fires.map((example) => [example.description, example] as const))(
    'raises one alert in successive runs: %s',
    (_says, { events }) => {
      for (const start of starts) {
        const alerts = alertsAmong(installed(rule), events, start);
        expect(alerts.map(({ name }) => name)).toHaveLength(1);
        expect(alerts[0]?.name).not.toMatch(/\$|undefined|null/);
      }
    },
  );

  test.each(rule.quiet.map((example) => [example.description, example] as const))(
    'stays quiet in successive runs: %s',
    (_says, { events }) => {
      for (const start of starts) expect(alertsAmong(installed(rule), events, start)).toEqual([]);
    },
  );

  test('is scheduled, and its runs leave no gap', () => {
    const { crontab = '', windowMilliseconds = 0, suppression } = installed(rule);
    const runs = runTimes(crontab, weekEnd, 20);
    expect(runs).toHaveLength(20);
    for (const [index, run] of runs.slice(1).entries())
      expect(run - (runs[index] ?? 0)).toBeLessThan(windowMilliseconds);
    expect(suppression?.columns).not.toEqual([]);
  });
});

test.each(['GlobalApiKeyExposed', 'AccessProtectionWeakened'])(
  'without its suppression %s would report an event again in each run that sees it',
  (file) => {
    const rule = correlationRules.find((other) => other.file === file);
    if (rule === undefined) throw new Error(`${file} is no rule.`);
    const { suppression: _left, ...bare } = installed(rule);
    expect(alertsAmong(bare, rule.fires[0]?.events ?? [], weekEnd)).toHaveLength(3);
  },
);

test('two changes in one run are two alerts, and a record that came in two streams is one', () => {
  const rule = correlationRules.find(({ file }) => file === 'GlobalApiKeyExposed');
  const [past] = rule?.fires[0]?.events ?? [];
  if (rule === undefined || past === undefined) throw new Error('There is no example.');
  const inTwoStreams = { ...past, event: { ...past.event, SOURCE_LOG_TYPE: 'Account Audit Logs' } };
  const another = { ...past, event: { ...past.event, id: 'another' } };
  const events = datedEvents([past, inTwoStreams, another], weekEnd);
  expect(raiseAlerts(installed(rule), events, [weekEnd]).map((alert) => alert.events)).toEqual([[0, 1], [2]]);
});

test('the rules about bursts and silence find nothing in an ordinary week', () => {
  const quiet = correlationRules.filter(({ file }) => ['DeniedAccessLogins', 'AuditSilence'].includes(file));
  expect(quiet).toHaveLength(2);
  for (const rule of quiet) expect(raiseAlerts(installed(rule), eventsOfAWeek(), [weekEnd])).toEqual([]);
});
