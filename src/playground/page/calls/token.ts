/**
 * The token comes with the address that the terminal shows, behind `#`, where no server and no referrer sees it. It is
 * taken off the address and kept for reloads of this tab.
 */
export function takeToken(): string {
  const given = /^#token=([\w-]+)$/.exec(location.hash)?.[1];
  if (given !== undefined) {
    sessionStorage.setItem('token', given);
    history.replaceState(null, '', '#/overview');
  }
  return sessionStorage.getItem('token') ?? '';
}
