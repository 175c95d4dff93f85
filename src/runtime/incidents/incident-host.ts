import type { Host, StringRecord } from '../host/host.js';

/** The host of a fetch of incidents. */
export interface IncidentHost extends Host {
  /** Writes the state that the fetch has left. */
  keepState(): void;
}

/**
 * Incidents arrive by being returned, so nothing may be saved before. The state is in the last run alone: then the
 * platform's own reset of it lets the fetch start again.
 */
export function incidentHost(host: Host): IncidentHost {
  let state: StringRecord | undefined;
  return {
    ...host,
    readContext: () => undefined,
    writeContext: () => false,
    readLastRun: () => state ?? host.readLastRun(),
    writeLastRun(record) {
      state = { ...record };
      // For event collectors only.
      delete state.nextTrigger;
      return true;
    },
    keepState() {
      if (state) host.writeLastRun(state);
    },
  };
}
