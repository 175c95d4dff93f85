import type { Browser, Page } from 'playwright-core';
import { prepareAccessibilityCheck } from './accessibility.js';
import type { RunningPlayground } from './running-playground.js';

/** A new page on a view of the playground, as its link in the header opens it. */
export async function openView(
  browser: Browser,
  { url }: RunningPlayground,
  view: 'Configure' | 'Fetch' | 'War Room' | 'Data',
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await prepareAccessibilityCheck(page);
  await page.goto(url);
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: view, exact: true })
    .click();
  return page;
}
