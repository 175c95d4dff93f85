import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { playgroundInBrowser } from './playground-in-browser.js';

const session = playgroundInBrowser();
let page: Page;
let faults: string[];

/** Each test is a visit of its own, to a playground that has collected something. */
beforeAll(async () => {
  const [instance] = (await session.playground.call('snapshot', {})).instances;
  await session.playground.call('step', { name: instance?.name ?? '' });
});

beforeEach(async () => {
  faults = [];
  page = await session.browser.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 4')) faults.push(message.text());
  });
  await page.goto(session.playground.url);
});

afterEach(async () => {
  await page.close();
  expect(faults).toEqual([]);
});

const secret = 'a-token-that-nobody-may-see-4711';

/** Goes to a view and gives its part of the page. */
async function openView(name: string) {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name, exact: true }).click();
  const view = page.getByRole('region', { name, exact: true });
  await view.waitFor();
  return view;
}

test('the address hides its token as soon as it is open', async () => {
  await page.getByRole('heading', { name: 'From here to the tenant' }).waitFor();
  expect(page.url()).toBe(`${session.playground.origin}/#/overview`);
});

async function newInstance() {
  await openView('Configure');
  await page.getByRole('button', { name: 'Add instance' }).click();
  return page.locator('form.configure-form:visible');
}

test('the form shows and requires what the authorization type needs', async () => {
  const form = await newInstance();
  expect(await form.getByText('Connect', { exact: true }).count()).toBe(1);
  expect(await form.getByText('Collect', { exact: true }).count()).toBe(1);

  const labelled = (text: string) => form.locator('label', { hasText: text }).count();
  expect([await labelled('API Token'), await labelled('API Email')]).toEqual([1, 0]);
  await form.getByLabel('Authorization Type').selectOption('Global API Key (Legacy)');
  expect([await labelled('API Token'), await labelled('API Email')]).toEqual([0, 1]);

  await form.getByRole('button', { name: 'Save & Test' }).click();
  await form.locator('.field-error').waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
});

test('Test tells what a tenant would tell, wrong and right', async () => {
  const form = await newInstance();
  await form.locator('input[type=password]').first().fill(secret);
  await form.getByRole('button', { name: 'Save & Test' }).click();
  const verdict = form.getByRole('status').locator('.notice');
  await verdict.waitFor();
  expect(await verdict.textContent()).toMatch(/token/i);
  expect(await verdict.textContent()).not.toContain('Success');

  await form.getByRole('button', { name: 'Fill in their values again' }).click();
  await form.getByRole('button', { name: 'Save & Test' }).click();
  await form.getByText('Success', { exact: true }).waitFor();
  const listed = page.getByRole('region', { name: 'Instances' });
  expect(await listed.getByText('Test ok').count()).toBeGreaterThan(0);
});

test('a secret that was typed and saved is nowhere in the page', async () => {
  const form = await newInstance();
  await form.locator('input[type=password]').first().fill(secret);
  await form.getByRole('button', { name: 'Save & Test' }).click();
  await form.getByRole('status').locator('.notice').waitFor();
  for (const view of ['Configure', 'War Room', 'Fetch', 'Data']) {
    await openView(view);
    expect(await page.content()).not.toContain(secret);
  }
  const values = await page
    .locator('input')
    .evaluateAll((all) => all.map((input) => (input as HTMLInputElement).value));
  expect(values.join('\n')).not.toContain(secret);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(
    secret,
  );
});

test('the War Room completes, runs, and shows entries, log and requests', async () => {
  const view = await openView('War Room');
  const line = view.getByRole('combobox', { name: 'Command' });
  await line.click();
  await line.pressSequentially('!cloud');
  const suggestions = view.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
  await suggestions.first().waitFor();
  expect(await suggestions.count()).toBe(4);
  await line.pressSequentially('flare-zero-trust-get-ev');
  await line.press('Tab');
  expect(await line.inputValue()).toBe('!cloudflare-zero-trust-get-events ');
  await line.pressSequentially('lim');
  await line.press('Tab');
  await line.pressSequentially('2');
  expect(await line.inputValue()).toBe('!cloudflare-zero-trust-get-events limit=2');
  await line.press('Escape');
  await line.press('Enter');

  const result = view.getByRole('region', { name: 'Result' });
  await result.getByRole('table').first().waitFor();
  expect(await result.getByRole('table').count()).toBe(3);
  expect(await result.getByRole('table').first().locator('tbody tr').count()).toBe(2);
  await view.getByRole('tab', { name: /^Requests/ }).click();
  await view.locator('.war-room-exchanges summary').first().click();
  await view.getByText('Bearer ***').first().waitFor();

  await line.click();
  await line.press('ArrowUp');
  expect(await line.inputValue()).toBe('!cloudflare-zero-trust-get-events limit=2');
});

test('commands of the server run, and the context is shown', async () => {
  const view = await openView('War Room');
  const line = view.getByRole('combobox', { name: 'Command' });
  await line.fill('!Set ');
  await view.getByText('Every command takes').waitFor();
  await line.fill('!Set key=Acme.Kept value=five');
  await line.press('Enter');
  await view.getByRole('region', { name: 'Result' }).getByText('Key Acme.Kept set').waitFor();
  await view.getByRole('tab', { name: 'Context' }).click();
  await view.getByText('Kept: five').waitFor();
});

test('a command that fails says why, and one that does not exist is refused at the line', async () => {
  const view = await openView('War Room');
  const line = view.getByRole('combobox', { name: 'Command' });
  await line.fill('!cloudflare-zero-trust-get-events limit=many');
  await line.press('Escape');
  await line.press('Enter');
  const result = view.getByRole('region', { name: 'Result' });
  await expect.poll(() => result.textContent()).toMatch(/limit.*many/);

  await line.fill('!cloudflare-zero-trust-get-evnts');
  await line.press('Enter');
  await view
    .getByText(/get-evnts/)
    .first()
    .waitFor();
  expect(await view.locator('form .field-error').textContent()).toMatch(/cloudflare-zero-trust-get-events/);
});

test('cycles survive the faults that are switched on, and nothing is lost', async () => {
  const view = await openView('Fetch');
  const step = view.getByRole('button', { name: 'Step' });
  const cycles = async () => (await session.playground.call('snapshot', {})).lastCycle;
  const stepOnce = async () => {
    const before = await cycles();
    await step.click();
    await expect.poll(cycles, { timeout: 20_000 }).toBe(before + 1);
    await expect.poll(() => step.getAttribute('aria-disabled')).toBe('false');
  };
  const first = await cycles();
  await stepOnce();
  await view.locator('summary', { hasText: 'In the service' }).click();
  await view.getByLabel(/502/).first().selectOption('once');
  await view.getByRole('list', { name: 'Faults that are on' }).waitFor();
  await stepOnce();
  await stepOnce();
  await view.getByText('Nothing is missing, nothing came twice').waitFor();
  const made = await session.playground.call('cycles', {});
  const disturbed = made.find(({ number }) => number === first + 2);
  expect(disturbed).toMatchObject({ faults: 1 });

  await view.getByLabel('Rest between (ms)').fill('0');
  await view.getByLabel('Rest between (ms)').press('Tab');
  await view.getByRole('button', { name: 'Start', exact: true }).click();
  await expect.poll(cycles, { timeout: 30_000 }).toBeGreaterThan(first + 8);
  await view.getByRole('button', { name: 'Stop', exact: true }).click();
  await view.getByRole('button', { name: 'Start', exact: true }).waitFor();
  await expect.poll(async () => (await session.playground.call('snapshot', {})).running).toBeUndefined();

  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#/fetch/${first + 2}`,
  );
  await page.getByRole('heading', { name: `Cycle ${first + 2}`, exact: true }).waitFor();
  await page.getByRole('tab', { name: 'State changes' }).click();
  await page.locator('.fetch-changes').getByText('lastRun').first().waitFor();
  await page.keyboard.press('Escape');
});

test('the dataset is filtered, opened, mapped, and exported', async () => {
  const view = await openView('Data');
  const { dataset, streams } = await session.playground.call('snapshot', {});
  await view.getByRole('grid', { name: 'Rows of the dataset' }).waitFor();
  await view.getByRole('status').getByText(`${dataset.count} rows`).waitFor();

  const filtered = 'User Audit Logs';
  await view.getByRole('combobox', { name: 'Field' }).fill('SOURCE_LOG_TYPE');
  await view.getByRole('textbox', { name: 'Value' }).fill(filtered);
  await view.getByRole('button', { name: 'Add filter' }).click();
  const count = streams.find(({ name }) => name === filtered)?.inDataset ?? 0;
  expect(count).toBeGreaterThan(0);
  await view.getByRole('status').getByText(`${count} of ${dataset.count} rows`).waitFor();

  const grid = view.getByRole('grid', { name: 'Rows of the dataset' });
  expect(await grid.getAttribute('aria-rowcount')).toBe(String(count + 1));
  await grid.getByRole('row').nth(1).click();
  await page.getByRole('tab', { name: 'Data model' }).click();
  await page.getByText(/^(xdm\.)?event\.type$/).waitFor();
  await page.keyboard.press('Escape');

  await view.getByRole('button', { name: 'Export' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^NDJSON/ }).click(),
  ]);
  const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\n');
  const rows = lines.map((text) => JSON.parse(text));
  expect(rows).toHaveLength(count);
  expect(new Set(rows.map((row) => row.SOURCE_LOG_TYPE))).toEqual(new Set([filtered]));
});

test('a query groups the dataset; what is no XQL is refused with its place', async () => {
  const view = await openView('Data');
  await view.getByRole('tab', { name: 'XQL' }).click();
  const { dataset, streams } = await session.playground.call('snapshot', {});
  const field = view.getByLabel('XQL query');
  await field.fill(
    `dataset = ${dataset.name}\n| comp count() as events by SOURCE_LOG_TYPE\n| sort desc events`,
  );
  await field.press('Control+Enter');
  const result = view.getByRole('grid', { name: 'Result of the query' });
  await result.waitFor();
  const shown = await result
    .getByRole('row')
    .evaluateAll((all) =>
      all.slice(1).map((row) => [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.textContent)),
    );
  const expected = streams.map(({ name, inDataset }) => [name, String(inDataset)]);
  expect(shown.map((cells) => cells.sort())).toEqual(
    expect.arrayContaining(expected.map((cells) => cells.sort())),
  );

  await field.fill(`dataset = ${dataset.name}\n| transpose everything`);
  await field.press('Control+Enter');
  const problem = view.getByRole('alert');
  await problem.waitFor();
  expect(await problem.textContent()).toMatch(/transpose/);
  expect(await problem.getByRole('region', { name: /^Line 2, column 3/ }).count()).toBe(1);
});
