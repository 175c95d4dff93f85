/** The colors of the page: light, dark, or as the system has them. The choice is kept for this address. */
export const schemes = { system: 'System colors', light: 'Light', dark: 'Dark' } as const;

export type Scheme = keyof typeof schemes;

const key = 'scheme';

export function keptScheme(): Scheme {
  const kept = localStorage.getItem(key);
  return kept !== null && kept in schemes ? (kept as Scheme) : 'system';
}

/** Shows the page in the scheme and keeps it. */
export function applyScheme(scheme: Scheme): void {
  localStorage.setItem(key, scheme);
  document.documentElement.dataset.scheme = scheme;
}
