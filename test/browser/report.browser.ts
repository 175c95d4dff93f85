import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchChromium } from './chromium.js';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const main = fileURLToPath(new URL('../../build/src/cli/main.js', import.meta.url));

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cortex-pack-'));
  execFileSync(process.execPath, [main, 'report', inject('packZip'), '--html', 'report.html'], {
    cwd: folder,
  });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** The page in a browser without scripts, with the addresses that it asked for. */
async function open(options: Parameters<Browser['newPage']>[0]): Promise<{ page: Page; requests: string[] }> {
  const page = await browser.newPage(options);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(join(folder, 'report.html')).href);
  return { page, requests };
}

describe.each(['light', 'dark'] as const)('with %s colors', (colorScheme) => {
  test.each([1920, 1280, 400])('fits into %i pixels, and loads nothing', async (width) => {
    const { page, requests } = await open({ colorScheme, viewport: { width, height: 800 } });
    expect(requests).toEqual([page.url()]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.close();
  });

  test('axe finds nothing', async () => {
    const { page } = await open({ colorScheme, viewport: { width: 1280, height: 800 }, bypassCSP: true });
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() =>
      (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    );
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await page.close();
  });
});

test('offers the bill of materials as a file', async () => {
  const { page } = await open({});
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CycloneDX 1.6 as JSON' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('CloudflareZeroTrustLogs.cdx.json');
  expect(JSON.parse(await readFile(await download.path(), 'utf8')).specVersion).toBe('1.6');
  await page.close();
});
