import type { IncidentsDefinition } from '../../definition/incidents.js';
import type { Entry } from '../commands/entry.js';
import type { Host } from '../host/host.js';
import type { IntegrationContext } from '../implement/integration-context.js';
import { parseInstant } from '../values/instant.js';
import { isObject, parseJson, textOf } from '../values/json.js';

/** What mirroring asks of the code of an integration. */
export interface IncomingMirroring<C = IntegrationContext> {
  /** The ids of the objects that changed since then. */
  readonly modified: (context: C, request: { readonly since: string }) => readonly string[];
  /** An object as it is now; undefined when there is nothing to change in the incident. */
  readonly read: (
    context: C,
    request: { readonly id: string; readonly since: string },
  ) => MirroredObject | undefined;
}

export interface OutgoingMirroring<C = IntegrationContext> {
  /** Changes the object of an incident. Returns its id, when it has another one now. */
  readonly update: (context: C, change: IncidentChange) => string | undefined;
}

/** An object of the source, for the incident that was made of it. */
export interface MirroredObject {
  readonly record: object;
  /** What the War Room of the incident shows, such as comments. */
  readonly entries?: readonly { readonly text: string; readonly tags?: readonly string[] }[];
  /** Closes the incident. */
  readonly closed?: { readonly reason: string; readonly notes?: string };
}

/** What changed in an incident. */
export interface IncidentChange {
  /** The id of the object of the source. */
  readonly id: string;
  /** Whether fields of the incident changed, and not only entries were added. */
  readonly changed: boolean;
  /** The fields that changed, as the outgoing mapper names them. */
  readonly delta: { readonly [field: string]: unknown };
  /** All fields of the incident, as the outgoing mapper names them. */
  readonly data: { readonly [field: string]: unknown };
  /** Entries of the War Room that are marked to be mirrored. */
  readonly entries: readonly { readonly [field: string]: unknown }[];
  /** True once the incident is closed. */
  readonly isClosed: boolean;
}

export type MirroringParts = Partial<IncomingMirroring & OutgoingMirroring>;

/** What the commands of the mirroring return, by their names. */
export function mirroringHandlers(
  host: Host,
  incidents: IncidentsDefinition,
  parts: MirroringParts,
  open: () => IntegrationContext,
): { readonly [command: string]: () => unknown } {
  const { modified, read, update } = parts;
  const since = () => timeOf(host.args.lastUpdate);
  return {
    'get-mapping-fields': () => incidents.mirroring?.fields ?? {},
    ...(modified && {
      'get-modified-remote-data': () => note(modified(open(), { since: since() })),
    }),
    ...(read && {
      'get-remote-data': () => {
        const found = read(open(), { id: textOf(host.args.id), since: since() });
        return found ? mirrored(found) : [{}];
      },
    }),
    ...(update && {
      'update-remote-system': () => {
        const change = changeIn(host.args);
        return update(open(), change) ?? change.id;
      },
    }),
  };
}

function mirrored({ record, entries = [], closed }: MirroredObject): unknown[] {
  const comments: object[] = entries.map(({ text, tags = [] }) => ({
    ...note(text),
    ContentsFormat: 'text',
    Tags: tags,
  }));
  const closing = closed
    ? [note({ dbotIncidentClose: true, closeReason: closed.reason, closeNotes: closed.notes ?? '' })]
    : [];
  return [record as unknown].concat(comments, closing);
}

function note(contents: unknown): Entry {
  return { Type: 1, ContentsFormat: 'json', Contents: contents };
}

/** What the platform calls done. */
const doneStatus = 2;

function changeIn(args: Host['args']): IncidentChange {
  const status = Number(args.status);
  return {
    id: textOf(args.remoteId),
    changed: args.incidentChanged === true || textOf(args.incidentChanged) === 'true',
    delta: objectIn(args.delta),
    data: objectIn(args.data),
    entries: listIn(args.entries).filter(isObject),
    isClosed: status === doneStatus,
  };
}

/** The arguments are values on a platform, and texts where somebody types them. */
function valueIn(given: unknown): unknown {
  if (typeof given !== 'string' || given === '') return given;
  try {
    return parseJson(given);
  } catch (_error) {
    return undefined;
  }
}

function objectIn(given: unknown): { readonly [field: string]: unknown } {
  const value = valueIn(given);
  return isObject(value) ? value : {};
}

function listIn(given: unknown): readonly unknown[] {
  const value = valueIn(given);
  return Array.isArray(value) ? value : [];
}

/** As ISO 8601, whatever the platform gives. */
function timeOf(given: unknown): string {
  const text = textOf(given);
  if (/^\d{12,14}$/.test(text)) return new Date(Number(text)).toISOString();
  return parseInstant(text)?.utc ?? text;
}
