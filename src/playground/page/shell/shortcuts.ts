/** What the keys of the page do. */
export const shortcuts = [
  { keys: '/', about: 'Goes to the search, the query, or the command line of the view', single: true },
  { keys: '?', about: 'Lists the keys', single: true },
  { keys: 'Ctrl+K', about: 'Jumps to a view' },
  { keys: 'Ctrl+Enter', about: 'Runs the query' },
  { keys: 'Ctrl+Space', about: 'Completes in the query' },
  { keys: 'Tab or Enter', about: 'Takes the suggestion in the query or the command line' },
  { keys: '\u2191 \u2193', about: 'Move through suggestions, rows, runs, and earlier commands' },
  { keys: 'Enter', about: 'Opens the row, the cycle, or the run' },
  { keys: 'Escape', about: 'Closes what is open' },
] as const;

const key = 'single keys';

/** Whether keys without Ctrl do something: speech input and screen readers may type them by accident. */
export function usesSingleKeys(): boolean {
  return localStorage.getItem(key) !== 'off';
}

export function setSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(key);
  else localStorage.setItem(key, 'off');
}

export type Shortcut = 'search' | 'list' | 'jump';

/** What a key asks for; nothing for the single keys while something is typed. */
export function shortcutOf(event: KeyboardEvent): Shortcut | undefined {
  const { ctrlKey, metaKey, altKey } = event;
  if ((ctrlKey || metaKey) && !altKey && event.key.toLowerCase() === 'k') return 'jump';
  if (ctrlKey || metaKey || altKey || event.isComposing || isTyping(event.target)) return undefined;
  if (!usesSingleKeys()) return undefined;
  return event.key === '/' ? 'search' : event.key === '?' ? 'list' : undefined;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea, select, [contenteditable]');
}

/** Gives the focus to the field of the view that is shown. */
export function focusSearch(): void {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    'main [data-shortcut="search"]',
  );
  const shown = [...fields].find((field) => field.checkVisibility());
  shown?.focus();
}
