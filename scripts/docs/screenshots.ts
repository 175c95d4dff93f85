import { execFileSync } from 'node:child_process';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { findChromium, launchChromium } from '../../test/browser/chromium.js';
import { type RunningPlayground, startPlayground } from '../../test/browser/running-playground.js';

/**
 * Takes the pictures of docs/playground.md, every view of the playground with the pack of this project at work, and the one of
 * docs/report.md.
 */

const repository = fileURLToPath(new URL('../../', import.meta.url));
const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url));

const windows = {
  light: { viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  dark: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  narrow: { viewport: { width: 400, height: 800 }, colorScheme: 'light', isMobile: true },
} as const;

interface Picture {
  readonly name: string;
  readonly window: keyof typeof windows;
  /** Of the page, behind `#/`. */
  readonly address: string;
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Lets something of everything happen, and gives the run and the cycle that are shown. */
async function work(
  playground: RunningPlayground,
): Promise<{ readonly run: number; readonly cycle: number }> {
  const [instance] = (await playground.call('snapshot', {})).instances;
  const [integration] = await playground.call('integrations', {});
  const command = integration?.commands[0];
  if (instance === undefined || command === undefined)
    throw new Error('The pack has no instance or no command.');
  const { name } = instance;
  await playground.call('test', { name });
  for (let cycle = 1; cycle <= 30; cycle += 1) {
    if (cycle === 8) await playground.call('setFault', { id: 'source/status-500', mode: 'once' });
    if (cycle === 14) await playground.call('setFault', { id: 'receiver/status-503', mode: 'sometimes' });
    if (cycle === 20) await playground.call('setFault', { id: 'receiver/status-503', mode: 'off' });
    if (cycle === 22) await playground.call('burst', { count: 100 });
    if (cycle === 27) await playground.call('setFault', { id: 'receiver/status-503', mode: 'sometimes' });
    await playground.call('step', { name });
  }
  const { id } = await playground.call('run', { name, line: `!${command.name} limit=3` });
  await playground.call('burst', { count: 20 });
  return { run: id, cycle: 8 };
}

function picturesOf({ run, cycle }: { readonly run: number; readonly cycle: number }): Picture[] {
  const openRequest = async (page: Page) => {
    await page.locator('.war-room-exchanges summary').first().click();
  };
  const openRow = async (page: Page) => {
    await page.getByRole('grid').getByRole('row').nth(3).click();
    await page.getByRole('tab', { name: 'Data model' }).click();
  };
  const typeQuery = async (page: Page, stages: string) => {
    const field = page.getByLabel('XQL query');
    const [dataset] = (await field.inputValue()).split('\n');
    await field.fill(`${dataset}\n${stages}`);
    return field;
  };
  const complete = async (page: Page) => {
    const field = await typeQuery(page, '| comp count() as events by SOURCE_LOG_TYPE\n| sort desc events');
    await field.press('Control+Enter');
    await page.getByRole('grid', { name: 'Result of the query' }).waitFor();
    await field.press('Control+End');
    await field.pressSequentially('\n| f');
    await page.getByRole('listbox', { name: 'Suggestions' }).waitFor();
  };
  const drawGraph = async (page: Page) => {
    const field = await typeQuery(
      page,
      '| bin _time span = 1m\n| comp count() as events by _time, SOURCE_LOG_TYPE\n| sort asc _time\n' +
        '| view graph type = column header = "Events by minute" xaxis = _time yaxis = events series = SOURCE_LOG_TYPE',
    );
    await field.press('Control+Enter');
    await page.getByRole('region', { name: 'Events by minute' }).waitFor();
  };
  const showDashboard = async (page: Page) => {
    await page
      .getByRole('region', { name: /^Dashboard/ })
      .first()
      .scrollIntoViewIfNeeded();
    await page
      .getByRole('heading', { name: /^Dashboard/ })
      .first()
      .evaluate((heading) => heading.scrollIntoView());
  };
  return [
    { name: 'overview', window: 'light', address: 'overview' },
    { name: 'dashboard', window: 'light', address: 'overview', prepare: showDashboard },
    { name: 'configure', window: 'light', address: 'configure' },
    { name: 'war-room', window: 'light', address: `war-room/${run}`, prepare: openRequest },
    { name: 'fetch', window: 'light', address: 'fetch' },
    { name: 'cycle', window: 'dark', address: `fetch/${cycle}` },
    { name: 'data', window: 'light', address: 'data' },
    { name: 'row', window: 'dark', address: 'data', prepare: openRow },
    { name: 'query', window: 'light', address: 'data/query', prepare: complete },
    { name: 'graph', window: 'dark', address: 'data/query', prepare: drawGraph },
    { name: 'narrow', window: 'narrow', address: 'fetch' },
  ];
}

/** The report of the pack that the playground has built. */
function writtenReport(): string {
  const file = join(repository, 'build', 'report.html');
  execFileSync(process.execPath, ['build/src/cli/main.js', 'report', '--html', file], { cwd: repository });
  return file;
}

async function takePicture(page: Page, name: string): Promise<void> {
  const path = `${folder}${name}.png`;
  await page.screenshot({ path, animations: 'disabled' });
  await page.close();
  console.log(`docs/images/${name}.png  ${Math.round((await stat(path)).size / 1000)} kB`);
}

async function takePictures(): Promise<void> {
  const [browser, playground] = await Promise.all([launchChromium(), startPlayground()]);
  try {
    await mkdir(folder, { recursive: true });
    for (const { name, window, address, prepare } of picturesOf(await work(playground))) {
      const page = await browser.newPage(windows[window]);
      await page.goto(playground.url);
      await page.getByRole('heading', { name: 'From here to the tenant' }).waitFor();
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#/${address}`);
      await prepare?.(page);
      // The page has no more to draw some frames after its answers.
      await page.waitForTimeout(800);
      await takePicture(page, `playground-${name}`);
    }
    const report = await browser.newPage(windows.light);
    await report.goto(pathToFileURL(writtenReport()).href);
    await takePicture(report, 'report');
  } finally {
    await browser.close();
    await playground.close();
  }
}

const chromium = findChromium();
if ('missing' in chromium) {
  console.error(chromium.missing);
  process.exitCode = 1;
} else {
  await takePictures();
}
