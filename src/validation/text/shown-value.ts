/** A value for a message: short, and on one line. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'an object';
  const text = String(value).replace(/\s+/g, ' ');
  const short = text.length > 80 ? `${text.slice(0, 77)}...` : text;
  return typeof value === 'string'
    ? `"${short}"`
    : `${short} (${typeof value === 'number' ? 'a number' : 'true or false'})`;
}
