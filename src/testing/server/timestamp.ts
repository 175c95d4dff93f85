const pattern = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:\d{2}))?$/i;

/**
 * Nanoseconds since 1970 of an RFC 3339 date-time, or of a date, which means its first moment in UTC.
 * Undefined for anything else. Fraction digits after the ninth are dropped.
 */
export function parseTimestamp(text: string): bigint | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [, date, time = '00:00:00', fraction = '', zone = 'Z'] = match;
  const milliseconds = Date.parse(`${date}T${time}${zone.toUpperCase()}`);
  if (Number.isNaN(milliseconds)) return undefined;
  return nanoseconds(milliseconds) + BigInt(fraction.slice(0, 9).padEnd(9, '0'));
}

/** Nanoseconds of whole milliseconds. */
export function nanoseconds(milliseconds: number): bigint {
  return BigInt(milliseconds) * 1_000_000n;
}
