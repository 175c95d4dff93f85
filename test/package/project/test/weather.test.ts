import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { itCollectsEverything, localCortex } from 'cortex-pack/test';
import { weather } from '../mock-api/weather.js';

const pack = 'dist/WeatherEvents.zip';

test('collects what there is, once', async () => {
  const api = weather();
  await using cortex = await localCortex(pack, { apis: [api] });
  const at = new Date(cortex.clock.now() - 60_000).toISOString();
  for (let count = 0; count < 250; count += 1) {
    api.logs.reports.add({ id: `r${count}`, at, city: 'Lisbon', degrees: 21 });
  }
  const instance = cortex.instance();
  assert.equal((await instance.test()).error, undefined);
  await instance.fetchFor(3);
  assert.equal(cortex.dataset.count(), 250);
});

itCollectsEverything(pack, weather, { test, lookBackMinutes: 5 });
