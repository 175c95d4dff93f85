import { collectionParameters } from './event-parameters.js';
import {
  type IncidentStreamDefinition,
  type IncidentsDefinition,
  incidentStreamsOf,
  mirrorsIn,
  mirrorsOut,
} from './incidents.js';
import type { Parameter, Parameters } from './parameter.js';
import { fetchIncidentsParameters } from './platform-parameters.js';

/** The parameters that every integration has that fetches incidents. */

/** When and how much it fetches. */
export const incidentFetchParameters = {
  first_fetch: { ...collectionParameters.first_fetch, defaultValue: '3 days' },
  max_fetch: {
    kind: 'integer',
    display: 'Maximum number of incidents per fetch',
    section: 'Collect',
    advanced: true,
    defaultValue: 50,
    minimum: 1,
    maximum: 200,
    help: 'The maximum number of incidents of each kind that one fetch creates. The rest follows in the next fetch.',
  },
  look_back: {
    ...collectionParameters.look_back,
    display: 'Look-back for late incidents (minutes)',
    help: 'The number of minutes that every fetch reads again to find what became visible late. No incident is created twice.',
  },
  time_budget: collectionParameters.time_budget,
} as const satisfies Parameters;

const directions = ['None', 'Incoming', 'Outgoing', 'Incoming And Outgoing'] as const;

/** What a user chooses in the form. */
export type ChosenDirection = (typeof directions)[number];

/** The parameters in the sections Collect and Mirroring, in the order of the form. */
export function incidentParameters(incidents: IncidentsDefinition): Parameters {
  const streams = incidentStreamsOf(incidents);
  const parameters: { [name: string]: Parameter } = { ...fetchIncidentsParameters };
  if (streams.length > 1) parameters.incidents_to_fetch = incidentsToFetch(streams);
  for (const name in incidentFetchParameters)
    parameters[name] = incidentFetchParameters[name as keyof typeof incidentFetchParameters];
  if (incidents.mirroring) parameters.mirror_direction = mirrorDirection(incidents);
  return parameters;
}

function incidentsToFetch(streams: readonly IncidentStreamDefinition[]): Parameter {
  return {
    kind: 'multi-select',
    display: 'Incidents to fetch',
    section: 'Collect',
    required: true,
    options: streams.map(({ name }) => name),
    defaultValue: streams.filter(({ optional }) => optional !== true).map(({ name }) => name),
    help: 'The kinds of incidents to fetch. Test checks exactly the selected ones.',
  };
}

function mirrorDirection(incidents: IncidentsDefinition): Parameter {
  const isPossible = (direction: ChosenDirection) =>
    direction === 'None' ||
    ((direction === 'Outgoing' || mirrorsIn(incidents)) &&
      (direction === 'Incoming' || mirrorsOut(incidents)));
  return {
    kind: 'select',
    display: 'Incident Mirroring Direction',
    section: 'Mirroring',
    options: directions.filter(isPossible),
    defaultValue: 'None',
    help: 'The direction in which changes of fetched incidents are mirrored: from the source to the incident (Incoming), from the incident to the source (Outgoing), or both.',
  };
}
