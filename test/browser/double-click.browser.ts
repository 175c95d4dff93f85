import { expect, test } from 'vitest';
import { stationPack } from '../fixtures/weather-pack.js';
import { playgroundInBrowser } from './playground-in-browser.js';

/** One command is still at work when the second click comes; the other one never ends. */
const slow = `
  (function () {
    var last = command === 'weather-status' ? 500000000 : Infinity;
    var sum = 0;
    for (var turn = 0; turn < last; turn += 1) { sum = (sum + turn) % 7; }
  })();
  return 'counted to the end';
`;

const session = playgroundInBrowser(stationPack(slow));

test('a double-click on Run runs the command; a click on Cancel later ends it', async () => {
  await session.playground.call('saveInstance', {
    name: 'weather_1',
    integration: 'Weather Events',
    target: 'mock',
    values: { url: 'http://127.0.0.1', key: { identifier: '', password: 'sunshine' } },
  });
  const page = await session.browser.newPage();
  await page.goto(session.playground.url);
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'War Room' }).click();
  const form = page.getByRole('form', { name: 'Command line' });
  const line = form.getByRole('combobox', { name: 'Command' });
  await line.fill('!weather-status');
  await line.press('Escape');
  await form.getByRole('button', { name: 'Run' }).dblclick({ delay: 50 });
  const result = page.getByRole('region', { name: 'Result' });
  await result.getByText('counted to the end').waitFor();

  await line.fill('!weather-get-events station=North');
  await line.press('Escape');
  await line.press('Enter');
  const cancel = form.getByRole('button', { name: /^Cancel, [1-9]/ });
  await cancel.click();
  await form.getByRole('button', { name: 'Run' }).waitFor();
  await expect
    .poll(async () => (await session.playground.call('runs', {})).map(({ ok }) => ok))
    .toEqual([true, false]);
});
