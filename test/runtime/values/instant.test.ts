import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatSecond,
  isLater,
  parseInstant,
  parseRecordTime,
  parseTime,
} from '#src/runtime/values/instant.js';

const now = Date.UTC(2026, 10, 22, 9, 30);

describe('parseInstant', () => {
  it.each([
    ['2026-11-03T08:14:52Z', '2026-11-03T08:14:52Z'],
    ['2026-11-03T08:14:52.40718Z', '2026-11-03T08:14:52.40718Z'],
    ['2026-11-03T08:14:52.123456789Z', '2026-11-03T08:14:52.123456789Z'],
    ['2026-11-03T10:14:52.5+02:00', '2026-11-03T08:14:52.5Z'],
    ['2026-11-03T03:44:52-0430', '2026-11-03T08:14:52Z'],
    ['2026-11-03t08:14:52z', '2026-11-03T08:14:52Z'],
    ['2026-11-03 08:14:52', '2026-11-03T08:14:52Z'],
    ['2026-11-03', '2026-11-03T00:00:00Z'],
    ['2024-02-29T23:59:60Z', '2024-03-01T00:00:00Z'],
  ])('reads %s', (text, utc) => {
    expect(parseInstant(text)).toEqual({ second: Math.floor(Date.parse(utc) / 1000), utc });
  });

  it.each([
    '',
    'yesterday',
    '2026-02-30',
    '2026-13-01',
    '2026-11-03T25:00:00Z',
    '1704164645000',
    '03/11/2026',
    42,
    null,
  ])('refuses %s', (text) => expect(parseInstant(text)).toBeUndefined());

  it('gives any time back with every digit', () => {
    const fraction = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 9 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4102444800 }), fraction, (second, digits) => {
        const text = formatSecond(second).replace('Z', digits === '' ? 'Z' : `.${digits}Z`);
        expect(parseInstant(text)).toEqual({ second, utc: text });
      }),
    );
  });
});

describe('parseRecordTime', () => {
  it.each([
    [1795676819, '2026-11-26T07:06:59Z'],
    [1795676819.25, '2026-11-26T07:06:59.25Z'],
    [1795676819123, '2026-11-26T07:06:59.123Z'],
    [1795676819123456, '2026-11-26T07:06:59.123456Z'],
    ['1795676899000000000', '2026-11-26T07:08:19Z'],
    ['1795676899000000001', '2026-11-26T07:08:19.000000001Z'],
    ['1795676819', '2026-11-26T07:06:59Z'],
    ['2026-11-03T08:14:52Z', '2026-11-03T08:14:52Z'],
  ])('reads %s', (value, utc) => {
    expect(parseRecordTime(value)).toEqual({ second: Math.floor(Date.parse(utc) / 1000), utc });
  });

  it.each([
    ...[0, -5, 12, 1e30, Number.NaN, '', 'x', '12', null, {}, true],
    ...['0001-01-01T00:00:00Z', '1970-01-01T00:00:00Z', '1970-01-01T00:00:00+01:00'],
  ])('refuses %s', (value) => expect(parseRecordTime(value)).toBeUndefined());
});

it('orders times by their value, whatever their digits', () => {
  const second = fc.integer({ min: 1700000000, max: 1700000003 });
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 6 });
  const value = (s: number, d: string) => s * 1e6 + Number(d.padEnd(6, '0'));
  const text = (s: number, d: string) => formatSecond(s).replace('Z', d === '' ? 'Z' : `.${d}Z`);
  fc.assert(
    fc.property(second, digits, second, digits, (s1, d1, s2, d2) => {
      fc.pre(value(s1, d1) !== value(s2, d2));
      expect(isLater(text(s1, d1), text(s2, d2))).toBe(value(s1, d1) > value(s2, d2));
    }),
  );
});

describe('parseTime', () => {
  const seconds = now / 1000;
  it.each([
    ['1 minute', seconds - 60],
    ['3 days ago', seconds - 3 * 86400],
    ['2 hours', seconds - 7200],
    ['15 minutes', seconds - 900],
    [' 1 Week ', seconds - 604800],
    ['now', seconds],
    ['2026-11-03T08:14:52.9Z', Date.UTC(2026, 10, 3, 8, 14, 52) / 1000],
    ['2026-11-03', Date.UTC(2026, 10, 3) / 1000],
  ])('reads %s', (text, expected) => expect(parseTime(text, now)).toBe(expected));

  it.each(['', 'soon', '3', 'three days', '-1 days', '1 fortnight', '1 constructor', '2026-02-30'])(
    'refuses "%s"',
    (text) => expect(parseTime(text, now)).toBeUndefined(),
  );
});
