/** The dataset. Part of the API between the page and the server (`protocol.ts`). */

import type { JsonObject } from '../../shared/json.js';
import type { Position } from '../../shared/position.js';

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
  /** The paths of values in JSON objects, such as `actor.email`. */
  readonly paths: readonly string[];
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
