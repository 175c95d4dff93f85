import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { playgroundInBrowser } from './playground-in-browser.js';

const session = playgroundInBrowser();
let page: Page;

/** Each test is a visit of its own, without a mouse. */
beforeEach(async () => {
  page = await session.browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(session.playground.url);
  await page.evaluate(() => {
    location.hash = '#/configure';
  });
  await page.getByRole('heading', { name: 'Instances' }).waitFor();
});

afterEach(() => page.close());

interface Focused {
  readonly text: string;
  readonly isMarked: boolean;
}

/** What has the focus, and whether one sees that. */
function focused(): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const isMarked =
      (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
    const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
    const label = labels.map((one) => one.textContent).join(' ');
    return { text: `${element.getAttribute('aria-label') ?? ''}|${label}|${element.textContent}`, isMarked };
  });
}

/** Presses Tab until the focus is on what has such a text. Everything on the way must show its focus. */
async function tabTo(wanted: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let press = 0; press < 120; press += 1) {
    await page.keyboard.press('Tab');
    const { text, isMarked } = await focused();
    expect(isMarked, `the focus is seen on ${text.slice(0, 60)}`).toBe(true);
    if (wanted.test(text)) return;
    passed.push(text.slice(0, 40));
  }
  throw new Error(`Tab never came to ${wanted}. It passed: ${passed.join(', ')}`);
}

async function toView(name: string): Promise<void> {
  await tabTo(new RegExp(`^\\|\\|${name}$`));
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name, exact: true }).waitFor();
}

test('the first stop skips to the content', async () => {
  await page.keyboard.press('Tab');
  expect((await focused()).text).toMatch(/Skip to the content/);
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
});

test('an instance is tested', async () => {
  await tabTo(/\|Test$/);
  await page.keyboard.press('Enter');
  await page.getByText('Success', { exact: true }).waitFor();
});

test('a command is completed and run', async () => {
  await toView('War Room');
  await tabTo(/^Command\|/);
  await page.keyboard.type('!cloudflare-zero-trust-get-s');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const line = page.getByRole('combobox', { name: 'Command' });
  expect(await line.inputValue()).toMatch(/^!cloudflare-zero-trust-get-status ?$/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Result' }).getByRole('table').first().waitFor();
});

test('a cycle is run and opened, and closing it gives the focus back', async () => {
  const { lastCycle } = await session.playground.call('snapshot', {});
  await toView('Fetch');
  await tabTo(/\|Step$/);
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await session.playground.call('snapshot', {})).lastCycle, { timeout: 30_000 })
    .toBe(lastCycle + 1);
  await tabTo(/^Cycles?/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^Cycle \d+$/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: /^Cycle \d+$/ }).waitFor({ state: 'hidden' });
  expect((await focused()).text).toMatch(/^Cycles?/);
});

test('a row is found, opened and closed', async () => {
  const [instance] = (await session.playground.call('snapshot', {})).instances;
  await session.playground.call('step', { name: instance?.name ?? '' });
  await toView('Data');
  await page.getByRole('grid', { name: 'Rows of the dataset' }).waitFor();
  await tabTo(/^Search all fields/);
  await page.keyboard.type('Access');
  await tabTo(/^Rows of the dataset/);
  await page
    .getByRole('status')
    .getByText(/^\d+ of \d+ rows$/)
    .waitFor();
  for (const key of ['ArrowDown', 'ArrowDown', 'End', 'Home', 'Enter']) await page.keyboard.press(key);
  await page.getByRole('tab', { name: 'Fields' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Fields' }).waitFor({ state: 'hidden' });
  expect((await focused()).text).toMatch(/^Rows of the dataset/);
});
