import type { StreamDefinition } from '../definition/streams.js';
import type { TokenKind } from './token-kind.js';

/** A list of the API, and what a token needs to read it. */
export type List = Pick<StreamDefinition, 'name' | 'path' | 'permission'>;

interface ReadList extends List {
  /** Whether it had records: some lists are empty, not refused, for who lacks the permission. */
  found: boolean;
}

/** What the requests of one run have shown about the settings. It grows as answers arrive. */
export interface Evidence {
  /** What was read, each list once. */
  readonly read: ReadList[];
  /** What the token is, where that was asked for. */
  token?: TokenKind;
}

export function noteRead({ read }: Evidence, { name, path, permission }: List, found: boolean): void {
  const [known] = read.filter((other) => other.path === path);
  if (known === undefined) read.push({ name, path, permission, found });
  else known.found = known.found || found;
}

/** What a refusal can be blamed on. */
export type Setting = 'server' | 'credential' | 'account' | 'permission';

/** Whether a request of this run proved the setting right, as far as the list needs it. */
export function isProven(setting: Setting, list: List, { read, token }: Evidence): boolean {
  if (setting === 'account') {
    // A token of an account is known under that account only.
    return !needsAccount(list) || read.some(needsAccount) || token?.owner === 'account';
  }
  if (setting === 'permission') return readWithPermissionOf(list, { read }) !== '';
  return read.length > 0;
}

function needsAccount({ path }: List): boolean {
  return path.indexOf('{account_id}') >= 0;
}

function samePermission({ permission: one }: List, { permission: other }: List): boolean {
  return one.scope === other.scope && one.name === other.name && one.level === other.level;
}

/** Other event types that were read in this run with the same settings, for a message; '' for none. */
export function readBeside(list: List, { read }: Evidence): string {
  return namesOf(read.filter(({ name }) => name !== list.name));
}

/** The event types that were read in this run with the same permission, for a message; '' for none. */
export function readWithPermissionOf(list: List, { read }: Evidence): string {
  return namesOf(read.filter((other) => other.found && samePermission(other, list)));
}

function namesOf(lists: readonly List[]): string {
  return lists
    .map(({ name }) => name)
    .filter((name, index, names) => names.indexOf(name) === index)
    .join(', ');
}
