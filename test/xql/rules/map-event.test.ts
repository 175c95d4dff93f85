import { expect, test } from 'vitest';
import { parseModels } from '#src/xql/evaluator/parse-query.js';
import { mapEvent } from '#src/xql/rules/map-event.js';

const models = parseModels(`[MODEL: dataset = desk_raw, model = Audit]
filter kind = "change" | alter XDM.Audit.identity.name = who;
alter XDM.Audit.identity.name = "someone";
[MODEL: dataset = desk_raw, model = Auth]
filter kind = "change" | alter XDM.Auth.outcome = "none";`);

test('an event is in each model of the older kind whose pipelines take it, by the first of them', () => {
  expect(mapEvent(models, 'desk_raw', { kind: 'change', who: 'ada' })).toEqual({
    'XDM.Audit.identity.name': 'ada',
    'XDM.Auth.outcome': 'none',
  });
  expect(mapEvent(models, 'desk_raw', { kind: 'view', who: 'ada' })).toEqual({
    'XDM.Audit.identity.name': 'someone',
  });
  expect(mapEvent(models, 'other_raw', { kind: 'change' })).toBeUndefined();
});

test('a mapping that asks for the time gets that of the run', () => {
  const [model] = parseModels('[MODEL: dataset = desk_raw]\nalter xdm.event.id = to_string(current_time());');
  if (model === undefined) throw new Error('There is no model.');
  const now = Date.parse('2026-11-03T08:00:00Z');
  expect(mapEvent([model], 'desk_raw', {}, now)).toEqual({ 'xdm.event.id': '2026-11-03T08:00:00.000Z' });
});
