import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { accessibilityFindings } from './accessibility.js';
import { openView } from './open-view.js';
import { playgroundInBrowser } from './playground-in-browser.js';

const session = playgroundInBrowser();
let page: Page;

beforeEach(async () => {
  page = await openView(session, 'Configure');
});

async function addInstance() {
  await page.getByRole('button', { name: 'Add instance' }).click();
  return page.locator('form.configure-form:visible');
}

const focusedLabel = () =>
  page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent?.trim());

test('a new instance is refused at its name when another has it', async () => {
  const [existing] = (await session.playground.call('snapshot', {})).instances;
  const name = existing?.name ?? 'missing';
  const before = await session.playground.call('instance', { name });
  const form = await addInstance();
  const field = form.getByLabel('Name');
  await form.getByRole('button', { name: 'Global API Key' }).click();
  for (const [typed, why] of [
    [name, /already/],
    ['   ', /needs a name/],
    ['n'.repeat(101), /101 characters/],
  ] as const) {
    await field.fill(typed);
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await form.locator('.field-error').filter({ hasText: why }).waitFor();
    expect(await focusedLabel()).toMatch(/^Name/);
    expect(await form.getByRole('alert').count()).toBe(0);
  }
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(await session.playground.call('instance', { name })).toEqual(before);

  await field.fill('  a name of its own ');
  await form.getByRole('button', { name: 'Save & Test' }).click();
  await form.getByText('Success', { exact: true }).waitFor();
  expect(await field.inputValue()).toBe('a name of its own');
});

test('each new form proposes another name, and is listed by it', async () => {
  const names: string[] = [];
  for (const _ of [1, 2]) names.push(await (await addInstance()).getByLabel('Name').inputValue());
  expect(new Set(names).size).toBe(2);
  const listed = page.getByRole('region', { name: 'Instances' });
  for (const name of names) await listed.getByRole('button', { name }).waitFor();
});

test('every required field that is empty is marked, and the first has the focus', async () => {
  const form = await addInstance();
  await form.getByLabel('Server URL').fill('');
  await form.getByLabel('Account ID').fill('');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => form.locator('.field-error').count()).toBe(2);
  expect(await focusedLabel()).toMatch(/^Server URL/);
  await form.getByLabel('Server URL').fill('x');
  expect(await form.locator('.field-error').allTextContents()).toEqual(['Account ID is required.']);
  expect(await focusedLabel()).toMatch(/^Server URL/);
});
