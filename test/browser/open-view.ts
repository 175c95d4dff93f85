import type { Page } from 'playwright-core';
import { prepareAccessibilityCheck } from './accessibility.js';
import type { PlaygroundInBrowser } from './playground-in-browser.js';

/** A new page on a view of the playground, as its link in the header opens it. */
export async function openView(
  { browser, playground }: PlaygroundInBrowser,
  view: 'Configure' | 'Fetch' | 'War Room' | 'Data',
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await prepareAccessibilityCheck(page);
  await page.goto(playground.url);
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: view, exact: true })
    .click();
  return page;
}
