import type { ListedDashboard } from '../client/dashboards.js';
import type { ItemCheck } from './item-check.js';

/** Looks for a dashboard of the zip by its id. Its absence proves nothing: see `listDashboards`. */
export function checkDashboard(
  { id, name }: { readonly id: string; readonly name: string },
  there: readonly ListedDashboard[],
): ItemCheck {
  if (there.some(({ globalId }) => globalId === id)) {
    return { verdict: 'installed', detail: 'by its id; its content is not compared' };
  }
  const namesake = there.some((dashboard) => dashboard.name === name);
  return {
    verdict: 'not verifiable',
    detail: `${namesake ? 'only another one of this name is listed' : 'not among the dashboards listed'}; it is not published whether the list has dashboards of packs, so look in the console`,
  };
}
