/** Points in time. Windows and cursors count whole seconds since 1970 (UTC); events keep all digits as text. */

export interface Instant {
  /** Whole seconds since 1970, rounded down. */
  readonly second: number;
  /** ISO 8601 in UTC with every fraction digit of the source. */
  readonly utc: string;
}

const rfc3339 =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?[ ]?([Zz]|[+-]\d{2}:?\d{2})?)?$/;

const usual = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/;
/** Days that were read before, by their text, as the second in which they begin: logs hold few. */
let midnights: { [day: string]: number } = {};
let daysKept = 0;
const mostDaysKept = 1000;

/** The way of nearly every record: a day that was read before, and a time in UTC. */
function parseUsual(text: string): Instant | undefined {
  const midnight = midnights[text.substring(0, 10)];
  if (midnight === undefined || !usual.test(text)) return undefined;
  const second =
    midnight +
    Number(text.substring(11, 13)) * 3600 +
    Number(text.substring(14, 16)) * 60 +
    Number(text.substring(17, 19));
  return { second, utc: text };
}

function keepDay(day: string, second: number): void {
  if (daysKept >= mostDaysKept) {
    midnights = {};
    daysKept = 0;
  }
  midnights[day] = second;
  daysKept += 1;
}

/** Reads an ISO 8601 date or date-time; without a zone it is UTC. Undefined for anything else. */
export function parseInstant(text: unknown): Instant | undefined {
  if (typeof text !== 'string') return undefined;
  return parseUsual(text) ?? parseAny(text);
}

function parseAny(text: string): Instant | undefined {
  const parts = rfc3339.exec(text);
  if (parts === null) return undefined;
  const numbers: number[] = [];
  for (let i = 1; i <= 6; i += 1) numbers.push(parts[i] ? Number(parts[i]) : 0);
  const [year, month, day, hour, minute, second] = numbers as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  // Date.UTC carries 30 February over to March.
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day || year < 1) return undefined;
  const dayBegins = Math.floor(midnight.getTime() / 1000);
  keepDay(text.substring(0, 10), dayBegins);
  const total = dayBegins + hour * 3600 + minute * 60 + second - offsetSeconds(parts[8]);
  const fraction = parts[7] ? '.' + parts[7] : '';
  return { second: total, utc: formatSecond(total).replace('Z', fraction + 'Z') };
}

/** Lower bounds of the numbers that count so many units a second: dates from 1973 to 5138 in each of them. */
const epochUnits = [
  { from: 1e8, perSecond: 1 },
  { from: 1e11, perSecond: 1e3 },
  { from: 1e14, perSecond: 1e6 },
  { from: 1e17, perSecond: 1e9 },
] as const;

/**
 * Reads the time of a record: a text as `parseInstant` does, or a number of seconds, milliseconds, microseconds or
 * nanoseconds since 1970, which may stand in a text, as long numbers do.
 */
export function parseRecordTime(value: unknown): Instant | undefined {
  if (typeof value !== 'number' && !(typeof value === 'string' && /^\d{9,19}(\.\d+)?$/.test(value))) {
    return parseInstant(value);
  }
  const number = Number(value);
  const unit = epochUnits.filter(({ from }) => number >= from && number < from * 1e3)[0];
  if (unit === undefined) return undefined;
  const [whole = '', rest = ''] = String(value).split('.');
  const fractionDigits = String(unit.perSecond).length - 1;
  const second = Math.floor(number / unit.perSecond);
  const fraction = (whole.substring(whole.length - fractionDigits) + rest).replace(/0+$/, '');
  return { second, utc: formatSecond(second).replace('Z', fraction === '' ? 'Z' : `.${fraction}Z`) };
}

function offsetSeconds(zone: string | undefined): number {
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(zone === undefined ? '' : zone);
  if (parts === null) return 0;
  return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 3600 + Number(parts[3]) * 60);
}

/** `2026-11-03T08:14:52Z`. */
export function formatSecond(second: number): string {
  return new Date(second * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Compares two `utc` texts of instants, whatever their fraction digits: without the Z the shorter one sorts first. */
export function isLater(utc: string, than: string): boolean {
  return utc.replace('Z', '') > than.replace('Z', '');
}

const unitSeconds: { readonly [unit: string]: number } = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86400,
  week: 604800,
  month: 2592000,
  year: 31536000,
};

/**
 * Reads "3 days", "2 hours ago", "now" or an ISO 8601 time, as whole seconds since 1970.
 * Undefined for anything else. A month counts 30 days, a year 365.
 */
export function parseTime(text: string, nowMilliseconds: number): number | undefined {
  const trimmed = text.replace(/^[\s\u00a0\ufeff]+|[\s\u00a0\ufeff]+$/g, '');
  const now = Math.floor(nowMilliseconds / 1000);
  if (/^now$/i.test(trimmed)) return now;
  const ago = /^(\d{1,7})\s*([a-z]+?)s?(?:\s+ago)?$/i.exec(trimmed);
  if (ago !== null) {
    const unit = unitSeconds[(ago[2] as string).toLowerCase()];
    return typeof unit === 'number' ? now - Number(ago[1]) * unit : undefined;
  }
  const instant = parseInstant(trimmed);
  return instant === undefined ? undefined : instant.second;
}
