import { knownKinds, otherContentFolders, pluralLabel } from '../../spec/content-kinds.js';
import { contentOfPath, isUploadPath } from '../../spec/pack-paths.js';
import type { ContentItem, Pack } from '../../validation/document/pack.js';
import { checkedKinds, itemsOfKind } from '../../validation/document/parts.js';
import type { InstalledKind } from '../pack-report.js';
import { stated } from './stated.js';

type Item = InstalledKind['items'][number];

/**
 * What a tenant installs of a pack, by the kinds and names that it shows. Of a zip, only files that are named as a tenant
 * takes them count. Content of which nothing is known here is listed by its files.
 */
export function installedItems(pack: Pack): InstalledKind[] {
  const known = checkedKinds.map((kind) => ({
    label: pluralLabel(kind),
    items: itemsOfKind(pack, kind)
      .filter(({ path }) => pack.shape !== 'upload' || isUploadPath(kind, path))
      .map((item) => itemFacts(item, knownKinds[kind])),
  }));
  const others = otherContentFolders.map((folder) => ({
    label: folder,
    items: pack.paths
      .filter((path) => contentOfPath(path) === folder && /\.(ya?ml|json)$/.test(path))
      .map((path): Item => ({ name: path.slice(path.lastIndexOf('/') + 1), path })),
  }));
  return [...known, ...others].filter(({ items }) => items.length > 0);
}

function itemFacts({ root, path }: ContentItem, kind: (typeof knownKinds)[keyof typeof knownKinds]): Item {
  const id = root.at(...kind.id)?.value;
  const name = root.at(...kind.name)?.value;
  return stated<Item>({
    name: String(name ?? id ?? path),
    id: id === undefined ? undefined : String(id),
    description: root.get('description')?.text ?? root.get('comment')?.text,
    versions: versions(
      root.get('fromversion')?.text ?? root.get('fromVersion')?.text,
      root.get('toversion')?.text ?? root.get('toVersion')?.text,
    ),
    path,
  });
}

function versions(from: string | undefined, to: string | undefined): string | undefined {
  if (from !== undefined && to !== undefined) return `${from} to ${to}`;
  if (from !== undefined) return `from ${from} on`;
  return to === undefined ? undefined : `up to ${to}`;
}
