/** A list of the API, and what a token needs to read it. */
export interface List {
  /** The name of its event type. */
  readonly name: string;
  readonly path: string;
  readonly permission: string;
}

interface ReadList extends List {
  /** Whether it had records: some lists are empty, not refused, for who lacks the permission. */
  found: boolean;
}

/** Whose a token is cannot be told by its shape, but by which endpoint knows it. */
export interface TokenKind {
  /** `nobody` where Cloudflare knows no such token, `unknown` where it did not say. */
  readonly owner: 'account' | 'user' | 'nobody' | 'unknown';
  /** `active`, `disabled`, `expired`; '' when not told. */
  readonly status: string;
}

/** What the requests of one run have shown about the settings. It grows as answers arrive. */
export interface Evidence {
  /** What was read, each list once. */
  readonly read: ReadList[];
  /** What the token is, where that was asked for. */
  token?: TokenKind;
}

export function noteRead({ read }: Evidence, list: List, found: boolean): void {
  const [known] = read.filter(({ path }) => path === list.path);
  if (!known) read.push({ ...list, found });
  else if (found) known.found = true;
}

/** What a refusal can be blamed on. */
export type Setting = 'server' | 'credential' | 'account' | 'permission';

/** Whether a request of this run proved the setting right, as far as the list needs it. */
export function isProven(setting: Setting, list: List, evidence: Evidence): boolean {
  const { read, token } = evidence;
  if (setting === 'permission') return readWithPermissionOf(list, evidence) !== '';
  if (setting !== 'account') return read.length > 0;
  // A token of an account is known under that account only.
  return !needsAccount(list) || read.some(needsAccount) || token?.owner === 'account';
}

function needsAccount({ path }: List): boolean {
  return path.indexOf('{account_id}') >= 0;
}

/** As the Cloudflare dashboard writes it. */
export function permissionText({ permission }: List): string {
  return `Account - ${permission} - Read`;
}

/** Other event types that were read in this run with the same settings, for a message; '' for none. */
export function readBeside(list: List, evidence: Evidence): string {
  return namesOf(evidence.read.filter((other) => other.name !== list.name));
}

/** The event types that were read in this run with the same permission, for a message; '' for none. */
export function readWithPermissionOf(list: List, evidence: Evidence): string {
  return namesOf(evidence.read.filter((other) => other.found && other.permission === list.permission));
}

function namesOf(lists: readonly List[]): string {
  return lists
    .map(({ name }) => name)
    .filter((name, index, names) => names.indexOf(name) === index)
    .join(', ');
}
