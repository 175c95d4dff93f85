import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openView } from './open-view.js';
import { playgroundInBrowser } from './playground-in-browser.js';

const manyEvents = 100_000;
const mostCycles = 60;

/** The page draws only the rows that are seen, whatever the dataset holds. */
const mostElements = 2_500;

const session = playgroundInBrowser();
let page: Page;

beforeAll(async () => {
  const { instances } = await session.playground.call('snapshot', {});
  const [instance] = instances;
  if (instance === undefined) throw new Error('The playground has no instance.');
  await session.playground.call('burst', { count: manyEvents });
  await collectAll(instance.name);
}, 120_000);

beforeEach(async () => {
  page = await openView(session, 'Data');
  await grid().getByRole('gridcell').first().waitFor();
});

afterEach(() => page.close());

/** Runs cycles until the dataset holds what the source shows. */
async function collectAll(name: string): Promise<void> {
  for (let cycle = 0; cycle < mostCycles; cycle += 1) {
    await session.playground.call('step', { name });
    const { streams } = await session.playground.call('snapshot', {});
    if (streams.every(({ atSource, inDataset }) => atSource === inDataset)) return;
  }
  throw new Error(`The burst was not collected in ${mostCycles} cycles.`);
}

const elements = () => page.evaluate(() => document.querySelectorAll('*').length);
const grid = () => page.getByRole('grid', { name: 'Rows of the dataset' });

/** The row numbers that are drawn, when their cells are there. */
async function drawnRows(): Promise<number[]> {
  await page.waitForFunction(
    () => document.querySelector('[role=row][aria-busy=true], .waiting') === null,
    undefined,
    { timeout: 10_000 },
  );
  return grid()
    .locator('tbody [role=row]')
    .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('aria-rowindex')) - 1));
}

test('all rows are reached, and few are drawn', async () => {
  const { dataset } = await session.playground.call('snapshot', {});
  expect(dataset.count).toBeGreaterThanOrEqual(manyEvents);
  expect(await grid().getAttribute('aria-rowcount')).toBe(String(dataset.count + 1));
  expect(await elements()).toBeLessThan(mostElements);
  expect(await drawnRows()).toContain(1);

  await grid().focus();
  await page.keyboard.press('End');
  await expect.poll(drawnRows).toContain(dataset.count);
  expect(await elements()).toBeLessThan(mostElements);

  for (const share of [0.25, 0.5, 0.75]) {
    await grid().evaluate((box, part) => {
      box.scrollTop = (box.scrollHeight - box.clientHeight) * part;
    }, share);
    const near = Math.round(dataset.count * share);
    await expect.poll(async () => (await drawnRows()).some((row) => Math.abs(row - near) < 50)).toBe(true);
    expect(await elements()).toBeLessThan(mostElements);
  }
});

test('every row that is drawn is the row of that place', async () => {
  const { dataset } = await session.playground.call('snapshot', {});
  await grid().evaluate((box) => {
    box.scrollTop = box.scrollHeight / 2;
  });
  await expect.poll(async () => (await drawnRows())[0]).toBeGreaterThan(1);
  const drawn = await drawnRows();
  const first = drawn[0] ?? 0;
  const { rows } = await session.playground.call('rows', {
    offset: first - 1,
    limit: drawn.length,
    columns: dataset.columns,
  });
  const shown = await grid()
    .locator('tbody [role=row]')
    .evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.textContent)),
    );
  expect(shown).toEqual(rows.map(({ cells }) => cells));
});

test('a search and a filter find the rows among all of them', async () => {
  const { total, rows } = await session.playground.call('query', {
    text: `dataset = ${(await session.playground.call('snapshot', {})).dataset.name}
      | comp count() as events by user_email | sort desc events | limit 2`,
  });
  expect(total).toBe(2);
  const chosen = rows.find((row) => typeof row.user_email === 'string');
  await page.getByRole('combobox', { name: 'Field' }).fill('user_email');
  await page.getByRole('textbox', { name: 'Value' }).fill(String(chosen?.user_email));
  await page.getByRole('button', { name: 'Add filter' }).click();
  await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe(String(Number(chosen?.events) + 1));
  expect(await elements()).toBeLessThan(mostElements);
});
