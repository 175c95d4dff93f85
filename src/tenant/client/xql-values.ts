/** A cell of a result as a number: numbers come as numbers or as texts. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(\.\d+)?(e-?\d+)?$/i.test(value.trim())
    ? Number(value)
    : undefined;
}

/** A cell of a result as a text; '' for none, which results spell as null or as the text NULL. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined || value === 'NULL') return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A time of the API as epoch milliseconds: it comes in milliseconds, in seconds, or as ISO 8601. */
export function timeOf(value: unknown): number | undefined {
  const number = numberOf(value);
  if (number !== undefined) return number <= 0 ? undefined : number < secondsUntil ? number * 1000 : number;
  if (typeof value !== 'string') return undefined;
  const parsed = Date.parse(value);
  return Number.isNaN(parsed) ? undefined : parsed;
}

/** Seconds of the year 5138, milliseconds of 1973. */
const secondsUntil = 1e11;
