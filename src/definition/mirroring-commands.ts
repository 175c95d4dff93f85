import type { CommandDefinitions } from './command.js';
import { type IncidentsDefinition, mirrorsIn, mirrorsOut } from './incidents.js';

/** What the platform calls to mirror incidents. It knows the names and arguments; nobody types them. */

const modifiedData = {
  description:
    'Gets the IDs of what was modified since the last update. The platform calls it to mirror incidents; use it for debugging purposes only.',
  arguments: {
    lastUpdate: {
      kind: 'string',
      required: true,
      description: 'The time of the last update, in ISO 8601 or epoch milliseconds.',
    },
  },
} as const satisfies CommandDefinitions[string];

const remoteData = {
  description:
    'Gets the remote data of an incident. The platform calls it to mirror incidents; use it for debugging purposes only.',
  arguments: {
    id: { kind: 'string', required: true, description: 'The remote ID of the incident.' },
    lastUpdate: {
      kind: 'string',
      description: 'The time of the last update, in ISO 8601 or epoch milliseconds.',
    },
  },
} as const satisfies CommandDefinitions[string];

/** The commands that an integration has for the directions in which it mirrors. */
export function mirroringCommands(incidents: IncidentsDefinition): CommandDefinitions {
  const isIncoming = mirrorsIn(incidents);
  const isOutgoing = mirrorsOut(incidents);
  return {
    ...(isIncoming && { 'get-modified-remote-data': modifiedData, 'get-remote-data': remoteData }),
    ...(isOutgoing && {
      'update-remote-system': {
        description:
          'Sends the changes of an incident to the source. The platform calls it to mirror incidents; use it for debugging purposes only.',
        harmful: true,
      },
      'get-mapping-fields': {
        description:
          'Gets the fields that can be mapped for each incident type. The platform calls it; use it for debugging purposes only.',
      },
    }),
  };
}
