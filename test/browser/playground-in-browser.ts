import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launchChromium } from './chromium.js';
import { type RunningPlayground, startPlayground } from './running-playground.js';

export interface PlaygroundInBrowser {
  readonly browser: Browser;
  readonly playground: RunningPlayground;
}

/**
 * A browser and a playground for all tests of a file: with the pack of this project, or with the zip that is given. Both
 * are there from the first hook of the file on.
 */
export function playgroundInBrowser(zip?: Uint8Array): PlaygroundInBrowser {
  let folder = '';
  let browser: Browser | undefined;
  let playground: RunningPlayground | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cortex-pack-'));
    const file = join(folder, 'pack.zip');
    if (zip !== undefined) await writeFile(file, zip);
    [browser, playground] = await Promise.all([
      launchChromium(),
      zip === undefined ? startPlayground(inject('packZip'), '--project') : startPlayground(file),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await playground?.close();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    get browser() {
      return started(browser);
    },
    get playground() {
      return started(playground);
    },
  };
}

function started<T>(given: T | undefined): T {
  if (given === undefined) throw new Error('It starts before the tests, not while they are collected.');
  return given;
}
