import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium } from './chromium.js';
import { type Lookout, startLookout } from './page-error-monitor.js';
import { type RunningPlayground, startPlayground } from './running-playground.js';
import { seenAddress, turnedName, unseenAddress, untrustedPack } from './untrusted-pack.js';

let browser: Browser;
let lookout: Lookout;
let playground: RunningPlayground;
let zip: string;

beforeAll(async () => {
  lookout = await startLookout();
  zip = join(tmpdir(), `untrusted-${process.pid}.zip`);
  await writeFile(zip, untrustedPack({ elsewhere: lookout.origin }));
  browser = await launchChromium();
});

beforeEach(async () => {
  playground = await startPlayground(zip);
});

afterEach(() => playground.close());

afterAll(async () => {
  await browser?.close();
  await lookout?.close();
});

/** What the page reported that it refused, and what else went wrong in it. */
interface Watched {
  readonly page: Page;
  readonly refused: string[];
  readonly faults: string[];
}

async function openPlayground(): Promise<Watched> {
  const page = await (await browser.newContext()).newPage();
  const refused: string[] = [];
  const faults: string[] = [];
  page.on('dialog', (dialog) => {
    faults.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text());
  });
  await page.goto(playground.url);
  await page.getByRole('navigation', { name: 'Views' }).waitFor();
  return { page, refused, faults };
}

/** Few enough for any browser to draw them at once. */
const mostElements = 10_000;

/** The form of the untrusted integration. */
const untrustedForm = {
  integration: 'Weather Events',
  target: 'mock',
  values: {
    url: 'http://127.0.0.1',
    kind: 'Key',
    key: { identifier: '', password: 'sunshine' },
    login: { identifier: '', password: '' },
    insecure: false,
    verbose: true,
    stations: ['North'],
    limit: '500',
    interval: '1',
  },
} as const;

/** Whether script of the pack ran in the page. */
const taken = (page: Page) => page.evaluate(() => (window as { taken?: string }).taken);

/** Runs the command of the untrusted pack for a station, and opens the run. */
async function openRun(station: string): Promise<Page> {
  const name = 'untrusted_2';
  await playground.call('saveInstance', { name, ...untrustedForm });
  const { id } = await playground.call('run', { name, line: `!weather-get-events station=${station}` });
  const { page } = await openPlayground();
  await page.goto(`${playground.origin}/#/war-room/${id}`);
  return page;
}

describe('an untrusted pack', () => {
  test('runs no script in the page and loads nothing from elsewhere', async () => {
    const { page, refused, faults } = await openPlayground();
    const before = lookout.seen.length;
    await playground.call('saveInstance', { name: 'untrusted_1', ...untrustedForm });
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Configure' }).click();
    await page.getByRole('heading', { name: 'A heading' }).first().waitFor();
    expect(await page.getByText("window.taken='script'").count()).toBeGreaterThan(0);

    const shown = await playground.call('run', {
      name: 'untrusted_1',
      line: '!weather-get-events station=North',
    });
    const failed = await playground.call('run', { name: 'untrusted_1', line: '!weather-status' });
    for (const { id } of [shown, failed]) {
      await page.goto(`${playground.origin}/#/war-room/${id}`);
      await page.getByText("window.taken='script'").first().waitFor();
    }
    for (const view of ['Overview', 'Fetch', 'Data', 'Configure']) {
      await page
        .getByRole('navigation', { name: 'Views' })
        .getByRole('link', { name: view, exact: true })
        .click();
      await page.getByRole('region', { name: view, exact: true }).waitFor();
    }

    expect(await taken(page)).toBeUndefined();
    expect(faults).toEqual([]);
    // Nothing was even tried that the policy had to stop.
    expect(refused).toEqual([]);
    expect(lookout.seen.slice(before)).toEqual([]);
  });

  test('brings no link but to the web, and those leave the page behind', async () => {
    const { page } = await openPlayground();
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Configure' }).click();
    await page.getByRole('heading', { name: 'A heading' }).first().waitFor();
    const links = await page
      .locator('main a')
      .evaluateAll((all) => all.map((link) => [link.getAttribute('href'), link.getAttribute('rel')]));
    const outside = links.filter(([href]) => !href?.startsWith('#'));
    expect(outside.length).toBeGreaterThan(0);
    for (const [href, rel] of outside) {
      expect(href).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/(honest|auto|picture\.png)$/);
      expect(rel).toContain('noopener');
      expect(rel).toContain('noreferrer');
    }
    const told = page.locator('.markdown p', { hasText: 'honest link' }).first();
    expect(await told.textContent()).toBe(`honest link (127.0.0.1:${lookout.port})`);
  });
});

test('the form tells what the instance reaches, and a secret is no address', async () => {
  const { page } = await openPlayground();
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Configure' }).click();
  await page.getByRole('button', { name: 'Add instance' }).click();
  const form = page.locator('form.configure-form:visible');
  const name = await form.getByLabel(/^Name/).inputValue();
  await form.getByLabel('The network').check();
  await form.locator('[data-parameter=url] input').fill('https://api.example/v1');
  await form.locator('[data-parameter=key] input').fill('sunshine');
  const description = form.locator('.configure-target');
  const listed = `addresses are reached, and no others: https://api.example, ${seenAddress}. `;
  expect(await description.textContent()).toContain(`Once saved, these ${listed}`);
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await form.getByRole('button', { name: 'Saved', exact: true }).waitFor();
  expect(await description.textContent()).toContain(`These ${listed}`);
  const { allowedOrigins, values } = await playground.call('instance', { name });
  expect(allowedOrigins).toEqual(['https://api.example', seenAddress]);
  expect(values.code).not.toBe(unseenAddress);
  expect(await page.content()).not.toContain(unseenAddress);
});

describe('more than a page can draw', () => {
  const elements = (page: Page) => page.evaluate(() => document.querySelectorAll('main *').length);
  const wideEvent = Object.fromEntries(Array.from({ length: 150_000 }, (_, place) => [`f${place}`, place]));

  test('a table of 60,000 columns shows its first ones', async () => {
    const page = await openRun('wide');
    const table = page.getByRole('region', { name: 'Result' }).getByRole('table');
    await table.getByRole('columnheader', { name: 'c49', exact: true }).waitFor();
    expect(await table.getByRole('columnheader').count()).toBe(50);
    expect(await page.getByRole('button', { name: 'Show all 60,000 columns' }).count()).toBe(1);
    expect(await elements(page)).toBeLessThan(mostElements);
  });

  test('60,000 entries begin with the first ones', async () => {
    const page = await openRun('many');
    const result = page.getByRole('region', { name: 'Result' });
    await result.getByText('entry 99', { exact: true }).waitFor();
    expect(await result.getByRole('article').count()).toBe(100);
    expect(await page.getByRole('button', { name: 'Show all 60,000 entries' }).count()).toBe(1);
    expect(await elements(page)).toBeLessThan(mostElements);
  });

  test('a row of 150,000 fields shows its first ones', async () => {
    await sendEvent(wideEvent);
    const { page } = await openPlayground();
    await page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('link', { name: 'Data', exact: true })
      .click();
    await page.getByRole('grid', { name: 'Rows of the dataset' }).getByRole('gridcell').first().click();
    await page.locator('.data-field').first().waitFor();
    expect(await page.locator('.data-field').count()).toBe(200);
    // The receiver adds fields of its own.
    expect(await page.getByRole('button', { name: /^Show all 150,0\d\d fields$/ }).count()).toBe(1);
    expect(await elements(page)).toBeLessThan(mostElements);
  });

  test('a result of 150,000 columns shows its first ones', async () => {
    await sendEvent(wideEvent);
    const { page } = await openPlayground();
    await page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('link', { name: 'Data', exact: true })
      .click();
    await page.getByRole('tab', { name: 'XQL' }).click();
    const { dataset } = await playground.call('snapshot', {});
    await page.getByLabel('XQL query').fill(`dataset = ${dataset.name}`);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const grid = page.getByRole('grid', { name: 'Result of the query' });
    await grid.getByRole('gridcell').first().waitFor();
    expect(await grid.getByRole('columnheader').count()).toBe(200);
    expect(await page.getByRole('button', { name: /^Show all 150,0\d\d columns$/ }).count()).toBe(1);
    expect(await elements(page)).toBeLessThan(mostElements);
  });

  test('JSON of 200,000 values unfolds no more than can be drawn', async () => {
    const each = <T>(value: T) =>
      Object.fromEntries(Array.from({ length: 59 }, (_, place) => [`f${place}`, value]));
    await sendEvent(each(each(each(0))));
    const { page } = await openPlayground();
    await page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('link', { name: 'Data', exact: true })
      .click();
    await page.getByRole('grid', { name: 'Rows of the dataset' }).getByRole('gridcell').first().click();
    await page.getByRole('tab', { name: 'JSON' }).click();
    await page.locator('.json-tree').waitFor();
    expect(await elements(page)).toBeLessThan(mostElements);
  });

  test('a state of 60,000 new values shows its first changes', async () => {
    const name = 'untrusted_3';
    await playground.call('saveInstance', { name, ...untrustedForm });
    const { number } = await playground.call('step', { name });
    const { page } = await openPlayground();
    await page.goto(`${playground.origin}/#/fetch/${number}`);
    await page.getByRole('tab', { name: 'State changes' }).click();
    await page.locator('.fetch-changes > li').first().waitFor();
    expect(await page.locator('.fetch-changes > li').count()).toBe(100);
    expect(await elements(page)).toBeLessThan(mostElements);
  });

  async function sendEvent(event: object): Promise<void> {
    const { mockServers } = await playground.call('snapshot', {});
    const factOf = (name: string) => mockServers.find((fact) => fact.name === name)?.value ?? 'missing';
    const answer = await fetch(factOf('HTTP Log Collector'), {
      method: 'POST',
      headers: { authorization: factOf('Key of the HTTP Log Collector') },
      body: JSON.stringify(event),
    });
    if (answer.status !== 200) throw new Error(`The receiver answered ${answer.status}.`);
  }
});

describe('a name that runs from right to left', () => {
  /** Whether the first is wholly to the left of the second. */
  async function inOrder(first: Locator, second: Locator): Promise<boolean> {
    const [left, right] = [await first.boundingBox(), await second.boundingBox()];
    if (left === null || right === null) throw new Error('One of them is not shown.');
    return left.x + left.width <= right.x + 1;
  }

  test('turns nothing around beside it in JSON', async () => {
    const page = await openRun('turned');
    const member = page.getByRole('region', { name: 'Result' }).locator('.json-member');
    await member.waitFor();
    expect(await inOrder(member.locator('.json-name'), member.locator('.json-text'))).toBe(true);
    expect(await inOrder(member.locator('bdi'), member.locator('.json-text'))).toBe(true);
  });

  test('turns nothing around in a filter', async () => {
    const { page } = await openPlayground();
    await page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('link', { name: 'Data', exact: true })
      .click();
    await page.getByRole('combobox', { name: 'Field' }).fill(turnedName);
    await page.getByRole('textbox', { name: 'Value' }).fill('plain');
    await page.getByRole('button', { name: 'Add filter' }).click();
    const filter = page
      .getByRole('list', { name: /^Filters/ })
      .getByRole('listitem')
      .first();
    const [name, condition, value] = [
      filter.getByText(turnedName, { exact: true }),
      filter.getByText('is', { exact: true }),
      filter.getByText('plain', { exact: true }),
    ];
    expect(await inOrder(name, condition)).toBe(true);
    expect(await inOrder(condition, value)).toBe(true);
  });
});

describe('script that got into the page all the same', () => {
  test('reaches nothing elsewhere and adds no more script', async () => {
    const { page } = await openPlayground();
    const before = lookout.seen.length;
    const outcomes = await page.evaluate(async (elsewhere) => {
      const attempt = async (act: () => unknown) => {
        try {
          await act();
          return 'done';
        } catch (error) {
          return (error as Error).name;
        }
      };
      const append = (name: string, attributes: Record<string, string>) => {
        const element = document.createElement(name);
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
        document.body.append(element);
      };
      const results = {
        fetch: await attempt(() => fetch(`${elsewhere}/fetch`)),
        innerHTML: await attempt(() => {
          document.createElement('div').innerHTML = '<b>bold</b>';
        }),
        scriptText: await attempt(() => {
          const element = document.createElement('script');
          element.text = "window.taken='inline'";
          document.body.append(element);
        }),
        scriptSource: await attempt(() => {
          const element = document.createElement('script');
          element.src = `${elsewhere}/script.js`;
          document.body.append(element);
        }),
        beacon: navigator.sendBeacon(`${elsewhere}/beacon`),
      };
      append('img', { src: `${elsewhere}/picture` });
      append('iframe', { src: `${elsewhere}/frame` });
      append('link', { rel: 'stylesheet', href: `${elsewhere}/style` });
      const object = await attempt(() => append('object', { data: `${elsewhere}/object` }));
      append('base', { href: elsewhere });
      const form = document.createElement('form');
      form.action = `${elsewhere}/form`;
      form.target = '_blank';
      document.body.append(form);
      form.submit();
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { ...results, object, base: document.baseURI };
    }, lookout.origin);
    expect(outcomes).toMatchObject({
      fetch: 'TypeError',
      innerHTML: 'TypeError',
      scriptText: 'TypeError',
      scriptSource: 'TypeError',
      object: 'TypeError',
    });
    expect(outcomes.base.startsWith(playground.origin)).toBe(true);
    expect(await taken(page)).toBeUndefined();
    expect(lookout.seen.slice(before)).toEqual([]);
  });
});
