import { nounOf } from '../spec/content-kinds.js';
import type { PackItem, PackZip } from '../tenant/upload/pack-zip.js';
import { callChanges } from './changes/call-changes.js';
import type { Change } from './changes/change.js';
import { codeChanges } from './changes/code-changes.js';
import { contentChanges, versionChanges } from './changes/content-changes.js';
import { integrationChanges } from './changes/integration-changes.js';

/** What differs between two versions of a pack, for one item. */
export interface ItemChanges {
  readonly kind: PackItem['kind'];
  readonly name: string;
  readonly isNew: boolean;
  readonly changes: readonly Change[];
}

/** The changes from the released version to the new one, in the order of the new pack; removed items last. */
export function packChanges(released: PackZip, next: PackZip): ItemChanges[] {
  const same = (one: PackItem) => (other: PackItem) => other.kind === one.kind && other.id === one.id;
  const kept = next.items.map((item) => {
    const before = versionBefore(item, released.items.filter(same(item)), next.items.filter(same(item)));
    return {
      kind: item.kind,
      name: item.name,
      isNew: before === undefined,
      changes: changesOf(before, item),
    };
  });
  const removed = released.items
    .filter((item) => !next.items.some(same(item)))
    .map(({ kind, name }) => ({
      kind,
      name,
      isNew: false,
      changes: [{ text: `Deprecated. The ${nounOf(kind)} was removed from the pack.`, breaking: true }],
    }));
  return [...kept, ...removed].filter(({ isNew, changes }) => isNew || changes.length > 0);
}

/** Rules for several ranges of server versions share their id. */
function versionBefore(
  item: PackItem,
  released: readonly PackItem[],
  next: readonly PackItem[],
): PackItem | undefined {
  if (released.length === 1 && next.length === 1) return released[0];
  const from = ({ content }: PackItem) => content.fromversion ?? content.fromVersion;
  return released.find((other) => from(other) === from(item));
}

function changesOf(before: PackItem | undefined, after: PackItem): Change[] {
  if (before === undefined) return [];
  return [...ownChanges(before, after), ...versionChanges(before, after)];
}

function ownChanges(before: PackItem, after: PackItem): Change[] {
  if (before.integration !== undefined && after.integration !== undefined)
    return integrationChanges(before.integration, after.integration);
  if (before.script !== undefined && after.script !== undefined)
    return [
      ...callChanges('the script', before.script, after.script),
      ...codeChanges('script', before.script.script, after.script.script),
    ];
  return contentChanges(before, after);
}
