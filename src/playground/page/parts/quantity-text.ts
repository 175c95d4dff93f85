const counts = new Intl.NumberFormat('en-US');
const fractions = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** `12,345`. */
export function countText(count: number): string {
  return counts.format(count);
}

/** With at most one digit after the point. */
export function numberText(value: number): string {
  return fractions.format(value);
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/** Milliseconds in their largest unit and the one below it: `850 ms`, `4 s`, `2 min 30 s`, `3 d 4 h`. */
export function durationText(milliseconds: number): string {
  const rounded = milliseconds < 1000 ? Math.round(milliseconds) : Math.round(milliseconds / 1000) * 1000;
  const largest = units.findIndex(([, length]) => rounded >= length);
  const unit = units[largest];
  if (unit === undefined) return rounded === 0 ? '0 s' : `${rounded} ms`;
  const whole = Math.floor(rounded / unit[1]);
  const below = units[largest + 1];
  const rest = below === undefined ? 0 : Math.floor((rounded % unit[1]) / below[1]);
  const text = `${countText(whole)} ${unit[0]}`;
  return below === undefined || rest === 0 ? text : `${text} ${rest} ${below[0]}`;
}

/** `512 B`, `3.4 kB`, `1.2 MB`. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${numberText(bytes / 1000)} kB`;
  return `${numberText(bytes / 1_000_000)} MB`;
}

/** `1 row`, `2,000 rows`. */
export function countedText(count: number, noun: string): string {
  return `${countText(count)} ${noun}${count === 1 ? '' : 's'}`;
}
