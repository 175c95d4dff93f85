import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { accessibilityFindings } from './accessibility.js';
import { openView } from './open-view.js';
import { playgroundInBrowser } from './playground-in-browser.js';

const session = playgroundInBrowser();
let page: Page;
let field: Locator;

beforeAll(async () => {
  const [instance] = (await session.playground.call('snapshot', {})).instances;
  await session.playground.call('burst', { count: 300 });
  for (let cycle = 0; cycle < 3; cycle += 1)
    await session.playground.call('step', { name: instance?.name ?? '' });
});

beforeEach(async () => {
  page = await openView(session, 'Data');
  await page.getByRole('tab', { name: 'XQL' }).click();
  field = page.getByLabel('XQL query');
});

afterEach(() => page.close());

const dataset = 'dataset = cloudflare_zerotrust_raw';

test('stages, fields and functions are completed with the keys', async () => {
  const suggestions = page.getByRole('listbox', { name: 'Suggestions' });
  const chosen = async () => {
    const id = await field.getAttribute('aria-activedescendant');
    return id === null ? null : page.locator(`[id="${id}"] .mono`).textContent();
  };
  await field.fill(dataset);
  await field.press('Control+End');
  await field.pressSequentially(' | fi');
  await suggestions.waitFor();
  expect(await chosen()).toBe('filter condition');
  await field.press('ArrowDown');
  expect(await chosen()).toBe('fields a, b as c');
  await field.press('ArrowUp');
  await field.press('Enter');
  expect(await field.inputValue()).toBe(`${dataset} | filter `);
  await field.pressSequentially('SOURCE');
  await expect.poll(chosen).toBe('SOURCE_LOG_TYPE');
  await field.press('Tab');
  expect(await field.inputValue()).toBe(`${dataset} | filter SOURCE_LOG_TYPE`);
  await field.pressSequentially(' = lowe');
  await suggestions.getByText('lowercase').waitFor();
  await field.press('Escape');
  await suggestions.waitFor({ state: 'hidden' });
  await field.press('Enter');
  expect(await field.inputValue()).toBe(`${dataset} | filter SOURCE_LOG_TYPE = lowe\n`);
  await field.press('Control+Space');
  await suggestions.waitFor();
  // With the list closed, Tab goes on to the next control.
  await field.press('Escape');
  await field.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Run');
});

test('a query of the dashboard is chosen, looks as far back as the widget, and is drawn', async () => {
  await page.getByRole('button', { name: 'Queries of the pack' }).click();
  await page.getByRole('button', { name: 'Events by type' }).click();
  const chart = page.getByRole('region', { name: 'Events by type' });
  await chart.waitFor();
  expect(await chart.getByRole('img').getAttribute('aria-label')).toMatch(/^Events by type\. events over/);
  expect(await chart.locator('svg[role=img] rect[height]').count()).toBeGreaterThan(3);
  const range = page.getByLabel('Time range');
  expect(await range.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text)).toBe(
    'Last 7 days',
  );
  expect(await field.inputValue()).toContain('view graph type = column');

  await page.getByRole('button', { name: 'Queries of the pack' }).click();
  await page.getByRole('button', { name: 'Denied Access logins by application' }).click();
  const pie = page.getByRole('region', { name: 'Denied Access logins by application' });
  await pie.getByRole('img').waitFor();
  const shares = await pie.locator('tbody tr td:last-child').allTextContents();
  const sum = shares.reduce((total, text) => total + Number.parseFloat(text), 0);
  expect(Math.abs(sum - 100)).toBeLessThan(1);
});

test.each([
  ['dark', 1280],
  ['light', 1280],
  ['light', 400],
] as const)('suggestions and a chart are accessible in %s colors, %i wide', async (colorScheme, width) => {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 800 });
  await field.fill(
    `${dataset}\n| comp count() as n by SOURCE_LOG_TYPE\n| view graph type = column xaxis = SOURCE_LOG_TYPE yaxis = n`,
  );
  await field.press('Control+Enter');
  await page.getByRole('region', { name: 'n by SOURCE_LOG_TYPE' }).waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await field.press('Control+End');
  await field.pressSequentially(' | f');
  await page.getByRole('listbox', { name: 'Suggestions' }).waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
});

test('the error of a query is gone while the next one runs', async () => {
  await field.fill(`${dataset} | srot asc _time`);
  await field.press('Control+Enter');
  const problem = page.getByRole('alert').filter({ hasText: 'srot' });
  await problem.waitFor();
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/api/query', async (route) => {
    await answered;
    await route.continue();
  });
  await field.fill(`${dataset} | limit 1`);
  await field.press('Control+Enter');
  await page.getByRole('status', { name: 'The query is running' }).waitFor();
  expect(await problem.count()).toBe(0);
  answer();
  await page.getByRole('grid', { name: 'Result of the query' }).waitFor();
});

test('a range limits a query, and its result is exported', async () => {
  const status = page.getByRole('status').filter({ hasText: /rows?, in/ });
  await field.fill(`${dataset} | comp count() as n by SOURCE_LOG_TYPE`);
  await field.press('Control+Enter');
  await status.getByText('3 rows').waitFor();
  await page.getByRole('button', { name: 'Export' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV' }).click(),
  ]);
  const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
  expect([lines[0], lines.length]).toEqual(['SOURCE_LOG_TYPE,n', 4]);

  await page.keyboard.press('Escape');
  await field.fill(`${dataset} | sort asc _time | limit 1`);
  await page.getByLabel('Time range').selectOption('Last hour');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await status.getByText('1 row').waitFor();
  const { now } = await session.playground.call('snapshot', {});
  const cell = page.getByRole('grid', { name: 'Result of the query' }).getByRole('gridcell').first();
  await expect
    .poll(async () => now - Date.parse((await cell.textContent()) ?? ''))
    .toBeLessThanOrEqual(3_600_000);
});

test('a field that no row has is pointed at, and one that the data model does not have is refused', async () => {
  await field.fill(`${dataset}\n| filter SOURCE_LOG_TPE = null | limit 1`);
  await field.press('Control+Enter');
  await page
    .getByText('Line 2, column 10: No row has the field SOURCE_LOG_TPE. Did you mean SOURCE_LOG_TYPE?')
    .waitFor();
  await page.getByText('1 row, in').waitFor();

  await field.fill(`datamodel ${dataset} | fields xdm.source.ip4`);
  await field.press('Control+Enter');
  const problem = page.getByRole('alert');
  await problem.getByText('Did you mean xdm.source.ipv4?').waitFor();
});
