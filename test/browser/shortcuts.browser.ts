import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { accessibilityFindings, prepareAccessibilityCheck } from './accessibility.js';
import { playgroundInBrowser } from './playground-in-browser.js';

const session = playgroundInBrowser();
let page: Page;

beforeAll(async () => {
  const [instance] = (await session.playground.call('snapshot', {})).instances;
  await session.playground.call('step', { name: instance?.name ?? '' });
});

beforeEach(async () => {
  page = await session.browser.newPage({ viewport: { width: 1280, height: 800 } });
  await prepareAccessibilityCheck(page);
  await page.goto(session.playground.url);
  await page.getByRole('navigation', { name: 'Views' }).waitFor();
});

afterEach(() => page.close());

const focusedLabel = () =>
  page.evaluate(() => {
    const { activeElement } = document;
    const labels = activeElement instanceof HTMLTextAreaElement ? [...activeElement.labels] : [];
    return activeElement?.getAttribute('aria-label') ?? labels.map((label) => label.textContent).join();
  });

async function jumpTo(text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Jump to a view' }).waitFor();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

test('Ctrl+K jumps to a view, also out of a field', async () => {
  await page.keyboard.press('Control+k');
  const options = page.getByRole('dialog').getByRole('option');
  expect(await options.allTextContents()).toEqual(['Overview', 'Configure', 'War Room', 'Fetch', 'Data']);
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Configure', exact: true }).waitFor();
  await page.getByLabel('Account ID').focus();
  await jumpTo('war');
  await page.getByRole('region', { name: 'War Room', exact: true }).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(page.url()).toMatch(/#\/war-room/);
});

test('/ goes to the search, the query, or the command line, and is a character in them', async () => {
  await jumpTo('data');
  await page.getByRole('grid', { name: 'Rows of the dataset' }).waitFor();
  await page.keyboard.press('/');
  expect(await focusedLabel()).toBe('Search all fields');
  await page.keyboard.press('/');
  expect(await page.getByLabel('Search all fields').inputValue()).toBe('/');
  await page.getByRole('tab', { name: 'XQL' }).click();
  await page.keyboard.press('/');
  expect(await focusedLabel()).toBe('XQL query');
  await jumpTo('war');
  await page.getByRole('combobox', { name: 'Command' }).waitFor();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('/');
  expect(await focusedLabel()).toBe('Command');
});

test('? lists the keys, and those without Ctrl can be turned off', async () => {
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await list.getByText('Ctrl+K').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await list.getByLabel('Use the single keys / and ?').uncheck();
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });
  await page.keyboard.press('?');
  expect(await list.count()).toBe(0);
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await list.getByLabel('Use the single keys / and ?').check();
  await list.getByRole('button', { name: 'Close' }).click();
  await list.waitFor({ state: 'detached' });
  await page.keyboard.press('?');
  await list.waitFor();
});

test('no head of a table is cut, and a wide window is filled', async () => {
  for (const width of [1280, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    for (const view of ['fetch', 'data', 'war-room', 'overview']) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#/${view}`);
      await page.waitForTimeout(300);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('main thead th, main thead th .cut')]
          .filter((head) => head.checkVisibility() && head.scrollWidth > head.clientWidth + 1)
          .map((head) => head.textContent),
      );
      expect({ view, width, cut }).toEqual({ view, width, cut: [] });
      const filled = await page.evaluate(() => {
        const shown = [...document.querySelectorAll<HTMLElement>('main .view')].find((one) =>
          one.checkVisibility(),
        );
        return (shown?.clientWidth ?? 0) / document.documentElement.clientWidth;
      });
      expect(filled).toBeGreaterThan(0.98);
    }
  }
});
