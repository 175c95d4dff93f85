import type { StreamDefinition } from './events.js';

/** What makes an integration fetch incidents. */
export interface IncidentsDefinition {
  /** What they are made of, by names of the author's own, in the order of the form. */
  readonly streams: IncidentStreams;
  /** Keeps incidents and the objects that they were made of equal. */
  readonly mirroring?: MirroringDefinition;
  /**
   * The ids of the classifier and of the mappers that new instances use.
   * @buildOnly
   */
  readonly classifier?: string;
  /** @buildOnly */
  readonly incomingMapper?: string;
  /** @buildOnly */
  readonly outgoingMapper?: string;
}

/** Objects of the source that become incidents, read page by page. */
export type IncidentStreamDefinition = Pick<
  StreamDefinition,
  'name' | 'time' | 'id' | 'pageSize' | 'order' | 'optional' | 'source'
>;

export type IncidentStreams = { readonly [key: string]: IncidentStreamDefinition };

export interface MirroringDefinition {
  readonly direction: MirroringDirection;
  /** What can be mapped on the way out: fields of the source with a description, by incident type. */
  readonly fields?: { readonly [incidentType: string]: { readonly [field: string]: string } };
}

/** Into the incidents of the platform, out of them, or both. */
export type MirroringDirection = 'incoming' | 'outgoing' | 'both';

/** In the order of the form. */
export function incidentStreamsOf({ streams }: IncidentsDefinition): IncidentStreamDefinition[] {
  return Object.keys(streams).map((key) => streams[key] as IncidentStreamDefinition);
}

export function mirrorsIn({ mirroring }: IncidentsDefinition): boolean {
  return mirroring !== undefined && mirroring.direction !== 'outgoing';
}

export function mirrorsOut({ mirroring }: IncidentsDefinition): boolean {
  return mirroring !== undefined && mirroring.direction !== 'incoming';
}
