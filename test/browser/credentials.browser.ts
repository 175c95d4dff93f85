import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { accessibilityFindings } from './accessibility.js';
import { openView } from './open-view.js';
import { playgroundInBrowser } from './playground-in-browser.js';

const session = playgroundInBrowser();
let page: Page;

beforeAll(async () => {
  page = await openView(session, 'Configure');
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
