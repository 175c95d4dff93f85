const severities: readonly (readonly [least: number, name: string, tone: string])[] = [
  [4, 'Critical', 'error'],
  [3, 'High', 'error'],
  [2, 'Medium', 'warning'],
  [1, 'Low', ''],
  [0.5, 'Informational', ''],
];

/** A severity as the platform calls it. */
export function SeverityBadge({ severity }: { readonly severity: number }) {
  const [, name, tone] = severities.find(([least]) => severity >= least) ?? [0, 'Unknown', ''];
  return <span class={`badge ${tone}`}>{name}</span>;
}
