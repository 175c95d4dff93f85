/** Fields of the Cortex Data Model that look right and must not be assigned, with what is known about each. */

export interface RefusedXdmField {
  /** The whole path, or the beginning of several when it ends in a dot. */
  readonly path: string;
  /** As a sentence. */
  readonly reason: string;
  /** What to write in its place, where there is something. */
  readonly instead?: string;
  /** Whether a tenant refuses the pack, or installs a rule that then does nothing. */
  readonly effect: 'refused' | 'never compiles';
  /** `tenant`: seen on a tenant. `conflict`: one tenant refused it, and the published schema has it. */
  readonly mark: 'tenant' | 'conflict';
}

const absent = 'The data model has no such field.';

export const refusedXdmFields: readonly RefusedXdmField[] = [
  {
    path: 'xdm.source.user.email',
    reason: absent,
    instead: 'xdm.source.user.upn',
    effect: 'refused',
    mark: 'tenant',
  },
  {
    path: 'xdm.network.http.user_agent',
    reason: absent,
    instead: 'xdm.source.user_agent',
    effect: 'refused',
    mark: 'tenant',
  },
  {
    path: 'xdm.cloud.provider',
    reason: absent,
    instead: 'xdm.source.cloud.provider',
    effect: 'refused',
    mark: 'tenant',
  },
  {
    path: 'xdm.event.start_time',
    reason: absent,
    instead: 'xdm.event.duration',
    effect: 'refused',
    mark: 'tenant',
  },
  {
    path: 'xdm.event.end_time',
    reason: absent,
    instead: 'xdm.event.duration',
    effect: 'refused',
    mark: 'tenant',
  },
  { path: 'xdm.network.direction', reason: absent, effect: 'refused', mark: 'tenant' },
  {
    path: 'xdm.source.process.parent_process.',
    reason: absent,
    instead: 'xdm.source.process.parent_id',
    effect: 'refused',
    mark: 'tenant',
  },
  {
    path: 'xdm.source.cloud.source_type',
    reason: 'The field is for the platform alone: a rule that assigns it installs and never compiles.',
    effect: 'never compiles',
    mark: 'tenant',
  },
  {
    path: 'xdm.email.',
    reason: 'One tenant refused the fields of emails as targets, although the published schema has them.',
    effect: 'refused',
    mark: 'conflict',
  },
];
