import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { stationPack } from '../fixtures/weather-pack.js';
import { playgroundInBrowser } from './playground-in-browser.js';

/** Its third cycle fails. */
const script = `
  var cycle = (getLastRun().cycle || 0) + 1;
  setLastRun({ cycle: cycle });
  if (cycle === 3) { throw new Error('The third cycle fails.'); }
  return 'ok';
`;

const session = playgroundInBrowser(stationPack(script));
let page: Page;

beforeAll(async () => {
  const name = 'weather_1';
  await session.playground.call('saveInstance', {
    name,
    integration: 'Weather Events',
    target: 'mock',
    values: { url: 'http://127.0.0.1', key: { identifier: '', password: 'sunshine' } },
  });
  for (let cycle = 0; cycle < 12; cycle += 1) await session.playground.call('step', { name });
  page = await session.browser.newPage();
  await page.goto(session.playground.url);
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Fetch' }).click();
});

test('a cycle that failed is marked at its time, and told', async () => {
  const chart = page.getByRole('region', { name: 'Events per minute' });
  await chart.getByRole('img', { name: '0 events in 12 cycles, 1 of them failed' }).waitFor();
  expect(await chart.locator('g.chart-mark path').count()).toBe(1);
  await chart.getByRole('button', { name: 'Table' }).click();
  const failed = chart.getByRole('row').locator(':last-child');
  expect(await failed.allTextContents()).toEqual(['Failed cycles', ...Array(9).fill('0'), '1', '0', '0']);
  await chart.getByRole('button', { name: 'Table' }).click();
});

/** Waits for the charts: the page draws them again in the frame after its width has changed. */
async function drawnToFit() {
  await page.waitForFunction(() => {
    const all = [...document.querySelectorAll('.chart-box svg')];
    const fits = (svg: Element) => {
      const { width } = svg.getBoundingClientRect();
      const room = svg.parentElement?.getBoundingClientRect().width ?? 0;
      return Math.abs(width - room) < 1 && svg.querySelector('.chart-axes > text') !== null;
    };
    return all.length === 3 && all.every(fits);
  });
}

test.each([400, 640, 800, 1000, 1100, 1280, 1400])('names of times do not touch, %i wide', async (width) => {
  await page.setViewportSize({ width, height: 800 });
  await drawnToFit();
  const charts = await page.locator('.chart-box svg').evaluateAll((all) =>
    all.map((svg) => ({
      end: svg.getBoundingClientRect().right,
      names: [...svg.querySelectorAll('.chart-axes > text')].map((name) => {
        const { left, right } = name.getBoundingClientRect();
        return { left, right };
      }),
    })),
  );
  expect(charts).toHaveLength(3);
  for (const { end, names } of charts) {
    expect(names.length).toBeGreaterThan(0);
    names.forEach(({ left, right }, place) => {
      expect(right).toBeLessThanOrEqual(end);
      expect(left).toBeGreaterThanOrEqual((names[place - 1]?.right ?? 0) + 8);
    });
  }
});
