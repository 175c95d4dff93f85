import { httpDateSecond } from '../../../src/runtime/host/rate-limit.js';
import { formatSecond, isLater, parseInstant, parseTime } from '../../../src/runtime/values/instant.js';
import { type Vector, vectorsOf } from './vector.js';

const instants = [
  '2026-11-22T08:55:00Z',
  '2026-11-22T08:55:00.1Z',
  '2026-11-22T08:55:00.123456789012Z',
  '2026-11-22T08:55:00,5Z',
  '2026-11-22T10:55:01+02:00',
  '2026-11-22T03:25:02-0530',
  '2026-11-22t08:55:03z',
  '2026-11-22 08:55:04',
  '2026-11-22 08:55:04 Z',
  '2026-11-22T08:55',
  '2026-11-22',
  '2016-12-31T23:59:60Z',
  '2024-02-29T23:59:59Z',
  '2023-02-29T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-00-10T00:00:00Z',
  '2026-11-22T24:00:00Z',
  '2026-11-22T08:60:00Z',
  '0001-01-01T00:00:00Z',
  '0099-12-31T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '1600-02-29T12:00:00Z',
  '1677-09-21T00:12:43Z',
  '1969-12-31T23:59:59.9Z',
  '9999-12-31T23:59:59Z',
  '2026-11-22T08:55:00',
  '2026-11-22T08:55:00Z\n',
  ' 2026-11-22T08:55:00Z',
  '1795337700',
  '',
  null,
  17,
];

const seconds = [0, 1, -1, 59, 86399, 86400, 951782400, 1795337700, 4102444799, 253402300799, -2208988800];

const times = [
  'now',
  ' NOW ',
  '3 days',
  '1 minute',
  '2 hours ago',
  '5 Weeks AGO',
  '1 month',
  '2 years',
  '90seconds',
  '0 minutes',
  '12345678 days',
  '3 dayss',
  '3 fortnights',
  'days',
  '-3 days',
  '1.5 hours',
  'toString',
  '1 toString',
  '1 constructor',
  '2026-11-22T08:55:00Z',
  '\t2026-11-22\n',
  '\u00a03 days\u00a0',
  '',
];

const pairs: readonly (readonly [string, string])[] = [
  ['2026-11-22T08:55:00Z', '2026-11-22T08:55:00Z'],
  ['2026-11-22T08:55:00.1Z', '2026-11-22T08:55:00Z'],
  ['2026-11-22T08:55:00.12Z', '2026-11-22T08:55:00.119999Z'],
  ['2026-11-22T08:55:00.9Z', '2026-11-22T08:55:01Z'],
  ['', '2026-11-22T08:55:00Z'],
  ['2026-11-22T08:55:00Z', ''],
];

const httpDates = [
  'Sun, 22 Nov 2026 09:11:43 GMT',
  'Thu, 29 Feb 2024 23:59:59 GMT',
  'Sun, 22 nov 2026 09:11:43 GMT',
  'Sun, 22 ovD 2026 09:11:43 GMT',
  'Sunday, 22-Nov-26 09:11:43 GMT',
  '120',
  '',
];

const now = 1795337743999;

/** JSON has no undefined. */
function shown(value: unknown): unknown {
  return value === undefined ? 'nothing' : value;
}

export const timeVectors: readonly Vector[] = [
  ...vectorsOf<unknown>('parseInstant', instants, (text) => shown(parseInstant(text))),
  ...vectorsOf('formatSecond', seconds, formatSecond),
  ...vectorsOf('parseTime', times, (text) => shown(parseTime(text, now))),
  ...vectorsOf('isLater', pairs, ([left, right]) => [isLater(left, right), isLater(right, left)]),
  ...vectorsOf('httpDateSecond', httpDates, (text) => shown(httpDateSecond(text))),
];
