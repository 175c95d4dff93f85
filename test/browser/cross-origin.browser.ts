import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchChromium } from './chromium.js';
import { type Lookout, startLookout } from './page-error-monitor.js';
import { type RunningPlayground, startPlayground } from './running-playground.js';

let browser: Browser;
let lookout: Lookout;
let playground: RunningPlayground;

beforeAll(async () => {
  lookout = await startLookout();
  [browser, playground] = await Promise.all([launchChromium(), startPlayground(inject('packZip'))]);
});

afterAll(async () => {
  await browser?.close();
  await playground?.close();
  await lookout?.close();
});

describe('a page elsewhere', () => {
  /** A page of another origin that has a script, which gets the playground's address and token. */
  async function visit(): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    await page.goto(lookout.origin);
    return page;
  }

  test('cannot call the playground, not even with the token', async () => {
    const page = await visit();
    const answers = await page.evaluate(
      async ({ origin, token }) => {
        const attempt = async (options: RequestInit) => {
          try {
            const answer = await fetch(`${origin}/api/snapshot`, { method: 'POST', body: '{}', ...options });
            return answer.type === 'opaque' ? 'opaque' : answer.status;
          } catch {
            return 'refused';
          }
        };
        const authorization = `Bearer ${token}`;
        return {
          json: await attempt({ headers: { authorization, 'content-type': 'application/json' } }),
          text: await attempt({ headers: { 'content-type': 'text/plain' } }),
          blind: await attempt({ mode: 'no-cors' }),
        };
      },
      { origin: playground.origin, token: playground.token },
    );
    // An opaque answer tells the other page nothing; that the call had no effect is tested with the server.
    expect(answers).toEqual({ json: 'refused', text: 'refused', blind: 'refused' });
  });

  test('cannot show the playground in a frame', async () => {
    const page = await visit();
    await page.evaluate((url) => {
      const frame = document.createElement('iframe');
      frame.src = url;
      document.body.append(frame);
      return new Promise((resolve) => {
        frame.onload = resolve;
        setTimeout(resolve, 3000);
      });
    }, playground.url);
    const [, frame] = page.frames();
    expect(frame).toBeDefined();
    expect(await frame?.locator('nav').count()).toBe(0);
  });

  test('learns nothing of a playground that it opened', async () => {
    const page = await visit();
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      page.evaluate((url) => {
        (window as { opened?: Window | null }).opened = window.open(url);
      }, playground.url),
    ]);
    await opened.getByRole('navigation', { name: 'Views' }).waitFor();
    expect(await opened.evaluate(() => window.opener)).toBeNull();
    // Cut off from it, the page believes that the window is closed.
    expect(await page.evaluate(() => (window as { opened?: Window | null }).opened?.closed)).toBe(true);
  });
});

test('a foreign name for this machine gets nothing', async () => {
  const rebound = await launchChromium(['--host-resolver-rules=MAP rebound.example 127.0.0.1']);
  try {
    const page = await rebound.newPage();
    const { port } = new URL(playground.origin);
    const answer = await page.goto(`http://rebound.example:${port}/#token=${playground.token}`);
    expect(answer?.status()).toBe(403);
    expect(await page.locator('nav').count()).toBe(0);
  } finally {
    await rebound.close();
  }
});
