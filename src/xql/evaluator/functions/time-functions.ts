import { Moment, type Value } from '../values.js';
import { formatTime, parseTime } from './time-format.js';
import { integer, moment, text, type XqlFunction, type XqlFunctions } from './xql-function.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const differenceUnits: { readonly [unit: string]: number } = {
  SECOND: second,
  MINUTE: minute,
  HOUR: hour,
  DAY: day,
};

const epochUnits: { readonly [unit: string]: number } = { SECONDS: second, MILLIS: 1, MICROS: 1 / 1000 };

const parts: { readonly [part: string]: (date: Date) => number } = {
  YEAR: (date) => date.getUTCFullYear(),
  QUARTER: (date) => Math.floor(date.getUTCMonth() / 3) + 1,
  MONTH: (date) => date.getUTCMonth() + 1,
  DAY: (date) => date.getUTCDate(),
  DAYOFYEAR: (date) =>
    (Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()) -
      Date.UTC(date.getUTCFullYear(), 0, 1)) /
      day +
    1,
  HOUR: (date) => date.getUTCHours(),
  MINUTE: (date) => date.getUTCMinutes(),
  SECOND: (date) => date.getUTCSeconds(),
};

export const timeFunctions: XqlFunctions = {
  current_time: { least: 0, most: 0, run: (_values, { now }) => new Moment(now) },
  extract_time: ofTime(2, (time, part = '') => {
    const read = parts[part.toUpperCase()];
    if (read === undefined)
      throw new TypeError(`The part must be one of ${Object.keys(parts).join(', ')}, not ${part}.`);
    return read(new Date(time));
  }),
  format_timestamp: {
    least: 2,
    most: 3,
    run: ([form = null, time = null, zone = null]) =>
      form === null || time === null ? null : formatTime(text(form), moment(time), zoneText(zone)),
  },
  parse_timestamp: {
    least: 2,
    most: 3,
    run: ([form = null, written = null, zone = null]) =>
      form === null || written === null
        ? null
        : new Moment(parseTime(text(form), text(written), zoneText(zone))),
  },
  time_frame_end: { least: 0, most: 0, run: (_values, { now }) => new Moment(now) },
  timestamp_diff: {
    least: 3,
    most: 3,
    run: ([later = null, earlier = null, unit = null]) => {
      if (later === null || earlier === null) return null;
      const milliseconds = differenceUnits[text(unit).toUpperCase()];
      if (milliseconds === undefined) throw new TypeError('The unit must be SECOND, MINUTE, HOUR or DAY.');
      return Math.trunc((moment(later) - moment(earlier)) / milliseconds);
    },
  },
  timestamp_seconds: {
    least: 1,
    most: 1,
    run: ([value = null]) => (value === null ? null : new Moment(integer(value) * second)),
  },
  to_epoch: ofTime(1, (time, unit = 'SECONDS') => Math.floor(time / epochUnit(unit))),
  to_timestamp: {
    least: 2,
    most: 2,
    run: ([value = null, unit = null]) =>
      value === null || unit === null ? null : new Moment(Math.floor(integer(value) * epochUnit(text(unit)))),
  },
};

function zoneText(zone: Value): string {
  return zone === null ? 'UTC' : text(zone);
}

function epochUnit(unit: string): number {
  const milliseconds = epochUnits[unit.toUpperCase()];
  if (milliseconds === undefined)
    throw new TypeError(`The unit must be SECONDS, MILLIS or MICROS, not ${unit}.`);
  return milliseconds;
}

function ofTime(least: number, run: (time: number, word?: string) => Value): XqlFunction {
  return {
    least,
    most: 2,
    run: ([time = null, word = null]) => {
      if (time === null) return null;
      return word === null ? run(moment(time)) : run(moment(time), text(word));
    },
  };
}
