/** The times at which a schedule runs: five fields (minute, hour, day of month, month, day of week), in UTC. */

const ranges = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of month', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12 },
  { name: 'day of week', least: 0, most: 7 },
] as const;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Beyond this a schedule that names no day of any year is given up. */
const longestWait = 366 * day;

/** The next `count` times of a crontab from a time on, in epoch milliseconds. Throws TypeError for what is no crontab. */
export function runTimes(crontab: string, from: number, count: number): number[] {
  const [minutes, hours, days, months, weekdays] = readFields(crontab);
  // As cron has it: when both kinds of day are narrowed down, either will do.
  const isEither = days?.size !== 31 && weekdays?.size !== 8;
  const isDay = (ofMonth: boolean, ofWeek: boolean) => (isEither ? ofMonth || ofWeek : ofMonth && ofWeek);
  const runs: number[] = [];
  for (let dayStart = from - (from % day); dayStart < from + longestWait; dayStart += day) {
    const date = new Date(dayStart);
    const isDayOfRuns =
      months?.has(date.getUTCMonth() + 1) &&
      isDay(days?.has(date.getUTCDate()) === true, weekdays?.has(date.getUTCDay()) === true);
    if (!isDayOfRuns) continue;
    for (const ofHour of hours ?? [])
      for (const ofMinute of minutes ?? []) {
        const at = dayStart + ofHour * hour + ofMinute * minute;
        if (at >= from && at < from + longestWait) runs.push(at);
        if (runs.length === count) return runs;
      }
  }
  return runs;
}

/** The longest time between two of the next runs, in minutes. Throws TypeError. */
export function longestPause(crontab: string): number {
  return Math.max(0, ...pauses(crontab));
}

/** The shortest one. Throws TypeError. */
export function shortestPause(crontab: string): number {
  return Math.min(Number.POSITIVE_INFINITY, ...pauses(crontab));
}

function pauses(crontab: string): number[] {
  const runs = runTimes(crontab, Date.UTC(2026, 0, 1), 100);
  return runs.slice(1).map((run, index) => (run - (runs[index] ?? run)) / minute);
}

function readFields(crontab: string): ReadonlySet<number>[] {
  const fields = crontab.trim().split(/\s+/);
  if (fields.length !== ranges.length)
    throw new TypeError(`The crontab must have five fields, not ${fields.length}.`);
  return ranges.map((range, index) => readField(fields[index] ?? '', range));
}

/** `*`, `5`, `1-5`, each with `/2` behind it if need be, and lists of these. */
function readField(field: string, { name, least, most }: (typeof ranges)[number]): ReadonlySet<number> {
  const wrong = () =>
    new TypeError(`The crontab has no ${name} "${field}": write *, ${least} to ${most}, or */5.`);
  const values = field.split(',').flatMap((part) => {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (match === null) throw wrong();
    const [, first, last, step = '1'] = match;
    const start = first === undefined ? least : Number(first);
    const end = last !== undefined ? Number(last) : first === undefined || match[3] ? most : start;
    if (start < least || end > most || start > end || Number(step) === 0) throw wrong();
    return Array.from(
      { length: Math.floor((end - start) / Number(step)) + 1 },
      (_, i) => start + i * Number(step),
    );
  });
  return new Set(
    (name === 'day of week' && values.includes(7) ? [...values, 0] : values).sort((a, b) => a - b),
  );
}
