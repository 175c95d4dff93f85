import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { accessibilityFindings, prepareAccessibilityCheck } from './accessibility.js';
import { launchChromium } from './chromium.js';
import { type RunningPlayground, startPlayground } from './running-playground.js';

let browser: Browser;
let playground: RunningPlayground;
let page: Page;

beforeAll(async () => {
  [browser, playground] = await Promise.all([
    launchChromium(),
    startPlayground(inject('packZip'), '--project'),
  ]);
  page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await prepareAccessibilityCheck(page);
  await page.goto(playground.url);
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: 'Configure', exact: true })
    .click();
});

afterAll(async () => {
  await browser?.close();
  await playground?.close();
});

test('another credential of the mock server is filled in, and Test shows what it gives', async () => {
  const form = page.locator('form.configure-form');
  const verdict = form.getByRole('status').locator('.notice');
  await form.getByRole('button', { name: 'Account API token' }).click();
  expect(await accessibilityFindings(page)).toEqual([]);
  await form.getByRole('button', { name: 'Save & Test' }).click();
  await verdict.getByText(/These event types work: Account Audit Logs, Access Authentication Logs/).waitFor();

  await form.getByRole('button', { name: 'Global API Key' }).click();
  expect(await form.getByLabel('Authorization Type').inputValue()).toBe('Global API Key (Legacy)');
  await form.getByRole('button', { name: 'Save & Test' }).click();
  await verdict.getByText('Success', { exact: true }).waitFor();

  await form.getByRole('button', { name: 'User API token' }).click();
  expect(await form.getByLabel('Authorization Type').inputValue()).toBe('API Token');
  await form.getByRole('button', { name: 'Save & Test' }).click();
  await verdict.getByText('Success', { exact: true }).waitFor();
});
