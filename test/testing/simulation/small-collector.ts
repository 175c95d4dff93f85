import { withHeader } from '#src/testing/mock-api/authentication.js';
import { mockApi } from '#src/testing/mock-api/mock-api.js';
import type { Paging } from '#src/testing/mock-api/paging.js';
import { recordLog } from '#src/testing/mock-api/record-log.js';
import { type FormParameter, weatherPack } from '../../fixtures/weather-pack.js';

/** A collector as an author may write it without the runtime of the package: it keeps the promise, and not much else. */
export const smallCollector = `
  function iso(second) { return new Date(second * 1000).toISOString(); }
  function send(method, url, headers, body) {
    var answer = http(url, { Method: method, Headers: headers, Body: body }, false, false, undefined, undefined, 30000);
    if (answer.StatusCode !== 200) throw new Error(url + ' answered ' + answer.StatusCode + ' ' + answer.Status);
    return answer;
  }
  function save() { setIntegrationContext({ state: JSON.stringify(state) }); }
  function deliver(events) {
    var answer = send('POST', params.http_collector_url, { Authorization: [params.http_collector_key.password] },
      events.map(function (event) { return JSON.stringify(event); }).join('\\n'));
    if (JSON.parse(answer.Body).error !== 'false') throw new Error('The events were not taken.');
  }
  var lookBack = 300;
  var state = JSON.parse(getIntegrationContext().state || '{"since":0,"known":{}}');
  if (state.since === 0) { state.since = Math.floor(new Date().getTime() / 1000); save(); }
  var position = 1;
  var final = 0;
  while (position) {
    var answer = send('GET', params.url + '/v1/reports?since=' + iso(state.since) + '&size=50&position=' + position,
      { 'X-Api-Key': [params.credentials.password] });
    var body = JSON.parse(answer.Body);
    // The clock of the source counts: this one may be wrong.
    if (position === 1) final = Math.floor(Date.parse(answer.Headers.Date[0]) / 1000) - lookBack;
    var fresh = body.items.filter(function (record) { return !state.known[record.id]; });
    if (fresh.length > 0) {
      deliver(fresh.map(function (record) { return { id: record.id, _time: record.at, city: record.city }; }));
      fresh.forEach(function (record) { state.known[record.id] = Math.floor(Date.parse(record.at) / 1000); });
      save();
    }
    position = body.items.length === 0 ? 0 : position + 1;
  }
  state.since = Math.max(state.since, final);
  for (var id in state.known) if (state.known[id] < state.since) delete state.known[id];
  save();
  return 'ok';
`;

/** A pack of that script, with the parameters that it reads and further ones. */
export function collectorPack(script: string, parameters: readonly FormParameter[] = []): Uint8Array {
  return weatherPack({
    script,
    fetchesEvents: true,
    commands: [],
    parameters: [
      { name: 'url', display: 'Server URL', type: 0, required: true },
      { name: 'credentials', displaypassword: 'Token', hiddenusername: true, type: 9, required: true },
      { name: 'http_collector_url', display: 'HTTP Log Collector URL', type: 0, required: true },
      { name: 'http_collector_key', displaypassword: 'Key', hiddenusername: true, type: 9, required: true },
      { name: 'isFetchEvents', display: 'Fetch Events', type: 8 },
      ...parameters,
    ],
  });
}

export const apiKey = 'key-4be0c2917';

export function reports(paging: Paging = { kind: 'page number', page: 'position', size: 'size' }) {
  return mockApi({
    url: 'https://weather.example',
    params: { url: 'https://weather.example', credentials: apiKey },
    authenticate: withHeader('X-Api-Key', apiKey),
    logs: {
      reports: recordLog({
        route: 'GET /v1/reports',
        id: 'id',
        time: 'at',
        since: 'since',
        paging,
        sample: ({ id, time, random }) => ({ id, at: time, city: random.pick(['Lisbon', 'Porto']) }),
      }),
    },
  });
}
