import { reliabilities } from '../spec/indicators.js';
import {
  connectionLabels,
  eventFetchLabels,
  incidentFetchLabels,
  reliabilityLabel,
} from '../spec/platform-parameters.js';
import type { Parameters } from './parameter.js';

/** Parameters whose name, display and type the platform fixes word by word. */
export const connectionParameters = {
  insecure: {
    kind: 'checkbox',
    display: connectionLabels.insecure,
    section: 'Connect',
    advanced: true,
    help: 'Whether to skip the verification of TLS certificates. Anyone on the network path can then read the credentials.',
  },
  proxy: {
    kind: 'checkbox',
    display: connectionLabels.proxy,
    section: 'Connect',
    advanced: true,
    help: 'Whether to send requests through the proxy that is configured for the server or the engine.',
  },
} as const satisfies Parameters;

export const fetchEventsParameters = {
  isFetchEvents: {
    kind: 'checkbox',
    display: eventFetchLabels.isFetchEvents,
    section: 'Collect',
    help: 'Whether to collect events on a schedule. Otherwise, only the commands work.',
  },
  eventFetchInterval: {
    kind: 'interval',
    display: eventFetchLabels.eventFetchInterval,
    section: 'Collect',
    advanced: true,
    defaultValue: 1,
    help: 'The number of minutes between two fetches.',
  },
} as const satisfies Parameters;

export const fetchIncidentsParameters = {
  isFetch: {
    kind: 'checkbox',
    display: incidentFetchLabels.isFetch,
    section: 'Collect',
    help: 'Whether to fetch incidents on a schedule. Otherwise, only the commands work.',
  },
  incidentType: {
    kind: 'incident-type',
    display: incidentFetchLabels.incidentType,
    section: 'Collect',
    help: 'The type of the incidents that no classifier gives another.',
  },
  incidentFetchInterval: {
    kind: 'interval',
    display: incidentFetchLabels.incidentFetchInterval,
    section: 'Collect',
    advanced: true,
    defaultValue: 1,
    help: 'The number of minutes between two fetches.',
  },
} as const satisfies Parameters;

/** What an integration with a reputation command has, by the name that the platform looks for. */
export const reliabilityParameters = {
  integrationReliability: {
    kind: 'select',
    display: reliabilityLabel,
    section: 'Connect',
    advanced: true,
    options: reliabilities,
    defaultValue: 'C - Fairly reliable',
    help: 'The reliability of the source that provides the verdicts.',
  },
} as const satisfies Parameters;
