import type { Host } from '../host/host.js';
import { configurationFailure, remoteFailure } from '../values/failure.js';
import { isObject } from '../values/json.js';

/** An incident of the investigation: the fields that every one has, and those of its type in `CustomFields`. */
export interface InvestigationIncident {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly severity: number;
  readonly status: number;
  readonly owner: string;
  readonly created: string;
  readonly details: string;
  readonly rawJSON: string;
  readonly labels: readonly { readonly type: string; readonly value: string }[];
  readonly CustomFields: { readonly [name: string]: unknown };
  readonly [field: string]: unknown;
}

/** An entry of the War Room as a command leaves it. */
export interface CommandEntry {
  /** 1 for a note, 4 for an error, 3 and 9 for files. */
  readonly Type: number;
  readonly Contents: unknown;
  readonly ContentsFormat?: string;
  readonly HumanReadable?: string;
  readonly EntryContext?: { readonly [path: string]: unknown };
  readonly [key: string]: unknown;
}

/** What came of a command. */
export interface CommandReply<T = unknown> {
  readonly entries: readonly CommandEntry[];
  /** Those of the first entry: mostly the answer of the service, as JSON. */
  readonly contents: T;
}

export type CommandAttempt<T = unknown> =
  | ({ readonly ok: true } & CommandReply<T>)
  | { readonly ok: false; readonly error: string; readonly entries: readonly CommandEntry[] };

export type CommandArguments = { readonly [name: string]: unknown };

/** What the code of a script works with: the investigation that it runs in, and everything that is installed. */
export interface ScriptContext {
  /** Runs a command of an integration, a script, or the server. An error of it ends this script with its text. */
  executeCommand<T = unknown>(name: string, args?: CommandArguments): CommandReply<T>;
  /** The same, for a script that goes on after an error. */
  attemptCommand<T = unknown>(name: string, args?: CommandArguments): CommandAttempt<T>;
  /**
   * The values at a path of the context, such as `Desk.Ticket.owner`; lists on the way are taken apart, and no path
   * gives the whole. It is the context as it was when the script began.
   */
  readContext<T = unknown>(path?: string): T[];
  /** Puts a value into the context. What the script returns gets there without it, as its outputs declare. */
  setContext(path: string, value: unknown): void;
  /** The first one. An investigation may have none, such as that of the playground. */
  readonly incident: InvestigationIncident | undefined;
  readonly incidents: readonly InvestigationIncident[];
  readonly investigation: { readonly id: string; readonly name: string; readonly [field: string]: unknown };
  /** The platform, for everything else. */
  readonly host: Host;
}

const errorType = 4;

export function openInvestigation(host: Host): ScriptContext {
  const incidentList = (typeof incidents === 'undefined' ? [] : incidents) as
    | readonly InvestigationIncident[]
    | null;
  const all = incidentList ?? [];
  const attempt = <T>(name: string, args: CommandArguments = {}): CommandAttempt<T> => {
    const entries = entriesOfCommand(name, args);
    const failed = entries.filter(({ Type }) => Type === errorType);
    if (failed.length > 0) return { ok: false, error: failed.map(textOf).join('\n'), entries };
    return { ok: true, entries, contents: entries[0]?.Contents as T };
  };
  return {
    attemptCommand: attempt,
    executeCommand<T>(name: string, args?: CommandArguments) {
      const reply = attempt<T>(name, args);
      if (reply.ok) return reply;
      throw remoteFailure(`${name}: ${reply.error}`, {});
    },
    readContext<T>(path = '') {
      const context: unknown = typeof invContext === 'undefined' ? {} : invContext;
      return valuesAt(context, path === '' ? [] : path.split('.')) as T[];
    },
    setContext(path, value) {
      if (typeof setContext !== 'function') throw missing('setContext');
      setContext(path, value);
    },
    incident: all[0],
    incidents: all,
    investigation: (typeof investigation === 'undefined'
      ? { id: '', name: '' }
      : investigation) as ScriptContext['investigation'],
    host,
  };
}

function entriesOfCommand(name: string, args: CommandArguments): readonly CommandEntry[] {
  if (typeof executeCommand !== 'function') throw missing('executeCommand');
  const given: { [name: string]: unknown } = {};
  for (const key in args) if (args[key] !== undefined) given[key] = args[key];
  const found: unknown = executeCommand(name, given);
  return (Array.isArray(found) ? found : found ? [found] : []) as CommandEntry[];
}

function missing(name: string) {
  return configurationFailure(`This server has no function ${name} for scripts.`);
}

function textOf({ Contents }: CommandEntry): string {
  return typeof Contents === 'string' ? Contents : JSON.stringify(Contents);
}

function valuesAt(value: unknown, [name, ...rest]: readonly string[]): unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value))
    return value.reduce<unknown[]>(
      (all, item) => all.concat(valuesAt(item, name === undefined ? [] : [name, ...rest])),
      [],
    );
  if (name === undefined) return [value];
  return isObject(value) ? valuesAt(value[name], rest) : [];
}
