import type { JsonObject } from '../../shared/json.js';

/** Brings a value into a form in which equal meanings are equal texts. */
type Form = (value: unknown) => string;

type Fields = Readonly<Record<string, Form>>;

/** What a verification compares, by the name that a user reads. */
const compared: Readonly<Record<string, (rule: JsonObject) => Fields>> = {
  query: () => ({ xql_query: query }),
  severity: () => ({ severity: text, user_defined_severity: text }),
  // What a tenant keeps as the schedule of a rule in real time, or for a suppression that is off, means nothing.
  schedule: ({ execution_mode }) =>
    execution_mode === 'REAL_TIME'
      ? { execution_mode: text }
      : {
          execution_mode: text,
          crontab: words,
          search_window: duration,
          simple_schedule: duration,
          timezone: text,
        },
  suppression: ({ suppression_enabled }) =>
    suppression_enabled === false
      ? { suppression_enabled: text }
      : { suppression_enabled: text, suppression_duration: duration, suppression_fields: columns },
};

/** Filled in by a tenant where a rule leaves them open, so that only a declared value is compared. */
const filledIn = ['simple_schedule', 'timezone'];

export const comparedParts = Object.keys(compared);

/** The parts of a rule that are not on the tenant as in the YAML of the pack: of `comparedParts`. */
export function differingParts(wanted: JsonObject, there: JsonObject): string[] {
  return Object.entries(compared).flatMap(([part, fieldsOf]) => {
    const differs = Object.entries(fieldsOf(wanted)).some(([field, form]) => {
      const value = form(wanted[field]);
      if (wanted[field] === undefined || (value === '' && filledIn.includes(field))) return false;
      return value !== form(there[field]);
    });
    return differs ? [part] : [];
  });
}

/** Null, an empty text and an absent value all mean that there is none. */
function text(value: unknown): string {
  return value === null || value === undefined ? '' : String(value).trim();
}

function words(value: unknown): string {
  return text(value).replace(/\s+/g, ' ');
}

/** White space means nothing to XQL but in its texts, and whether a tenant keeps it is not known. */
function query(value: unknown): string {
  return text(value)
    .split(/("(?:[^"\\]|\\.)*")/s)
    .map((piece, index) => (index % 2 === 1 ? piece : words(piece)))
    .join(' ');
}

const secondsPerUnit: { readonly [unit: string]: number } = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
};

/** `60 minutes` is `1 hours`: which of them a tenant shows is not known. */
function duration(value: unknown): string {
  const [, count, unit = ''] = /^(\d+) (second|minute|hour|day)s?$/i.exec(words(value)) ?? [];
  const seconds = secondsPerUnit[unit.toLowerCase()];
  return seconds === undefined ? words(value) : String(Number(count) * seconds);
}

/** Tenants keep a list; older rules of packs have the text of one column, or of several with commas. */
function columns(value: unknown): string {
  const names = Array.isArray(value) ? value.map(text) : text(value).split(',');
  return names
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .sort()
    .join(',');
}
