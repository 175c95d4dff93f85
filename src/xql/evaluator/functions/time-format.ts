/** Times as text, by the elements of a format such as `%Y-%m-%dT%H:%M:%E*S%Ez`. Others are refused. */

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const longMonths =
  'January February March April May June July August September October November December'.split(' ');

interface Fields {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** Behind the second. */
  milliseconds: number;
  /** Of the zone, in minutes to the east; what a zone beside the format says otherwise. */
  offset?: number;
  isAfternoon?: boolean;
  epochSeconds?: number;
}

interface Element {
  readonly pattern: string;
  readonly read: (written: string, fields: Fields) => void;
  readonly write: (fields: Required<Pick<Fields, 'offset'>> & Fields) => string;
}

const elements: { readonly [element: string]: Element } = {
  Y: digits('year', 4),
  m: digits('month', 2),
  d: digits('day', 2),
  e: { ...digits('day', 2), pattern: ' ?\\d{1,2}', write: ({ day }) => String(day).padStart(2) },
  H: digits('hour', 2),
  I: {
    pattern: '\\d{1,2}',
    read: (written, fields) => {
      fields.hour = Number(written) % 12;
    },
    write: ({ hour }) => padded(hour % 12 === 0 ? 12 : hour % 12, 2),
  },
  p: {
    pattern: '[AaPp][Mm]',
    read: (written, fields) => {
      fields.isAfternoon = /p/i.test(written);
    },
    write: ({ hour }) => (hour < 12 ? 'AM' : 'PM'),
  },
  M: digits('minute', 2),
  S: digits('second', 2),
  'E*S': fractional('\\d{1,2}(?:\\.\\d+)?', ({ milliseconds }) =>
    milliseconds === 0 ? '' : `.${padded(milliseconds, 3).replace(/0+$/, '')}`,
  ),
  E3S: fractional('\\d{1,2}(?:\\.\\d{1,3})?', ({ milliseconds }) => `.${padded(milliseconds, 3)}`),
  E6S: fractional('\\d{1,2}(?:\\.\\d{1,6})?', ({ milliseconds }) => `.${padded(milliseconds, 3)}000`),
  b: monthName(months),
  B: monthName(longMonths),
  z: zoneOffset(''),
  Ez: zoneOffset(':'),
  s: {
    pattern: '\\d+',
    read: (written, fields) => {
      fields.epochSeconds = Number(written);
    },
    write: () => {
      throw unknownElement('s');
    },
  },
};

const shorthands: { readonly [element: string]: string } = {
  F: '%Y-%m-%d',
  T: '%H:%M:%S',
  R: '%H:%M',
  h: '%b',
  E4Y: '%Y',
};

/** Throws TypeError for a text that does not fit: what a tenant gives then is not documented. */
export function parseTime(form: string, written: string, zone: string): number {
  const fields: Fields = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, milliseconds: 0 };
  const pieces = piecesOf(form);
  const pattern = pieces.map((piece) =>
    typeof piece === 'string'
      ? piece.replace(/\s+|[^\s]/g, (part) =>
          /\s/.test(part) ? '\\s+' : `\\u{${part.codePointAt(0)?.toString(16)}}`,
        )
      : `(${piece.pattern})`,
  );
  const match = new RegExp(`^\\s*${pattern.join('')}\\s*$`, 'u').exec(written);
  if (match === null)
    throw new TypeError(
      `The time ${JSON.stringify(written)} does not fit the format ${JSON.stringify(form)}.`,
    );
  const read = pieces.filter((piece) => typeof piece !== 'string');
  for (const [index, element] of read.entries()) element.read(match[index + 1] ?? '', fields);
  if (fields.epochSeconds !== undefined) return fields.epochSeconds * 1000;
  return timeOf(fields, zone, written);
}

function timeOf(fields: Fields, zone: string, written: string): number {
  const { year, month, day, minute, second, milliseconds, isAfternoon } = fields;
  const hour = isAfternoon === undefined ? fields.hour : (fields.hour % 12) + (isAfternoon ? 12 : 0);
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second, milliseconds));
  date.setUTCFullYear(year, month - 1, day);
  const isThere = date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60 && month <= 12;
  if (!isThere) throw new TypeError(`There is no time ${JSON.stringify(written)}.`);
  return date.getTime() - (fields.offset ?? offsetOf(zone)) * 60_000;
}

/** Throws TypeError for elements and zones that are not known here. */
export function formatTime(form: string, time: number, zone: string): string {
  const offset = offsetOf(zone);
  const date = new Date(time + offset * 60_000);
  const fields = {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    milliseconds: date.getUTCMilliseconds(),
    offset,
  };
  return piecesOf(form)
    .map((piece) => (typeof piece === 'string' ? piece : piece.write(fields)))
    .join('');
}

function piecesOf(form: string): (string | Element)[] {
  const whole = form.replace(/%(E4Y|[FTRh])/g, (_all, name: string) => shorthands[name] ?? '');
  return whole.split(/(%(?:E[*\d]S|Ez|.)?)/).map((piece) => {
    if (!piece.startsWith('%')) return piece;
    if (piece === '%%') return '%';
    const element = elements[piece.slice(1)];
    if (element === undefined) throw unknownElement(piece.slice(1));
    return element;
  });
}

function unknownElement(name: string): TypeError {
  const known = [...Object.keys(elements), ...Object.keys(shorthands)].map((element) => `%${element}`);
  return new TypeError(`The element %${name} is not known here. These are: ${known.join(' ')}.`);
}

/** Minutes to the east. The names of zones are not known here. */
function offsetOf(zone: string): number {
  if (/^(utc|gmt|z)$/i.test(zone)) return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{1,2}):?(\d{2})$/.exec(zone) ?? [];
  if (hours === undefined)
    throw new TypeError(
      `The time zone ${JSON.stringify(zone)} is not known here: write it as +08:00 or UTC.`,
    );
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}

function digits(field: 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', length: number): Element {
  return {
    pattern: length === 4 ? '\\d{4}' : `\\d{1,${length}}`,
    read: (written, fields) => {
      fields[field] = Number(written);
    },
    write: (fields) => padded(fields[field], length),
  };
}

function fractional(pattern: string, fraction: (fields: Fields) => string): Element {
  return {
    pattern,
    read: (written, fields) => {
      const [whole, rest = ''] = written.split('.');
      fields.second = Number(whole);
      fields.milliseconds = Number(rest.slice(0, 3).padEnd(3, '0'));
    },
    write: (fields) => `${padded(fields.second, 2)}${fraction(fields)}`,
  };
}

function monthName(names: readonly string[]): Element {
  return {
    pattern: [...longMonths, ...months].map((name) => caseless(name)).join('|'),
    read: (written, fields) => {
      fields.month = months.findIndex((name) => written.toLowerCase().startsWith(name.toLowerCase())) + 1;
    },
    write: ({ month }) => names[month - 1] ?? '',
  };
}

function caseless(name: string): string {
  return [...name].map((letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`).join('');
}

function zoneOffset(separator: string): Element {
  return {
    pattern: '[+-]\\d{2}:?\\d{2}|Z',
    read: (written, fields) => {
      fields.offset = offsetOf(written);
    },
    write: ({ offset }) => {
      const minutes = Math.abs(offset);
      return `${offset < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}${separator}${padded(minutes % 60, 2)}`;
    },
  };
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
