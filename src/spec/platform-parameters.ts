import type { ParameterTypeName } from './parameter-types.js';

/**
 * Parameters that the platform knows by name: their labels and controls are the same in every integration. From the
 * official SDK (IN100, BA133, IN121).
 */

export interface PlatformParameter {
  readonly display: string;
  readonly type: ParameterTypeName;
}

export const connectionLabels = {
  insecure: 'Trust any certificate (not secure)',
  proxy: 'Use system proxy settings',
} as const;

/** The first is the switch of the collection, the second its interval. */
export const eventFetchLabels = {
  isFetchEvents: 'Fetch Events',
  eventFetchInterval: 'Events Fetch Interval',
} as const;

/** Where the platform has incidents. */
export const incidentFetchLabels = {
  isFetch: 'Fetch incidents',
  incidentType: 'Incident type',
  incidentFetchInterval: 'Incidents Fetch Interval',
} as const;

/** Where it calls them alerts. */
export const alertFetchLabels = {
  isFetch: 'Fetch alerts',
  incidentType: 'Alert type',
  incidentFetchInterval: 'Incidents Fetch Interval',
} as const;

/** The choice of how far verdicts are trusted. */
export const reliabilityLabel = 'Source Reliability';

export const connectionParameterFacts: { readonly [name: string]: PlatformParameter } = {
  insecure: { display: connectionLabels.insecure, type: 'checkbox' },
  // Older integrations call it so.
  unsecure: { display: connectionLabels.insecure, type: 'checkbox' },
  proxy: { display: connectionLabels.proxy, type: 'checkbox' },
};

export const eventFetchParameterFacts: { readonly [name: string]: PlatformParameter } = {
  isFetchEvents: { display: eventFetchLabels.isFetchEvents, type: 'checkbox' },
  eventFetchInterval: { display: eventFetchLabels.eventFetchInterval, type: 'interval' },
};

/** Where there are no incidents, they are called alerts. */
export function incidentFetchParameterFacts(noun: 'incident' | 'alert'): {
  readonly [name: string]: PlatformParameter;
} {
  const labels = noun === 'alert' ? alertFetchLabels : incidentFetchLabels;
  return {
    isFetch: { display: labels.isFetch, type: 'checkbox' },
    incidentType: { display: labels.incidentType, type: 'incidentType' },
    incidentFetchInterval: { display: labels.incidentFetchInterval, type: 'interval' },
  };
}
