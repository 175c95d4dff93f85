/** Whether this tab showed the data, or the incidents, when there were some. It is kept for reloads of the tab. */
const key = 'looked';

export function hasLooked(): boolean {
  return sessionStorage.getItem(key) !== null;
}

export function keepLooked(): void {
  sessionStorage.setItem(key, 'yes');
}
