import { labelOf } from 'cortex-pack/definition';
import {
  canonicalJson,
  collect,
  createHttpClient,
  createHttpLogCollector,
  type Entry,
  formatSecond,
  type Host,
  hostFromGlobals,
  httpDateSecond,
  isObject,
  markdownEntry,
  openCheckpoint,
  type Page,
  parseJson,
  parseRecordTime,
  queryText,
  readParameters,
  remoteFailure,
  runCommand,
  type Stream,
  sha256,
  startRunClock,
  throwIfUnhealthy,
} from 'cortex-pack/runtime';
import { parameters } from '../definition/parameters.js';

const pageSize = 100;

/** What the script returns to the server. */
export function run(): unknown {
  const host = hostFromGlobals();
  return runCommand(host, {
    'test-module': () => test(host),
    'fetch-events': () => fetchEvents(host),
    'weather-get-events': () => newest(host),
  });
}

function reader(host: Host): Stream {
  const { url, insecure, proxy } = readParameters(parameters, host.params, host.now());
  const client = createHttpClient(host, { insecure, proxy, userAgent: 'weather-pack' });
  return {
    name: 'Weather Reports',
    pageSize,
    limit: 1000,
    readPage({ since, page }, timeoutSeconds): Page {
      const query = queryText({ since: formatSecond(since), page: String(page), per_page: String(pageSize) });
      const answer = client.send({
        method: 'GET',
        url: `${url}/v1/reports${query}`,
        headers: {},
        timeoutSeconds,
      });
      const body = parseJson(answer.body);
      if (answer.status !== 200 || !isObject(body) || !Array.isArray(body.reports)) {
        throw remoteFailure(`The weather service answered ${answer.status}.`, {
          status: answer.status,
          transient: true,
        });
      }
      return {
        events: body.reports.map((report) => {
          const instant = parseRecordTime(report.at);
          return {
            second: instant?.second,
            time: report.at,
            id: report.id,
            digest: sha256(canonicalJson(report)),
            event: { ...report, _time: report.at },
          };
        }),
        sourceSecond: httpDateSecond(answer.header('Date')),
        cursor: undefined,
      };
    },
  };
}

function lastMinutes(host: Host): Page {
  const since = Math.floor(host.now() / 1000) - 600;
  return reader(host).readPage({ since, page: 1, cursor: '', until: 0 }, 10);
}

function test(host: Host): string {
  lastMinutes(host);
  return 'ok';
}

function newest(host: Host): Entry {
  const { events } = lastMinutes(host);
  return markdownEntry(`${events.length} reports in the last ten minutes.`, events);
}

function fetchEvents(host: Host): string {
  const { http_collector_url, http_collector_key, insecure, proxy } = readParameters(
    parameters,
    host.params,
    host.now(),
  );
  const stream = reader(host);
  const client = createHttpClient(host, { insecure, proxy, userAgent: 'weather-pack' });
  const report = collect({
    host,
    source: { streams: [stream], delay: () => 0 },
    destination: createHttpLogCollector(host, client, {
      url: http_collector_url,
      key: http_collector_key.password,
      urlLabel: labelOf(parameters.http_collector_url),
      keyLabel: labelOf(parameters.http_collector_key),
    }),
    checkpoint: openCheckpoint(host, {
      streams: [stream.name],
      startSecond: Math.floor(host.now() / 1000) - 3600,
      useLastRun: true,
    }),
    clock: startRunClock(host, 60),
    lookBackSeconds: 300,
  });
  throwIfUnhealthy(report);
  return 'ok';
}
