import { describe, expect, inject, test } from 'vitest';
import { alertName, alertsAmong } from '#src/xdm/rule-examples.js';
import { correlationRules } from '../../pack/definition/correlation/rules.js';
import type { CorrelationRule } from '../../src/definition/correlation-rule.js';
import { rulesIn } from './installed-rules.js';
import { eventsOfAWeek, weekEnd } from './week.js';

function installed(rule: CorrelationRule) {
  const found = rulesIn(inject('packZip')).correlationRules.find(({ id }) => id === rule.id);
  if (found === undefined) throw new Error(`${rule.name} is not in the zip.`);
  return found;
}

describe.each(correlationRules.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
  test.each(rule.fires.map((example) => [example.says, example] as const))(
    'fires: %s',
    (_says, { events }) => {
      const alerts = alertsAmong(installed(rule), events, weekEnd);
      expect(alerts).not.toEqual([]);
      const [first] = alerts;
      expect(first && alertName(rule, first)).not.toMatch(/\$|undefined|null/);
    },
  );

  test.each(rule.quiet.map((example) => [example.says, example] as const))(
    'stays quiet: %s',
    (_says, { events }) => {
      expect(alertsAmong(installed(rule), events, weekEnd)).toEqual([]);
    },
  );
});

test('the rules about bursts and silence find nothing in an ordinary week', () => {
  const events = eventsOfAWeek().map((event) => ({
    minutesAgo: (weekEnd - Date.parse(String(event._time))) / 60_000,
    event,
  }));
  const quiet = correlationRules.filter(({ file }) => ['DeniedAccessLogins', 'AuditSilence'].includes(file));
  expect(quiet).toHaveLength(2);
  for (const rule of quiet) expect(alertsAmong(installed(rule), events, weekEnd)).toEqual([]);
});
