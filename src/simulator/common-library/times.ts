/*
 * Times. What each takes and gives: the docstrings of the official script helper (Documentation/doc-howto.json of
 * demisto/content); formats are those of Python's datetime.
 */

declare const month_names_short: Readonly<Record<string, number>>;

/** Milliseconds since 1970 as ISO text. */
export function convertTimestampToString(milliseconds: string | number): string {
  return new Date(parseInt(String(milliseconds), 10)).toISOString();
}

/** The date by %d, %m, %y, %Y, %H, %M, %S, and %f, each at its first place. Throws when it is no date. */
export function dateToString(date: Date, format: string): string {
  if (!(date instanceof Date) || Number.isNaN(date.getTime())) throw `${date} must be of type Date`;
  const padded = (value: number, digits: number) =>
    `00${value}`.slice(-Math.max(digits, String(value).length));
  const parts: Record<string, string> = {
    '%d': padded(date.getDate(), 2),
    '%m': padded(date.getMonth() + 1, 2),
    // Years since 1900.
    '%y': padded(date.getFullYear() - 1900, 2),
    '%Y': String(date.getFullYear()),
    '%H': padded(date.getHours(), 2),
    '%M': padded(date.getMinutes(), 2),
    '%S': padded(date.getSeconds(), 2),
    '%f': padded(date.getMilliseconds(), 3),
  };
  return Object.keys(parts).reduce((text, name) => text.replace(name, parts[name] as string), format);
}

/** The date of a text that has each part where the format has it. */
export function stringToDate(text: string, format: string): Date {
  if (typeof text !== 'string') throw `${text} must be string`;
  if (typeof format !== 'string') throw `${format} must be string`;
  const widths: Record<string, number> = { d: 2, m: 2, b: 3, y: 2, Y: 4, H: 2, M: 2, S: 2, f: 3 };
  const found: Record<string, number> = {};
  let at = 0;
  for (let place = 0; place < format.length; place += 1) {
    const name = format.charAt(place) === '%' ? format.charAt(place + 1) : '';
    const width = widths[name];
    if (width === undefined) {
      at += 1;
      continue;
    }
    const part = text.substr(at, width);
    found[name] = name === 'b' ? (month_names_short[part] ?? Number.NaN) : Number(part);
    at += width;
    place += 1;
  }
  const { Y, y, m, b, d = 1, H = 0, M = 0, S = 0, f = 0 } = found;
  const year = Y ?? (y === undefined ? 1970 : 2000 + y);
  return new Date(year, (m ?? b ?? 1) - 1, d, H, M, S, f);
}
