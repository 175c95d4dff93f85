import { type Declared, declaredItems, type PackDefinition } from '../definition/pack.js';
import { type ContentKind, contentKinds } from '../spec/content-kinds.js';
import type { ContentFormat, PackParts } from './content-format.js';
import { correlationRuleFormat } from './correlation-rule/correlation-rule-format.js';
import { dashboardFormat } from './dashboard/dashboard-format.js';
import { integrationFormat } from './integration/integration-format.js';
import { modelingRuleFormat } from './modeling-rule/modeling-rule-format.js';
import type { PackFile } from './pack/pack-file.js';

export const contentFormats: { readonly [K in ContentKind]: ContentFormat<K> } = {
  integration: integrationFormat,
  'modeling-rule': modelingRuleFormat,
  'correlation-rule': correlationRuleFormat,
  dashboard: dashboardFormat,
};

const kinds = Object.keys(contentKinds) as ContentKind[];

/** All content as the development kit takes it. Paths are within the folder of the pack. */
export function sourceContent(parts: PackParts): PackFile[] {
  return kinds.flatMap((kind) =>
    eachItem(parts.pack, kind, (item, format) => format.sourceFiles(item, parts)).flat(),
  );
}

/** All content as a tenant takes it, in the tree of the zip. */
export function uploadContent(parts: PackParts): PackFile[] {
  return kinds.flatMap((kind) =>
    eachItem(parts.pack, kind, (item, format) => format.uploadFiles(item, parts)).flat(),
  );
}

/** What `metadata.json` lists of a pack: its items by kind, and what the tenant calls each kind. */
export function contentSummaries(pack: PackDefinition): {
  readonly contentItems: { readonly [key: string]: readonly object[] };
  readonly contentDisplays: { readonly [key: string]: string };
} {
  const listed = kinds.flatMap((kind) => {
    const { metadataKey, label } = contentKinds[kind];
    const items = eachItem(pack, kind, (item, format) => format.summary(item, pack));
    const display = items.length === 1 ? label : `${label}s`;
    return items.length === 0 ? [] : [{ metadataKey, items, display }];
  });
  return {
    contentItems: Object.fromEntries(listed.map(({ metadataKey, items }) => [metadataKey, items])),
    contentDisplays: Object.fromEntries(listed.map(({ metadataKey, display }) => [metadataKey, display])),
  };
}

function eachItem<K extends ContentKind, R>(
  pack: PackDefinition,
  kind: K,
  use: (item: Declared<K>, format: ContentFormat<K>) => R,
): R[] {
  const format: ContentFormat<K> = contentFormats[kind];
  return declaredItems(pack, kind).map((item) => use(item, format));
}
