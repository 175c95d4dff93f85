import { eventTypeField, streamsOf } from '../definition/events.js';
import type { IntegrationDefinition } from '../definition/integration.js';
import { eventTypesParameter } from './event-types-parameter.js';
import type { MockApi } from './mock-api/mock-api.js';
import type { RecordLog } from './mock-api/record-log.js';
import type { MockSource, MockSourceContext, MockSourceModule } from './mock-source.js';
import { withFaults } from './server/faults.js';
import { serve } from './server/serve.js';
import { sourceFaults } from './server/source-faults.js';
import { SeededRandom } from './simulation/seeded-random.js';

const minute = 60_000;
const backlogMinutes = 10;
const backlogRecords = 40;
/** Seconds; within the usual look-back. */
const latest = 240;

/**
 * Makes `pack/mock-api/demo.ts` of a mock server: what the playground and the demonstration run the pack against, over
 * real HTTP. `mock` gets the address that it is served at. Logs with a `sample` grow with each fetch; a log has the key
 * of the stream that reads it.
 */
export function demoSource(
  integration: IntegrationDefinition,
  mock: (url: string) => MockApi,
): MockSourceModule['default'] {
  return { faults: sourceFaults, start: (context) => startDemo(integration, mock, context) };
}

async function startDemo(
  { events }: IntegrationDefinition,
  mock: (url: string) => MockApi,
  { now, collector, faults }: MockSourceContext,
): Promise<MockSource> {
  const server = await serve(
    withFaults((request, at) => api.handler(request, at), faults ?? (() => undefined)),
    { clock: now, keepRequests: false },
  );
  const api = mock(server.url);
  const random = new SeededRandom(1);
  let made = 0;
  const addRecords = (log: RecordLog<object>, from: number, to: number, count: number, late: boolean) => {
    const { sample } = log.options;
    if (sample === undefined) return;
    for (let index = 0; index < count; index += 1) {
      const at = random.integer(from, to);
      made += 1;
      log.add(sample({ id: `demo-${made}`, time: new Date(at).toISOString(), at, random }), {
        lateBySeconds: late ? random.integer(0, latest) : 0,
      });
    }
  };
  const logs: readonly RecordLog<object>[] = Object.values(api.logs);
  let last = now();
  for (const log of logs) addRecords(log, last - backlogMinutes * minute, last - 1000, backlogRecords, false);

  const streams = events?.streams ?? {};
  return {
    url: server.url,
    close: server.close,
    params: {
      ...api.params,
      ...(events && {
        http_collector_url: collector.url,
        http_collector_key: { identifier: '', password: collector.key },
        first_fetch: `${backlogMinutes + 5} minutes`,
        ...allEventTypes(events),
      }),
    },
    facts: events ? [{ name: 'Backlog', value: `${backlogMinutes} minutes` }] : [],
    tick: ({ late = false } = {}) => {
      const at = now();
      for (const log of logs) addRecords(log, last, at, random.integer(1, 5), late);
      last = at;
    },
    burst: (count) => {
      const at = now();
      for (const log of logs) addRecords(log, at - minute, at, Math.ceil(count / logs.length), false);
    },
    table: {
      groupBy: eventTypeField,
      columns: ['_time', eventTypeField, ...(events ? columnsOf(events) : [])],
      identity: events ? streamsOf(events).flatMap(({ id }) => (typeof id === 'string' ? [id] : [])) : [],
    },
    visible: () =>
      Object.fromEntries(
        Object.entries(api.logs).map(([name, log]) => [
          streams[name]?.name ?? name,
          log.visible(now()).length,
        ]),
      ),
  };
}

/** Also those that a new instance does not fetch: the mock server has records of each. */
function allEventTypes(events: NonNullable<IntegrationDefinition['events']>): { [name: string]: unknown } {
  const names = streamsOf(events).map(({ name }) => name);
  return names.length > 1 ? { [eventTypesParameter]: names } : {};
}

function columnsOf(events: NonNullable<IntegrationDefinition['events']>): string[] {
  const all = streamsOf(events).flatMap(({ columns, id }) => columns ?? [id].flat());
  return [...new Set(all)].filter((column) => column !== '_time');
}
