import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { accessibilityFindings } from './accessibility.js';
import { launchChromium } from './chromium.js';
import { openView } from './open-view.js';
import { startPlayground } from './running-playground.js';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
});

test('a page without a token asks once; one whose playground has ended says so until it is dismissed', async () => {
  const playground = await startPlayground(inject('packZip'), '--project');
  const stranger = await browser.newPage();
  let refused = 0;
  stranger.on('response', (response) => {
    if (response.status() === 401) refused += 1;
  });
  await stranger.goto(playground.origin);
  await stranger
    .getByRole('alert')
    .getByText(/token is missing or wrong/)
    .waitFor();

  const page = await openView({ browser, playground }, 'Configure');
  await page.getByRole('button', { name: 'Test', exact: true }).waitFor();
  await playground.close();
  const alert = page.getByRole('alert').filter({ hasText: 'does not answer' });
  await alert.waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await alert.getByRole('button', { name: 'Dismiss' }).click();
  await alert.waitFor({ state: 'detached' });
  // As long as it takes to try again.
  await page.waitForTimeout(2_000);
  expect(await alert.count()).toBe(0);
  expect(refused).toBe(1);
});
