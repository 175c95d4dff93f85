import type { ChosenDirection } from '../../definition/incident-parameters.js';
import { instanceName } from '../host/instance-name.js';

/** What an incident carries so that the platform mirrors it. */
export type Mirror = (id: string) => {
  readonly incident: {
    readonly dbotMirrorId: string;
    readonly dbotMirrorDirection: string;
    readonly dbotMirrorInstance?: string;
  };
  /** The same for mappers, which see the fields of `rawJSON` only. */
  readonly fields: { readonly [name: string]: string };
};

const codes: { readonly [D in ChosenDirection]: string } = {
  None: '',
  Incoming: 'In',
  Outgoing: 'Out',
  'Incoming And Outgoing': 'Both',
};

/** Undefined where the instance mirrors nothing. */
export function mirrorOf(chosen: unknown): Mirror | undefined {
  const direction = codes[chosen as ChosenDirection];
  if (!direction) return undefined;
  const instance = instanceName();
  return (id) => ({
    incident: {
      dbotMirrorId: id,
      dbotMirrorDirection: direction,
      ...(instance !== '' && { dbotMirrorInstance: instance }),
    },
    fields: { mirror_id: id, mirror_direction: direction, mirror_instance: instance },
  });
}
