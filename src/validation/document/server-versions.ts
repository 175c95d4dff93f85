import { compareVersions, isVersion } from '../../shared/versions.js';
import type { Field } from '../text/field.js';
import type { ContentItem } from './pack.js';

/** The oldest or the newest server for an item. YAML and JSON spell the keys differently. */
export function versionOf({ root }: ContentItem, which: 'from' | 'to'): Field | undefined {
  return root.get(`${which}version`) ?? root.get(`${which}Version`);
}

/** True when some server would install both items. */
export function versionsOverlap(one: ContentItem, other: ContentItem): boolean {
  return beginsBeforeEndOf(one, other) && beginsBeforeEndOf(other, one);
}

/** An end that is missing, or no version, sets no bound. */
function beginsBeforeEndOf(one: ContentItem, other: ContentItem): boolean {
  const from = versionOf(one, 'from')?.text ?? '';
  const to = versionOf(other, 'to')?.text ?? '';
  return !isVersion(from) || !isVersion(to) || compareVersions(from, to) <= 0;
}
