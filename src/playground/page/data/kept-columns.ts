const key = 'columns of ';

/** The columns that were chosen for a dataset in this tab of the browser. */
export function keptColumns(dataset: string): readonly string[] | undefined {
  const kept: unknown = JSON.parse(sessionStorage.getItem(key + dataset) ?? 'null');
  return Array.isArray(kept) && kept.every((name) => typeof name === 'string') ? kept : undefined;
}

/** Keeps the choice; undefined forgets it. */
export function keepColumns(dataset: string, columns: readonly string[] | undefined): void {
  if (columns === undefined) sessionStorage.removeItem(key + dataset);
  else sessionStorage.setItem(key + dataset, JSON.stringify(columns));
}
