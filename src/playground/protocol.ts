/**
 * The JSON API between the page of the playground and its server. A call `x` is `POST /api/x` with its request as the
 * body, and answers with its response, or with a `Problem` and a status that is not 200. Every call carries the token
 * of the playground as `Authorization: Bearer <token>`. Times are epoch milliseconds. Both sides import this file;
 * it holds no code of either.
 */

import type { Trigger } from '../definition/integration.js';
import type { Runtime } from '../definition/runtime.js';
import type { ErrorOrigin } from '../shared/errors.js';
import type { Json, JsonObject } from '../shared/json.js';
import type { Position } from '../shared/position.js';
import type { CommandArgument } from '../simulator/install/installed-integration.js';
import type { LogLine } from '../simulator/instance/instance.js';
import type { WarRoomEntry } from '../simulator/war-room/war-room-entry.js';

/** What each call takes and gives. */
export interface Calls {
  snapshot: { request: { since?: number }; response: Snapshot };
  integrations: { request: Nothing; response: readonly IntegrationForm[] };
  saveInstance: { request: InstanceForm; response: SavedInstance };
  instance: { request: InstanceName; response: SavedInstance };
  removeInstance: { request: InstanceName; response: Nothing };
  test: { request: InstanceName; response: Run };
  /** Without a name, it runs in the War Room without an instance. */
  run: { request: { name?: string; line: string }; response: Run };
  replay: { request: RunId; response: Run };
  cancel: { request: { name?: string }; response: Nothing };
  warRoom: { request: Nothing; response: WarRoomCommands };
  context: { request: Nothing; response: JsonObject };
  file: { request: { id: string }; response: SavedFile };
  runs: { request: Nothing; response: readonly RunSummary[] };
  runDetails: { request: RunId; response: Run };
  startFetching: { request: InstanceName; response: Nothing };
  stopFetching: { request: Nothing; response: Nothing };
  step: { request: InstanceName; response: Cycle };
  setPace: { request: Partial<Pace>; response: Nothing };
  cycles: { request: { after?: number }; response: readonly Cycle[] };
  cycleDetails: { request: { number: number }; response: CycleDetails };
  setFault: { request: { id: string; mode: FaultMode }; response: Nothing };
  burst: { request: { count: number }; response: Nothing };
  resetState: { request: InstanceName; response: Nothing };
  startOver: { request: Nothing; response: Nothing };
  incidents: { request: Nothing; response: readonly IncidentSummary[] };
  incidentDetails: { request: { id: string }; response: IncidentDetails };
  rows: { request: RowsRequest; response: RowsPage };
  rowDetails: { request: { id: number }; response: RowDetails };
  query: { request: QueryRequest; response: QueryResult };
  queryTerms: { request: Nothing; response: QueryTerms };
  exportQuery: { request: QueryRequest & { format: ExportFormat }; response: ExportedFile };
  setRuntime: { request: { runtime: Runtime }; response: Nothing };
  exportRows: { request: RowSelection & { format: ExportFormat }; response: ExportedFile };
}

export type CallName = keyof Calls;
export type RequestOf<N extends CallName> = Calls[N]['request'];
export type ResponseOf<N extends CallName> = Calls[N]['response'];

export type Nothing = { readonly [key in never]: never };

export interface InstanceName {
  readonly name: string;
}

export interface RunId {
  readonly id: number;
}

/** Why a call failed. */
export interface CallProblem {
  /** Who can do something about it: the user, a remote system, or nobody but the authors of this program. */
  readonly origin: ErrorOrigin;
  readonly message: string;
  /** The parameter of the form that is wrong. */
  readonly parameter?: string;
  /** The place in a query; both count from 1. */
  readonly position?: Position;
}

/* ---- What there is now ---- */

/**
 * Everything that is small and may change by itself. A call with `since` waits until the revision is another, for at
 * most 20 seconds, and then answers with what there is.
 */
export interface Snapshot {
  readonly revision: number;
  readonly pack: {
    readonly id: string;
    readonly name: string;
    readonly version: string;
    readonly file: string;
    /** Why the modeling rules of the pack are not in use: one of them is beyond the XQL that is known here. */
    readonly rulesProblem?: string;
  };
  /** The runtime that the pack was built for, and those to choose from; absent for a zip that the user named. */
  readonly runtime?: { readonly chosen: Runtime; readonly choices: readonly Runtime[] };
  readonly watch: WatchState;
  /** Virtual time of the mock servers. */
  readonly now: number;
  readonly mockServers: readonly { readonly name: string; readonly value: string }[];
  /** False for a pack that brings no mock server of its source: only the receiver is stood in for. */
  readonly hasSource: boolean;
  readonly instances: readonly InstanceSummary[];
  /** The instance whose command is running, or waits to be run again, if any. */
  readonly running?: { readonly instance: string; readonly command: string; readonly since: number };
  readonly fetching?: { readonly instance: string };
  readonly pace: Pace;
  readonly faults: readonly FaultSwitch[];
  readonly streams: readonly StreamCount[];
  readonly dataset: { readonly name: string; readonly count: number; readonly columns: readonly string[] };
  /** Absent for a pack that fetches none. */
  readonly incidents?: { readonly count: number };
  /** The number of the newest cycle and the id of the newest run; 0 when there is none. */
  readonly lastCycle: number;
  readonly lastRun: number;
}

export interface WatchState {
  /** What is watched: the sources of a project, or the zip; nothing. */
  readonly watching: 'sources' | 'zip' | 'nothing';
  readonly state: 'idle' | 'building' | 'failed';
  /** Why the last build or installation failed. */
  readonly message?: string;
  /** When the pack was installed, by this machine's clock. */
  readonly installedAt: number;
  /** What differs from the pack that was installed before, a sentence each. */
  readonly changes: readonly string[];
}

export interface StreamCount {
  readonly name: string;
  /** What the source shows by now; absent when there is no mock server of it. */
  readonly atSource?: number;
  readonly inDataset: number;
  /** Rows of these that the dataset held already; absent without any. */
  readonly duplicates: number;
}

/* ---- Configure ---- */

export interface IntegrationForm {
  readonly id: string;
  readonly display: string;
  readonly description: string;
  /** Markdown. */
  readonly help: string;
  /** A `data:image/png` URL. */
  readonly logo?: string;
  readonly fetchesEvents: boolean;
  readonly fetchesIncidents: boolean;
  readonly parameters: readonly FormParameter[];
  readonly triggers: readonly Trigger[];
  readonly commands: readonly FormCommand[];
  /** What to fill in to use the mock servers. */
  readonly mockValues: FormValues;
}

/** `note`: a control that this form cannot offer; its `label` says what it is on a tenant. */
export type ControlKind =
  | 'text'
  | 'secret'
  | 'long-text'
  | 'long-secret'
  | 'checkbox'
  | 'credentials'
  | 'single-select'
  | 'multi-select'
  | 'minutes'
  | 'note';

export interface FormParameter {
  readonly name: string;
  /** The number in the YAML. */
  readonly type: number;
  readonly control: ControlKind;
  /** For credentials: the label of the user name. */
  readonly label: string;
  readonly passwordLabel?: string;
  readonly help?: string;
  /** As in the YAML; '' for none. */
  readonly section: string;
  readonly advanced: boolean;
  readonly required: boolean;
  readonly hidden: boolean;
  readonly hiddenUsername: boolean;
  readonly hiddenPassword: boolean;
  readonly defaultValue: FormValue;
  readonly options: readonly string[];
}

export interface FormCommand {
  readonly name: string;
  readonly description: string;
  readonly deprecated?: boolean;
  readonly arguments: readonly CommandArgument[];
}

/** Credentials: `{identifier, password}`; multi-select: texts; checkbox: true or false; all others: text. */
export type FormValue =
  | string
  | boolean
  | readonly string[]
  | { readonly identifier: string; readonly password: string };
export type FormValues = { readonly [parameter: string]: FormValue };

/** `network`: the real API and the real receiver, in real time. Only hosts of URLs that the saved form shows are reached. */
export type Target = 'mock' | 'network';

export interface InstanceForm {
  readonly name: string;
  readonly integration: string;
  readonly target: Target;
  /** A secret that is left at `keptSecret` stays as it was saved. */
  readonly values: FormValues;
}

/** Stands for a secret that is saved: the server never gives one back. */
export const keptSecret = '\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022';

/** An instance as it was saved, secrets left out. */
export interface SavedInstance extends InstanceForm, InstanceSummary {
  /**
   * Origins such as `https://api.example.com` that it reaches in the network: those of the URLs that its form showed
   * when it was saved. None with the mock servers. A new version of the pack adds none.
   */
  readonly allowedOrigins: readonly string[];
}

export interface InstanceSummary {
  readonly name: string;
  readonly integration: string;
  readonly target: Target;
  readonly fetchesEvents: boolean;
  readonly fetchesIncidents: boolean;
  readonly tested: 'not yet' | 'ok' | 'failed';
  /** Why it cannot run, after a new version of the pack was installed. */
  readonly problem?: string;
  /** UTF-8 bytes of its last run and integration context. */
  readonly stateBytes: number;
}

/* ---- War Room ---- */

export interface WarRoomCommands {
  /** Scripts of the pack, and commands of the server, which need no instance. */
  readonly commands: readonly FormCommand[];
  /** What every command takes. */
  readonly generic: readonly CommandArgument[];
}

/** A file of an entry; secrets in a text are masked. */
export interface SavedFile {
  readonly name: string;
  readonly base64: string;
}

export interface RunSummary {
  readonly id: number;
  /** '' for what ran without an instance. */
  readonly instance: string;
  readonly command: string;
  /** As typed, secrets masked. */
  readonly line: string;
  /** `polling`: the call that a polling command asked for. */
  readonly origin: 'test' | 'war room' | 'fetch' | 'polling';
  readonly at: number;
  readonly ok: boolean;
  readonly milliseconds: number;
  readonly requests: number;
}

export interface Run extends RunSummary {
  readonly error?: { readonly message: string; readonly stack?: string };
  /** When a polling command that is not done runs again. */
  readonly nextCallAt?: number;
  readonly entries: readonly WarRoomEntry[];
  readonly log: readonly LogLine[];
  readonly exchanges: readonly Exchange[];
  /** Where the script itself showed a secret: it is masked here, but it would not be on a tenant. */
  readonly leaks: readonly ('entries' | 'log' | 'error')[];
}

/** One request of a run and its reply. Secrets are masked everywhere. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  /** Absent when no answer arrived. */
  readonly status?: number;
  readonly failure?: string;
  /** Of virtual time with mock servers. */
  readonly at: number;
  readonly milliseconds: number;
  readonly request: Message;
  readonly reply?: Message;
  /** The title of the fault that was switched on. */
  readonly fault?: string;
}

export interface Message {
  readonly headers: { readonly [name: string]: string };
  /** At most the first 65,536 characters. */
  readonly body: string;
  /** UTF-8 bytes of the whole body. */
  readonly bytes: number;
}

/* ---- Fetch ---- */

export interface Pace {
  /** Virtual seconds from one cycle to the next. With `network`: real seconds. */
  readonly intervalSeconds: number;
  /** Real milliseconds of rest between cycles; 0 is as fast as possible. */
  readonly restMilliseconds: number;
  /** Whether new records of the mock server appear minutes late. */
  readonly lateRecords: boolean;
}

/** `sometimes`: one request in four, by a seeded draw. `once`: the next request, then off. */
export const faultModes = ['off', 'once', 'sometimes', 'always'] as const;
export type FaultMode = (typeof faultModes)[number];

export interface FaultSwitch {
  /** `source/...` or `receiver/...`. */
  readonly id: string;
  readonly side: 'source' | 'receiver';
  readonly title: string;
  readonly mode: FaultMode;
  /** How many requests it has hit. */
  readonly hits: number;
}

export interface Cycle {
  readonly number: number;
  readonly instance: string;
  readonly run: number;
  readonly at: number;
  readonly ok: boolean;
  readonly error?: string;
  readonly milliseconds: number;
  /** New rows of the dataset by stream; new incidents by type. */
  readonly events: { readonly [stream: string]: number };
  /** Rows of them that the dataset held already. */
  readonly duplicates: number;
  readonly requests: number;
  /** Requests that repeat one of the same run that failed. */
  readonly retries: number;
  /** Requests that a switched-on fault hit. */
  readonly faults: number;
  /** From an event's time to its arrival, of the new rows. Absent without any. */
  readonly lag?: { readonly median: number; readonly maximum: number };
  readonly stateBytes: number;
}

export interface CycleDetails {
  readonly cycle: Cycle;
  readonly run: Run;
  readonly stateBefore: JsonObject;
  readonly stateAfter: JsonObject;
  readonly changes: readonly StateChange[];
}

/** Texts of the state that hold JSON are taken apart, so that a path leads into them. */
export interface StateChange {
  readonly path: readonly string[];
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before?: Json;
  readonly after?: Json;
}

/* ---- Incidents ---- */

export interface IncidentSummary {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** As the platform counts: 0 unknown, 0.5 informational, 1 low to 4 critical. */
  readonly severity: number;
  /** ISO 8601; '' when unknown. */
  readonly occurred: string;
  readonly created: string;
  readonly instance: string;
}

export interface IncidentDetails {
  /** All but `rawJSON`. */
  readonly fields: JsonObject;
  /** The value of `rawJSON`; its text when that is no JSON. */
  readonly raw: Json;
}

/* ---- Data ---- */

export type FilterOperator = '=' | '!=' | 'contains' | 'not contains' | '>' | '<';

export interface RowSelection {
  /** Rows whose JSON text holds it, in any case. */
  readonly search?: string;
  /** All must hold. Columns are paths such as `actor.email`, or `xdm.` fields of the data model. */
  readonly filters?: readonly {
    readonly column: string;
    readonly operator: FilterOperator;
    readonly value: string;
  }[];
  /** Only rows whose id is at most this, so that what arrives meanwhile moves no row to another offset. */
  readonly upTo?: number;
  /** Absent: newest first. */
  readonly sort?: { readonly column: string; readonly descending: boolean };
}

export interface RowsRequest extends RowSelection {
  readonly offset: number;
  /** At most 500. */
  readonly limit: number;
  /** The cells to give, as paths. */
  readonly columns: readonly string[];
}

export interface RowsPage {
  readonly total: number;
  readonly matching: number;
  /** `id` is the number of the arrival. Cells are in the order of the columns, at most 10,000 characters of each. */
  readonly rows: readonly { readonly id: number; readonly cells: readonly string[] }[];
  /** Every path that some row has, for the choice of columns, at most 500; none over 1,000 characters. */
  readonly knownColumns: readonly string[];
}

export interface RowDetails {
  readonly id: number;
  readonly row: JsonObject;
  /** Fields of the data model; absent when the pack has no rule that keeps the event. */
  readonly model?: JsonObject;
}

export interface QueryRequest {
  readonly text: string;
  /** How far back it looks, in milliseconds, unless it has a `config timeframe`; absent for all rows. */
  readonly timeframe?: number;
}

export interface QueryResult {
  readonly columns: readonly string[];
  /** At most 1,000 rows. */
  readonly rows: readonly JsonObject[];
  readonly total: number;
  readonly milliseconds: number;
  /** What the query reads that no row has. */
  readonly warnings: readonly { readonly message: string; readonly position: Position }[];
  /** The settings of `view graph`, such as `type` and `xaxis`. */
  readonly graph?: { readonly [setting: string]: string };
}

/** What queries can be made of here, and those that the pack brings. */
export interface QueryTerms {
  /** The names of fields that rows have. */
  readonly columns: readonly string[];
  /** The fields of the data model, those that the rules of the pack fill first. */
  readonly modelFields: readonly string[];
  readonly queries: readonly ReadyQuery[];
}

/** A query of the README or of a dashboard. */
export interface ReadyQuery extends QueryRequest {
  /** Where it is from. */
  readonly group: string;
  readonly title: string;
}

export const exportFormats = ['ndjson', 'json', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
}
