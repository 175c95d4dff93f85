import { UserError } from '../../../shared/errors.js';

/** Where a page is served. */
export const portOption = {
  kind: 'string',
  placeholder: 'number',
  summary: 'where to serve the page on 127.0.0.1; default: a free port',
} as const;

/** For programs that call the page. */
export const addressOption = {
  kind: 'boolean',
  summary: 'print the address and the token as one line of JSON, and nothing else',
} as const;

/** The port that the option names, 0 for none, which takes a free one. Throws a UserError. */
export function portNumber(text: string | undefined): number {
  if (text === undefined) return 0;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new UserError('command-line', `--port takes a number from 1 to 65535, not "${text}".`);
}
