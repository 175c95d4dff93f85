/** Points in time and durations as texts. */

/** Epoch milliseconds as `2026-11-22 08:00:00`, UTC. */
export function utcTime(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}

/** Epoch milliseconds as `2026-11-22`, UTC. */
export function dateText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Epoch milliseconds as `08:00:00`, UTC. */
export function timeText(time: number): string {
  return new Date(time).toISOString().slice(11, 19);
}

/** Epoch milliseconds as `08:00:00`, in the time zone of this machine. */
export function localClock(time: number): string {
  const date = new Date(time);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
}

/** Milliseconds as `840 ms`, `12.4 s` or `2 min 5 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
