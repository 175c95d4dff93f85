const hour = 3_600_000;

/** How far back a query looks, in milliseconds; absent for all rows. */
const ranges = [
  { label: 'All time', milliseconds: undefined },
  { label: 'Last hour', milliseconds: hour },
  { label: 'Last 24 hours', milliseconds: 24 * hour },
  { label: 'Last 7 days', milliseconds: 7 * 24 * hour },
  { label: 'Last 30 days', milliseconds: 30 * 24 * hour },
  { label: 'Last 90 days', milliseconds: 90 * 24 * hour },
];

interface QueryRangeProps {
  readonly timeframe: number | undefined;
  readonly onChange: (timeframe: number | undefined) => void;
}

/** The time range of a query, which a `config timeframe` in its text goes before. */
export function QueryRange({ timeframe, onChange }: QueryRangeProps) {
  const place = ranges.findIndex(({ milliseconds }) => milliseconds === timeframe);
  return (
    <select
      class="data-range"
      aria-label="Time range"
      title="By _time. A config timeframe in the query goes before it."
      value={place}
      onChange={({ currentTarget }) => onChange(ranges[Number(currentTarget.value)]?.milliseconds)}
    >
      {ranges.map(({ label }, index) => (
        <option key={label} value={index}>
          {label}
        </option>
      ))}
    </select>
  );
}

/** The shortest range on offer that is at least so long. */
export function rangeFor(timeframe: number | undefined): number | undefined {
  if (timeframe === undefined) return undefined;
  return ranges.find(({ milliseconds = 0 }) => milliseconds >= timeframe)?.milliseconds;
}
