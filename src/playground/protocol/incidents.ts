/** Incidents that were fetched. Part of the API between the page and the server (`protocol.ts`). */

import type { Json, JsonObject } from '../../shared/json.js';

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
