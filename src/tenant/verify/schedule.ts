const minute = 60_000;

/**
 * How often a schedule is due after `from` and until `to` (epoch milliseconds): a crontab of five fields, read in UTC,
 * or a text such as `10 minutes`. Undefined for one that cannot be read.
 */
export function timesDue(schedule: string, from: number, to: number): number | undefined {
  const every = simple(schedule);
  if (every !== undefined) return Math.max(0, Math.floor((to - from) / every));
  const matches = crontab(schedule);
  if (matches === undefined) return undefined;
  let due = 0;
  for (let at = Math.ceil((from + 1) / minute) * minute; at <= to; at += minute)
    if (matches(new Date(at))) due += 1;
  return due;
}

const units: { readonly [unit: string]: number } = { minute, hour: 60 * minute, day: 24 * 60 * minute };

function simple(schedule: string): number | undefined {
  const [, count, unit = ''] = /^\s*(\d+)\s+(minute|hour|day)s?\s*$/i.exec(schedule) ?? [];
  const milliseconds = Number(count) * (units[unit.toLowerCase()] ?? 0);
  return milliseconds > 0 ? milliseconds : undefined;
}

type Field = { readonly all: boolean; readonly values: ReadonlySet<number> };

function crontab(text: string): ((date: Date) => boolean) | undefined {
  const parts = text.trim().split(/\s+/);
  const ranges = [
    [0, 59],
    [0, 23],
    [1, 31],
    [1, 12],
    [0, 7],
  ] as const;
  if (parts.length !== ranges.length) return undefined;
  const fields = ranges.map(([lowest, highest], index) => field(parts[index] ?? '', lowest, highest));
  const [minutes, hours, days, months, weekdays] = fields;
  if (!minutes || !hours || !days || !months || !weekdays) return undefined;
  return (date) => {
    const onDay = days.values.has(date.getUTCDate());
    const weekday = date.getUTCDay();
    const onWeekday = weekdays.values.has(weekday) || (weekday === 0 && weekdays.values.has(7));
    // As cron reads it: where both are restricted, one of them is enough.
    const day = days.all || weekdays.all ? onDay && onWeekday : onDay || onWeekday;
    return (
      minutes.values.has(date.getUTCMinutes()) &&
      hours.values.has(date.getUTCHours()) &&
      months.values.has(date.getUTCMonth() + 1) &&
      day
    );
  };
}

/** `*`, `5`, `1-5`, any of them with `/step`, and lists of them. */
function field(text: string, lowest: number, highest: number): Field | undefined {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [, range = '', step = '1'] = /^(\*|\d+(?:-\d+)?)(?:\/(\d+))?$/.exec(part) ?? [];
    if (range === '' || Number(step) === 0) return undefined;
    const [first = lowest, last = part.includes('/') ? highest : first] =
      range === '*' ? [lowest, highest] : range.split('-').map(Number);
    if (first < lowest || last > highest) return undefined;
    for (let value = first; value <= last; value += Number(step)) values.add(value);
  }
  return { all: text === '*', values };
}
