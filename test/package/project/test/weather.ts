/** Runs the built zip against a mock server of the weather service; prints how many reports arrived. */

import { readFile } from 'node:fs/promises';
import {
  collectorPath,
  configureInstance,
  createHttpLogCollector,
  type Handler,
  Instance,
  installPack,
  serve,
} from 'cortex-pack/test';

const at = new Date(Date.now() - 60_000).toISOString();
const reports = Array.from({ length: 250 }, (_, index) => ({
  id: `r${index}`,
  at,
  city: 'Lisbon',
  degrees: 21,
}));

const weather: Handler = ({ path }) => {
  const query = new URL(path, 'http://mock').searchParams;
  const start = (Number(query.get('page')) - 1) * Number(query.get('per_page'));
  const page = reports.slice(start, start + Number(query.get('per_page')));
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ reports: page }),
  };
};

const source = await serve(weather);
const collector = createHttpLogCollector({
  key: 'secret',
  vendor: 'Weather',
  product: 'Reports',
  compression: 'uncompressed',
  format: 'json',
});
const receiver = await serve(collector.handler);
const pack = installPack(await readFile(process.argv[2] ?? 'dist/WeatherEvents.zip'));
const [integration] = pack.integrations;
if (integration === undefined) throw new Error('The pack has no integration.');
const instance = new Instance(
  configureInstance(integration, {
    name: 'weather_1',
    params: {
      url: source.url,
      http_collector_url: receiver.url + collectorPath,
      http_collector_key: { identifier: '', password: 'secret' },
      isFetchEvents: true,
    },
  }),
);
const tested = await instance.run('test-module');
const fetched = await instance.fetchEvents();
await instance.close();
await Promise.all([source.close(), receiver.close()]);
console.log(
  JSON.stringify({
    test: tested.ok,
    fetch: fetched.ok,
    error: fetched.error ?? tested.error,
    rows: collector.dataset.rows().length,
  }),
);
