import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { weatherPack } from '../fixtures/weather-pack.js';
import { playgroundInBrowser } from './playground-in-browser.js';
import { startPlayground } from './running-playground.js';

const session = playgroundInBrowser();
let page: Page;
let faults: string[];

beforeEach(async () => {
  faults = [];
  page = await session.browser.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(session.playground.url);
});

// An open page asks for the alerts again with each new event.
afterEach(() => page.close());

function states(): Promise<(string | null)[]> {
  return page
    .locator('.overview-steps li')
    .evaluateAll((items) => items.map((item) => item.getAttribute('data-state')));
}

test('the page opens on what the pack is', async () => {
  const summary = page.getByRole('region', { name: /^Cloudflare Zero Trust Logs 1/ });
  await summary.getByText('Validation found no errors').waitFor();
  await summary.getByText(/^[0-9a-f]{64}$/).waitFor();
  await page.getByRole('heading', { name: 'What does this pack do?' }).waitFor();
  await page.getByText('This report asked no tenant.').waitFor();
  await page.getByText('The dataset has no events yet.').waitFor();
  expect(faults).toEqual([]);
});

test('the steps tick by what happens, and lead to their views', async () => {
  await page.getByRole('heading', { name: 'From here to the tenant' }).waitFor();
  expect(await states()).toEqual(['open', 'open', 'open', 'open']);
  await page.getByRole('link', { name: 'Test', exact: true }).click();
  await page.getByRole('region', { name: 'Configure', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await page.getByText('Success', { exact: true }).waitFor();
  const [instance] = (await session.playground.call('snapshot', {})).instances;
  await session.playground.call('step', { name: instance?.name ?? '' });
  const views = page.getByRole('navigation', { name: 'Views' });
  await views.getByRole('link', { name: 'Overview' }).click();
  await expect.poll(states).toEqual(['done', 'done', 'open', 'open']);
  await page.getByRole('link', { name: 'Look at the data' }).click();
  await page.getByRole('region', { name: 'Data', exact: true }).waitFor();
  await views.getByRole('link', { name: 'Overview' }).click();
  await expect.poll(states).toEqual(['done', 'done', 'done', 'open']);

  // The dashboard and the rules over what arrived.
  await page.getByRole('region', { name: 'Events by type' }).first().locator('svg').first().waitFor();
  await page.getByRole('region', { name: 'Ingestion lag' }).getByRole('table').waitFor();
  const alerts = page.getByRole('region', { name: 'Alerts in this dataset' });
  await alerts
    .getByText(/^\d+ alerts?$/)
    .first()
    .waitFor();
  await expect.poll(() => alerts.getByText(/^(?:not run|running)$/).count()).toBe(0);
  expect(faults).toEqual([]);
});

test('rules and widgets run one after the other, and only while they are looked at', async () => {
  const [instance] = (await session.playground.call('snapshot', {})).instances;
  await session.playground.call('step', { name: instance?.name ?? '' });
  const started: string[] = [];
  let running = 0;
  let most = 0;
  await page.route(/\/api\/(?:alerts|query)$/, async (route) => {
    started.push(route.request().url());
    running += 1;
    most = Math.max(most, running);
    const response = await route.fetch();
    await page.waitForTimeout(100);
    running -= 1;
    await route.fulfill({ response });
  });
  await page.reload();
  const waiting = page.getByText(/^(?:running|Its query is running)$/);
  await waiting.first().waitFor();
  await expect.poll(() => started.length).toBeGreaterThan(1);
  const views = page.getByRole('navigation', { name: 'Views' });
  await views.getByRole('link', { name: 'War Room' }).click();
  await expect.poll(() => running).toBe(0);
  const before = started.length;
  await page.waitForTimeout(1_000);
  expect(started).toHaveLength(before);
  await views.getByRole('link', { name: 'Overview' }).click();
  await expect.poll(() => waiting.count()).toBe(0);
  expect(started.length).toBeGreaterThan(before);
  expect(most).toBe(1);
  expect(faults).toEqual([]);
});

test('many events are looked at when somebody asks for it', async () => {
  const [instance] = (await session.playground.call('snapshot', {})).instances;
  const name = instance?.name ?? '';
  await session.playground.call('burst', { count: 20_500 });
  while ((await session.playground.call('snapshot', {})).dataset.count <= 20_000)
    await session.playground.call('step', { name });
  await page.reload();
  const alerts = page.getByRole('region', { name: 'Alerts in this dataset' });
  await alerts.getByText('not run').first().waitFor();
  await page.getByRole('button', { name: /^Run over \d\d,\d{3} events$/ }).click();
  await alerts
    .getByText(/^\d+ alerts$/)
    .first()
    .waitFor();
  await expect.poll(() => alerts.getByText(/^(?:not run|running)$/).count()).toBe(0);
  expect(faults).toEqual([]);
});

test('a pack with errors shows them first', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cortex-pack-'));
  const zip = join(folder, 'weather.zip');
  await writeFile(zip, weatherPack({ files: { 'README.md': '' }, version: 'one' }));
  const other = await startPlayground(zip);
  try {
    await page.goto(other.url);
    await page.getByText(/^Validation found \d+ errors?$/).waitFor();
    const findings = page.getByRole('region', { name: 'What the validation found' });
    expect(await findings.getByRole('listitem').count()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  } finally {
    await other.close();
    await rm(folder, { recursive: true, force: true });
  }
});
