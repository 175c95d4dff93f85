import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFindings, prepareAccessibilityCheck } from './accessibility.js';
import { playgroundInBrowser } from './playground-in-browser.js';

const session = playgroundInBrowser();
/** Addresses of the views with something in each of them, also behind what opens. */
let views: Readonly<Record<string, string>>;

beforeAll(async () => {
  const [instance] = (await session.playground.call('snapshot', {})).instances;
  if (instance === undefined) throw new Error('The playground has no instance.');
  const { name } = instance;
  const line = '!cloudflare-zero-trust-get-events limit=3';
  const good = await session.playground.call('run', { name, line });
  const bad = await session.playground.call('run', { name, line: `${line}0000` });
  await session.playground.call('setFault', { id: 'receiver/status-500', mode: 'once' });
  for (let cycle = 0; cycle < 5; cycle += 1) await session.playground.call('step', { name });
  views = {
    Overview: 'overview',
    Configure: 'configure',
    'a run': `war-room/${good.id}`,
    'a failed run': `war-room/${bad.id}`,
    Fetch: 'fetch',
    'a cycle': 'fetch/1',
    Data: 'data',
  };
});

interface Shift {
  readonly value: number;
  /** The classes of what moved. */
  readonly moved: readonly string[];
}

interface ShiftWindow {
  readonly shifts: Shift[];
}

/** Runs in the page, before it: writes down what moves without the user having done anything. */
function watchShifts(): void {
  const shifts: Shift[] = [];
  Object.assign(window, { shifts } satisfies ShiftWindow);
  type Entry = PerformanceEntry & { value: number; sources: readonly { node?: Element }[] };
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as Entry[])
      shifts.push({ value, moved: sources.map(({ node }) => `${node?.nodeName} ${node?.className}`) });
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Moves that somebody would notice. A sum of a tenth is what browsers call good. */
async function jumpsOf(page: Page): Promise<Shift[]> {
  const shifts = await page.evaluate(() => (window as unknown as ShiftWindow).shifts);
  return shifts.filter(({ value }) => value > 0.01);
}

async function open(view: string, options: Parameters<Browser['newPage']>[0]): Promise<Page> {
  const page = await session.browser.newPage(options);
  await page.addInitScript(watchShifts);
  await prepareAccessibilityCheck(page);
  await page.goto(session.playground.url);
  await page.getByRole('heading', { name: 'From here to the tenant' }).waitFor();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/${view}`);
  // What is drawn after an answer is there when nothing in sight is under way any more and two frames are over.
  await page.waitForFunction(() => {
    const waiting = [...document.querySelectorAll('main [aria-busy=true], main .waiting')];
    return waiting.every((element) => !element.checkVisibility());
  });
  await page.waitForTimeout(400);
  return page;
}

const sizes = { 'a wide window': { width: 1280, height: 800 }, 'a narrow one': { width: 400, height: 800 } };
const wanted = ['Overview', 'Configure', 'a run', 'a failed run', 'Fetch', 'a cycle', 'Data'];

describe.each(Object.entries(sizes))('in %s', (_name, viewport) => {
  test.each(wanted)('%s fits, and does not jump', async (view) => {
    const page = await open(views[view] ?? '', { viewport });
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(beyond).toBeLessThanOrEqual(0);
    expect(await jumpsOf(page)).toEqual([]);
    await page.close();
  });

  test.each(
    wanted.flatMap((view) => (['light', 'dark'] as const).map((colorScheme) => [view, colorScheme] as const)),
  )('%s is readable in %s colors, by eye and by screen reader', async (view, colorScheme) => {
    const page = await open(views[view] ?? '', { viewport, colorScheme });
    // All of the page at once: what lies under the bars of a small window is no finding, one scrolls there.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ ...viewport, height });
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.close();
  });
});

test('a fetch that runs does not move what one looks at', async () => {
  const page = await open('fetch', { viewport: sizes['a wide window'] });
  const [instance] = (await session.playground.call('snapshot', {})).instances;
  await page.evaluate(() => {
    (window as unknown as ShiftWindow).shifts.length = 0;
  });
  for (let cycle = 0; cycle < 6; cycle += 1)
    await session.playground.call('step', { name: instance?.name ?? '' });
  await page.waitForTimeout(500);
  expect(await jumpsOf(page)).toEqual([]);
  await page.close();
});
