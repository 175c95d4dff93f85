import type { IncidentsDefinition } from '../../definition/incidents.js';
import { openCheckpoint } from '../collect/checkpoint.js';
import { collect } from '../collect/collect.js';
import { namesOf } from '../collector/collector.js';
import type { EventSource, KeyedStream } from '../collector/event-source.js';
import { openStream } from '../collector/open-stream.js';
import { describeFailures, throwIfUnhealthy } from '../commands/visible-failure.js';
import type { Destination } from '../deliver/destination.js';
import type { Host } from '../host/host.js';
import { type RunClock, startRunClock } from '../host/run-clock.js';
import type { SettingValues } from '../implement/settings.js';
import { parseTime } from '../values/instant.js';
import { type FoundIncident, incidentStreams, toIncident } from './incident.js';
import { incidentHost } from './incident-host.js';
import { mirrorOf } from './mirror.js';

/** What fetches the incidents of one instance. */
export interface IncidentFetch {
  readonly host: Host;
  readonly incidents: IncidentsDefinition;
  readonly values: SettingValues;
  /** Opens the source for one run. Its records are found incidents. */
  open(clock: RunClock): EventSource;
}

/** One run of the fetch, on the same engine as that of events. Returns the incidents as the platform takes them. */
export function fetchIncidents({ host, incidents, values, open }: IncidentFetch): string {
  const clock = startRunClock(host, values.time_budget as number);
  const chosen = chosenIncidents(incidents, values);
  const stateHost = incidentHost(host);
  const source = open(clock);
  const mirror = mirrorOf(values.mirror_direction);
  const outlet = incidentOutlet();
  const report = collect({
    host: stateHost,
    source: {
      streams: chosen.map((stream) =>
        openStream(stream, values.max_fetch as number, source, clock, (found) =>
          toIncident(stream, found as FoundIncident, mirror),
        ),
      ),
      delay: source.delay,
    },
    destination: outlet.destination,
    checkpoint: openCheckpoint(stateHost, {
      streams: namesOf(chosen),
      startSecond: parseTime(values.first_fetch as string, host.now()) as number,
      useLastRun: true,
    }),
    clock,
    lookBackSeconds: (values.look_back as number) * 60,
  });
  stateHost.keepState();
  const failed = report.streams.filter(({ failure }) => failure !== undefined);
  for (const text of describeFailures(failed)) host.logError(text);
  // What was found must not be lost for the sake of a message.
  if (outlet.count() === 0) throwIfUnhealthy(report);
  return outlet.text();
}

/** The streams that the instance is configured to fetch. */
export function chosenIncidents(incidents: IncidentsDefinition, values: SettingValues): KeyedStream[] {
  const wanted = values.incidents_to_fetch as readonly string[] | undefined;
  const all = incidentStreams(incidents);
  return wanted === undefined ? all : all.filter(({ name }) => wanted.indexOf(name) >= 0);
}

/** Takes incidents until they are returned. */
function incidentOutlet() {
  const texts: string[] = [];
  const destination: Destination = {
    deliver(lines, _clock, accepted) {
      for (const { text } of lines) texts.push(text);
      accepted(lines);
    },
    probe() {},
  };
  return { destination, count: () => texts.length, text: () => `[${texts.join(',')}]` };
}
