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
});

beforeEach(async () => {
  page = await openView(session, 'Fetch');
  view = page.getByRole('region', { name: 'Fetch', exact: true });
  await view.waitFor();
});

afterEach(() => page.close());

test('what a burst leaves for later is not yet due, and nothing is missing', async () => {
  await session.playground.call('step', { name });
  await session.playground.call('burst', { count: 40 });
  const verdict = view.locator('.fetch-verdict');
  await verdict.getByText(/^Nothing is missing, nothing came twice, \d+ not yet due\.$/).waitFor();
  const counted = view.getByRole('row', { name: /Access Authentication Logs/ });
  await counted.getByText(/^[1-9]\d* not yet due$/).waitFor();
  expect(await counted.getByText('0 missing').count()).toBe(1);
  for (let cycle = 0; cycle < 3; cycle += 1) await session.playground.call('step', { name });
  await verdict.getByText('Nothing is missing, nothing came twice.').waitFor();
});

test.each([1280, 360])('large counts are whole in a window %i wide', async (width) => {
  await page.setViewportSize({ width, height: 800 });
  await session.playground.call('burst', { count: 10_000 });
  const counts = view.getByRole('table').filter({ hasText: 'Service' });
  await counts
    .getByText(/^\d,\d{3} not yet due$/)
    .first()
    .waitFor();
  const beyond = await counts.evaluate((table) => {
    const edge = table.parentElement?.getBoundingClientRect().right ?? 0;
    return [...table.querySelectorAll('*')].filter((part) => part.getBoundingClientRect().right > edge)
      .length;
  });
  expect(beyond).toBe(0);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBeLessThanOrEqual(0);
  await session.playground.call('step', { name });
});

test('an interval that does not fit is refused at its field', async () => {
  const interval = view.getByLabel(/^Interval/);
  await interval.fill('-5');
  await interval.press('Tab');
  await view.getByText('1 to 86,400. Until then, 60 is used.').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await interval.fill('60');
  await view.getByText('Until then').waitFor({ state: 'detached' });
});

test('a fault is found in its group, and stands on top while it is on', async () => {
  const fault = view.locator('.fetch-faults').getByLabel(/502/).first();
  expect(await fault.isVisible()).toBe(false);
  await view.locator('summary', { hasText: 'In the service' }).click();
  await fault.focus();
  await fault.selectOption('always');
  const on = view.getByRole('list', { name: 'Faults that are on' });
  await on.getByText('502 Bad Gateway, always').waitFor();
  // The control that was used keeps the focus.
  expect(await fault.evaluate((select) => select === document.activeElement)).toBe(true);
  expect(await accessibilityFindings(page)).toEqual([]);
  await on.getByRole('button', { name: 'Switch off: 502 Bad Gateway' }).click();
  await on.waitFor({ state: 'hidden' });
  expect(await fault.inputValue()).toBe('off');
});

test('an instance whose fetch is off fetches nothing until it is turned on', async () => {
  const { integration, target, values } = await session.playground.call('instance', { name });
  const off = { name, integration, target, values: { ...values, isFetchEvents: false } };
  await session.playground.call('saveInstance', off);
  await view.getByText('is off in the form of').waitFor();
  const step = view.getByRole('button', { name: 'Step' });
  expect(await step.getAttribute('aria-disabled')).toBe('true');
  await expect(session.playground.call('step', { name })).rejects.toThrow(
    /Fetch Events.* is off in its form/,
  );
  expect(await accessibilityFindings(page)).toEqual([]);
  await view.getByRole('button', { name: 'Turn on Fetch Events' }).click();
  await expect.poll(() => step.getAttribute('aria-disabled')).toBe('false');
  const { lastCycle } = await session.playground.call('snapshot', {});
  await step.click();
  await expect
    .poll(async () => (await session.playground.call('snapshot', {})).lastCycle)
    .toBe(lastCycle + 1);
});
