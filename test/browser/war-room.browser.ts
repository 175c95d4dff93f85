import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { accessibilityFindings } from './accessibility.js';
import { openView } from './open-view.js';
import { playgroundInBrowser } from './playground-in-browser.js';

const session = playgroundInBrowser();
let name: string;
let page: Page;
let view: Locator;

beforeAll(async () => {
  name = (await session.playground.call('snapshot', {})).instances[0]?.name ?? '';
  await session.playground.call('test', { name });
  await session.playground.call('step', { name });
});

beforeEach(async () => {
  page = await openView(session, 'War Room');
  view = page.getByRole('region', { name: 'War Room', exact: true });
  await view.waitFor();
});

afterEach(() => page.close());

test('fetches are listed when they are wanted', async () => {
  const runs = view.getByRole('region', { name: 'Runs' });
  await runs.getByRole('link', { name: /^Test/ }).first().waitFor();
  expect(await runs.getByRole('link', { name: /^Fetch/ }).count()).toBe(0);
  await runs.getByLabel('Fetch').check();
  await runs
    .getByRole('link', { name: /^Fetch/ })
    .first()
    .waitFor();
});

test('the 500 that the trial of the key gets is marked as expected', async () => {
  await view.getByRole('link', { name: /^Test/ }).first().click();
  const request = view.locator('.war-room-exchanges summary', { hasText: 'expected' });
  await request.click();
  await view.getByText(/only checks whether the collector accepts the key/).waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
});

test('a very long line leaves room for its result, and is shown on request', async () => {
  const line = `!cloudflare-zero-trust-get-events start_time="${'later '.repeat(700)}"`;
  const { id } = await session.playground.call('run', { name, line });
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/war-room/${id}`);
  const heading = view.getByRole('heading', { name: /start_time/ });
  await view.getByText(/The argument start_time must be/).waitFor();
  const height = async () => (await heading.boundingBox())?.height ?? 0;
  expect(await height()).toBeLessThan(80);
  const result = await view.getByRole('region', { name: 'Result' }).boundingBox();
  expect(result?.height).toBeGreaterThan(300);
  await view.getByRole('button', { name: /^Show all 4,\d+ characters$/ }).click();
  expect(await height()).toBeGreaterThan(200);
  expect(await accessibilityFindings(page)).toEqual([]);
  await view.getByRole('button', { name: 'Show less' }).click();
  expect(await height()).toBeLessThan(80);
});

test('a list of runs that is not there yet is not called empty', async () => {
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/api/runs', async (route) => {
    await answered;
    await route.continue();
  });
  await page.reload();
  const runs = page.getByRole('region', { name: 'Runs' });
  await runs.waitFor();
  expect(await runs.getByText('Nothing has run yet.').count()).toBe(0);
  answer();
  await runs.getByRole('link', { name: /^Test/ }).first().waitFor();
});

test('a command that wants to be confirmed asks, and runs when it is answered', async () => {
  const line = view.getByRole('combobox', { name: 'Command' });
  await line.fill('!cloudflare-zero-trust-reset start_time="2 hours ago"');
  await line.press('Escape');
  await line.press('Enter');
  const result = view.getByRole('region', { name: 'Result' });
  await result.getByText(/Nothing was changed/).waitFor();
  expect(await result.locator('.notice.error').count()).toBe(0);
  expect(await view.getByRole('region', { name: 'Runs' }).getByText('Asks').count()).toBe(1);
  expect(await accessibilityFindings(page)).toEqual([]);
  await result.getByRole('button', { name: 'Run it with confirm=true' }).click();
  await result
    .getByText(/^The next collection of/)
    .first()
    .waitFor();
});
