import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser of this machine, or what to do about it that there is none. */
export function findChromium(): { readonly path: string } | { readonly missing: string } {
  const named = process.env.CHROMIUM;
  const path = named === undefined ? usualPlaces.find((place) => existsSync(place)) : named;
  if (path !== undefined && existsSync(path)) return { path };
  const where = named === undefined ? usualPlaces.join(', ') : `${named}, named in CHROMIUM`;
  return {
    missing:
      `The browser tests need Chromium or Chrome: none at ${where}. Install it (Debian and Ubuntu: apt-get install ` +
      'chromium), or put its path into the environment variable CHROMIUM.',
  };
}

/** Starts the browser without a window; it looks up nothing by itself. */
export function launchChromium(words: readonly string[] = []): Promise<Browser> {
  const found = findChromium();
  if ('missing' in found) throw new Error(found.missing);
  return chromium.launch({
    executablePath: found.path,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...words,
    ],
  });
}
