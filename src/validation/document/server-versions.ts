import type { Field } from '../text/field.js';
import type { ContentItem } from './pack.js';

/** The oldest or the newest server for an item. YAML and JSON spell the keys differently. */
export function versionOf({ root }: ContentItem, which: 'from' | 'to'): Field | undefined {
  return root.get(`${which}version`) ?? root.get(`${which}Version`);
}

export function isVersion(text: string): boolean {
  return /^\d{1,2}\.\d{1,2}\.\d{1,2}$/.test(text);
}

/** A number by which versions of three parts can be compared. */
export function weightOf(version: string): number {
  return version.split('.').reduce((sum, part) => sum * 100 + Number(part), 0);
}

/** True when some server would install both items. */
export function versionsOverlap(one: ContentItem, other: ContentItem): boolean {
  const [oneRange, otherRange] = [rangeOf(one), rangeOf(other)];
  return oneRange.from <= otherRange.to && otherRange.from <= oneRange.to;
}

function rangeOf(item: ContentItem): { from: number; to: number } {
  const from = versionOf(item, 'from')?.text;
  const to = versionOf(item, 'to')?.text;
  return {
    from: from !== undefined && isVersion(from) ? weightOf(from) : 0,
    to: to !== undefined && isVersion(to) ? weightOf(to) : Number.POSITIVE_INFINITY,
  };
}
