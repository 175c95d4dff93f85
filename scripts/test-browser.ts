import { findChromium } from '../test/browser/chromium.js';
import { runVitest } from './run-vitest.js';

/** Drives the page of the playground in a real browser. */

const chromium = findChromium();
if ('missing' in chromium) {
  console.error(chromium.missing);
  process.exitCode = 1;
} else runVitest('vitest.browser.config.ts');
