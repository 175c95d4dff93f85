/**
 * The JSON API between the page of the playground and its server. A call `x` is `POST /api/x` with its request as the
 * body, and answers with its response, or with a `Problem` and a status that is not 200. Every call carries the token
 * of the playground as `Authorization: Bearer <token>`. Times are epoch milliseconds. Both sides import this file;
 * it holds no code of either.
 */

import type { Runtime } from '../definition/runtime.js';
import type { ErrorOrigin } from '../shared/errors.js';
import type { JsonObject } from '../shared/json.js';
import type { Position } from '../shared/position.js';
import type { IntegrationForm, SavedInstance, SaveRequest } from './protocol/configure.js';
import type {
  ExportedFile,
  ExportFormat,
  QueryRequest,
  QueryResult,
  QueryTerms,
  RowDetails,
  RowSelection,
  RowsPage,
  RowsRequest,
} from './protocol/data.js';
import type { Cycle, CycleDetails, FaultMode, Pace } from './protocol/fetch.js';
import type { IncidentDetails, IncidentSummary } from './protocol/incidents.js';
import type { Overview, RuleAlerts } from './protocol/overview.js';
import type { Snapshot } from './protocol/snapshot.js';
import type { Run, RunSummary, SavedFile, WarRoomCommands } from './protocol/war-room.js';

export * from './protocol/configure.js';
export * from './protocol/data.js';
export * from './protocol/fetch.js';
export * from './protocol/incidents.js';
export * from './protocol/overview.js';
export * from './protocol/snapshot.js';
export * from './protocol/war-room.js';

/** What each call takes and gives. */
export interface Calls {
  snapshot: { request: { since?: number }; response: Snapshot };
  overview: { request: Nothing; response: Overview };
  /** The alerts of the correlation rule of this name. */
  alerts: { request: { rule: string }; response: RuleAlerts };
  integrations: { request: Nothing; response: readonly IntegrationForm[] };
  saveInstance: { request: SaveRequest; response: SavedInstance };
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

export interface FieldProblem {
  /** Absent for the name of the instance. */
  readonly parameter?: string;
  readonly message: string;
}

/** Why a call failed. */
export interface CallProblem {
  /** Who can do something about it: the user, a remote system, or nobody but the authors of this program. */
  readonly origin: ErrorOrigin;
  readonly message: string;
  /** The fields of the form that are wrong. */
  readonly fields?: readonly FieldProblem[];
  /** The place in a query; both count from 1. */
  readonly position?: Position;
}
