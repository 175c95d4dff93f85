import type { IncidentsDefinition } from '../../definition/incidents.js';
import type { StreamEvent } from '../collect/stream.js';
import { toEvent } from '../collector/event-record.js';
import type { KeyedStream } from '../collector/event-source.js';
import { valueAt } from '../commands/entry.js';
import { textOf } from '../values/json.js';
import type { Mirror } from './mirror.js';

const severities = { unknown: 0, informational: 0.5, low: 1, medium: 2, high: 3, critical: 4 } as const;

export type IncidentSeverity = keyof typeof severities;

/** An incident as the code of an integration finds it. */
export interface FoundIncident {
  /** As the source gave it, with the time and the id that the stream declares. It becomes `rawJSON`. */
  readonly record: object;
  readonly name: string;
  readonly details?: string;
  /** `unknown` unless it says otherwise. */
  readonly severity?: IncidentSeverity;
  /** Absent: what the instance is configured with, or a classifier says. */
  readonly type?: string;
  readonly labels?: { readonly [type: string]: string };
  readonly customFields?: { readonly [field: string]: unknown };
}

/** An incident as the platform takes it. */
export interface Incident {
  readonly name: string;
  readonly occurred?: string;
  readonly details?: string;
  readonly severity: number;
  readonly type?: string;
  readonly labels?: readonly { readonly type: string; readonly value: string }[];
  readonly CustomFields?: { readonly [field: string]: unknown };
  readonly rawJSON: string;
  readonly dbotMirrorId?: string;
  readonly dbotMirrorDirection?: string;
  readonly dbotMirrorInstance?: string;
}

/** The incident of a record, with what the collection needs to know of the record. */
export function toIncident(
  stream: KeyedStream,
  found: FoundIncident,
  mirror: Mirror | undefined,
): StreamEvent {
  const { record } = found;
  // It adds fields of a dataset, which no incident has.
  const known = toEvent(stream, { ...record });
  const id = typeof stream.id === 'string' ? textOf(valueAt(record, stream.id)) : '';
  return { ...known, event: { ...incidentOf(found, known.time, mirror?.(id || known.digest)) } };
}

function incidentOf(
  { record, name, details, severity = 'unknown', type, labels, customFields }: FoundIncident,
  occurred: string,
  mirrored: ReturnType<Mirror> | undefined,
): Incident {
  return {
    name,
    ...(occurred !== '' && { occurred }),
    ...(details !== undefined && { details }),
    severity: severities[severity],
    ...(type !== undefined && { type }),
    ...(labels && { labels: Object.keys(labels).map((type) => ({ type, value: String(labels[type]) })) }),
    ...(customFields && { CustomFields: customFields }),
    rawJSON: JSON.stringify({ ...record, ...mirrored?.fields }),
    ...mirrored?.incident,
  };
}

/** The streams of incidents as the collection reads them. */
export function incidentStreams({ streams }: IncidentsDefinition): KeyedStream[] {
  return Object.keys(streams).map((key) => ({ ...(streams[key] as KeyedStream), key }));
}
