import type { Snapshot } from '../../protocol.js';

/** What every view gets. A view that is not shown stays as it is and gets nothing new until it is shown again. */
export interface ViewProps {
  readonly snapshot: Snapshot;
}

/** The views by the name that stands in the address. */
export const views = {
  overview: 'Overview',
  configure: 'Configure',
  'war-room': 'War Room',
  fetch: 'Fetch',
  incidents: 'Incidents',
  data: 'Data',
} as const;

export type ViewName = keyof typeof views;

/** The views of a pack: without incidents there is nothing to see of them. */
export function viewsOf(snapshot: Snapshot | undefined): ViewName[] {
  return viewNames.filter((name) => name !== 'incidents' || snapshot?.incidents !== undefined);
}

export const viewNames = Object.keys(views) as ViewName[];
