import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differingParts } from '#src/tenant/upload/compare-correlation-rule.js';

const rule = {
  xql_query: 'dataset = x_raw\n| fields id\n',
  severity: 'SEV_020_LOW',
  user_defined_severity: null,
  execution_mode: 'SCHEDULED',
  crontab: '*/10 * * * *',
  search_window: '20 minutes',
  suppression_enabled: true,
  suppression_duration: '60 minutes',
  suppression_fields: ['actor', 'address'],
};

describe('a rule is as in the zip', () => {
  test.each([
    ['with line ends of Windows', { xql_query: 'dataset = x_raw\r\n| fields id' }],
    ['with its query in one line', { xql_query: 'dataset = x_raw | fields id' }],
    ['with a duration in another unit', { suppression_duration: '1 hours', search_window: '1200 seconds' }],
    ['with its suppression fields in another order', { suppression_fields: ['address', 'actor'] }],
    ['with its suppression fields as a text', { suppression_fields: 'actor, address' }],
    ['with an empty text for nothing', { user_defined_severity: '' }],
    ['with what a tenant fills in', { simple_schedule: '10 minutes', timezone: 'Etc/UTC', hits: 7 }],
    ['with spaces in its crontab', { crontab: '*/10  * * * *' }],
  ])('%s', (_case, changes) => {
    expect(differingParts(rule, { ...rule, ...changes })).toEqual([]);
  });

  test('in what has no meaning while it is off', () => {
    const off = { ...rule, execution_mode: 'REAL_TIME', suppression_enabled: false, crontab: null };
    const there = { ...off, crontab: '0 0 * * *', search_window: '1 hours', suppression_duration: '9 hours' };
    expect(differingParts(off, there)).toEqual([]);
  });

  test('in what the zip leaves open', () => {
    const { severity, ...open } = rule;
    expect(differingParts(open, { ...rule, severity: 'SEV_040_HIGH' })).toEqual([]);
  });
});

describe('a rule is not as in the zip', () => {
  test.each([
    ['query', { xql_query: 'dataset = x_raw' }],
    ['query', { xql_query: null }],
    ['query', { xql_query: 'dataset = x_raw | fields i d' }],
    ['severity', { severity: 'SEV_030_MEDIUM' }],
    ['severity', { user_defined_severity: 'column' }],
    ['schedule', { execution_mode: 'REAL_TIME' }],
    ['schedule', { crontab: '*/20 * * * *' }],
    ['schedule', { search_window: '20 hours' }],
    ['suppression', { suppression_enabled: false }],
    ['suppression', { suppression_duration: '61 minutes' }],
    ['suppression', { suppression_fields: ['actor'] }],
    ['suppression', { suppression_fields: null }],
  ])('in its %s: %j', (part, changes) => {
    expect(differingParts(rule, { ...rule, ...changes })).toEqual([part]);
  });

  test('in a timezone and a simple schedule that the zip declares', () => {
    const declared = { ...rule, timezone: 'Etc/UTC', simple_schedule: '10 minutes' };
    expect(differingParts(declared, { ...declared, timezone: 'Asia/Tokyo' })).toEqual(['schedule']);
    expect(differingParts(declared, { ...declared, simple_schedule: '1 hours' })).toEqual(['schedule']);
  });
});

test('any rule is as itself', () => {
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string()));
  const fields = fc.record(Object.fromEntries(Object.keys(rule).map((field) => [field, value])));
  fc.assert(fc.property(fields, (any) => differingParts(any, any).length === 0));
});

test('white space in a query matters in its texts only', () => {
  const word = fc.constantFrom('dataset', '=', 'x_raw', '|', 'filter', '"a  b"', '"\\" c"', '~=');
  const space = fc.constantFrom(' ', '\n', '\r\n', '\t ', '  ');
  const spaced = fc.array(fc.tuple(word, space, space), { minLength: 1 });
  const differs = (one: string, other: string) =>
    differingParts({ xql_query: one }, { xql_query: other }).length > 0;
  fc.assert(
    fc.property(spaced, (words) => {
      const one = words.map(([text, before]) => text + before).join('');
      const other = words.map(([text, , after]) => text + after).join('');
      const changed = one.replace('"a  b"', '"a b"');
      return !differs(one, other) && differs(one, changed) === (one !== changed);
    }),
  );
});
