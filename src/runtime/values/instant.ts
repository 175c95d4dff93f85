import { textOf } from './json.js';

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
/** The day that was read last, and the second in which it begins: most records are of the day of the one before. */
let lastDay = '';
let lastMidnight = 0;

/** The way of nearly every record: the day that was read last, and a time in UTC. */
function parseUsual(text: string): Instant | undefined {
  if (text.slice(0, 10) !== lastDay || !usual.test(text)) return undefined;
  const time = twoDigits(text, 11) * 3600 + twoDigits(text, 14) * 60 + twoDigits(text, 17);
  return { second: lastMidnight + time, utc: text };
}

function twoDigits(text: string, at: number): number {
  // 528 is what two zeros give.
  return text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;
}

/** Reads an ISO 8601 date or date-time; without a zone it is UTC. Undefined for anything else. */
export function parseInstant(text: unknown): Instant | undefined {
  if (typeof text !== 'string') return undefined;
  return parseUsual(text) ?? parseAny(text);
}

function parseAny(text: string): Instant | undefined {
  const parts = rfc3339.exec(text);
  if (parts === null) return undefined;
  const number = (part: number) => Number(parts[part] || 0);
  const month = number(2) - 1;
  if (number(4) > 23 || number(5) > 59 || number(6) > 60) return undefined;
  const midnight = new Date(Date.UTC(number(1), month, number(3)));
  // Date.UTC carries 30 February over to March.
  if (midnight.getUTCMonth() !== month || midnight.getUTCDate() !== number(3) || number(1) < 1)
    return undefined;
  lastDay = text.slice(0, 10);
  lastMidnight = Math.floor(midnight.getTime() / 1000);
  const second = lastMidnight + number(4) * 3600 + number(5) * 60 + number(6) - offsetSeconds(parts[8]);
  return { second, utc: utcText(second, parts[7]) };
}

function utcText(second: number, fraction: string | undefined): string {
  const text = formatSecond(second);
  return fraction ? text.replace('Z', `.${fraction}Z`) : text;
}

const zeroSeconds = 86400;

/**
 * Reads the time of a record: a text as `parseInstant` does, or a number of seconds, milliseconds, microseconds or
 * nanoseconds since 1970, which may stand in a text, as long numbers do. The zeros of programming languages, from
 * 0001-01-01 to 1970-01-01, are no times.
 */
export function parseRecordTime(value: unknown): Instant | undefined {
  const instant = parseInstant(value) ?? parseEpoch(String(value));
  return instant && instant.second > zeroSeconds ? instant : undefined;
}

/** Nine digits count seconds from 1973 on, up to eleven of them do; three more count the next smaller unit. */
function parseEpoch(text: string): Instant | undefined {
  const parts = /^([1-9]\d{8,18})(?:\.(\d+))?$/.exec(text);
  if (parts === null) return undefined;
  const [, whole, rest] = parts.map(textOf) as [string, string, string];
  const places = whole.length - Math.floor((whole.length - 9) / 3) * 3;
  const second = Number(whole.substring(0, places));
  return { second, utc: utcText(second, (whole.substring(places) + rest).replace(/0+$/, '')) };
}

function offsetSeconds(zone = ''): number {
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (parts === null) return 0;
  return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 3600 + Number(parts[3]) * 60);
}

/** `2026-11-03T08:14:52Z`. */
export function formatSecond(second: number): string {
  return new Date(second * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Compares two `utc` texts of instants, whatever their fraction digits: without the Z the shorter one sorts first. */
export function isLater(utc: string, than: string): boolean {
  if (utc.length === than.length) return utc > than;
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
  const trimmed = trim(text);
  const now = Math.floor(nowMilliseconds / 1000);
  if (/^now$/i.test(trimmed)) return now;
  const ago = /^(\d{1,7})\s*([a-z]+?)s?(?:\s+ago)?$/i.exec(trimmed);
  if (ago === null) return parseInstant(trimmed)?.second;
  const [, count, name] = ago as unknown as [string, string, string];
  const unit = unitSeconds[name.toLowerCase()];
  return typeof unit === 'number' ? now - Number(count) * unit : undefined;
}

/** Engines differ in what their `trim` takes for white space. */
export function trim(text: string): string {
  return text.replace(/^[\s\u00a0\u200b\ufeff]+|[\s\u00a0\u200b\ufeff]+$/g, '');
}
