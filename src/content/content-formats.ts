import {
  type ContentKind,
  type ContentKindFacts,
  contentKinds,
  type KnownKind,
  knownKinds,
} from '../spec/content-kinds.js';
import type { ContentFormat, PackParts } from './content-format.js';
import { correlationRuleFormat } from './correlation-rule/correlation-rule-format.js';
import { dashboardFormat } from './dashboard/dashboard-format.js';
import { integrationFormat } from './integration/integration-format.js';
import { modelingRuleFormat } from './modeling-rule/modeling-rule-format.js';
import type { CompletePack } from './pack/complete-pack.js';
import type { PackFile } from './pack/pack-file.js';
import { scriptFormat } from './script/script-format.js';

/** The format of each kind; each takes back the items that it gives. */
export const contentFormats: Readonly<Record<ContentKind, ContentFormat<unknown>>> = {
  integration: integrationFormat,
  script: scriptFormat,
  'modeling-rule': modelingRuleFormat,
  'correlation-rule': correlationRuleFormat,
  dashboard: dashboardFormat,
};

const kinds = Object.keys(contentKinds) as ContentKind[];
const formats = kinds.map((kind) => contentFormats[kind]);

/** All content as the development kit takes it. Paths are within the folder of the pack. */
export function sourceContent(parts: PackParts): PackFile[] {
  return formats.flatMap((format) =>
    format.items(parts.pack).flatMap((item) => format.sourceFiles(item, parts)),
  );
}

/** All content as a tenant takes it, in the tree of the zip. */
export function uploadContent(parts: PackParts): PackFile[] {
  return formats.flatMap((format) =>
    format.items(parts.pack).flatMap((item) => format.uploadFiles(item, parts)),
  );
}

/** What `metadata.json` lists of a pack: its items by kind, and what the tenant calls each kind. */
export function contentSummaries(pack: CompletePack): {
  readonly contentItems: { readonly [key: string]: readonly object[] };
  readonly contentDisplays: { readonly [key: string]: string };
} {
  const listed = new Map<string, { items: object[]; kind: KnownKind }>();
  const list = (kind: KnownKind, items: readonly object[]) => {
    const { metadataKey } = knownKinds[kind];
    // Classifiers and mappers share a list.
    const before = listed.get(metadataKey)?.items ?? [];
    if (items.length > 0) listed.set(metadataKey, { kind, items: [...before, ...items] });
  };
  for (const kind of Object.keys(knownKinds) as KnownKind[]) {
    const format = kind in contentFormats ? contentFormats[kind as ContentKind] : undefined;
    list(kind, format?.items(pack).map((item) => format.summary(item, pack)) ?? []);
    list(
      kind,
      pack.content.flatMap((item) =>
        item.kind === kind && item.upload.length > 0 ? (item.summary ?? []) : [],
      ),
    );
  }
  return {
    contentItems: Object.fromEntries([...listed].map(([key, { items }]) => [key, items])),
    contentDisplays: Object.fromEntries(
      [...listed].map(([key, { items, kind }]) => [key, displayOf(kind) + (items.length === 1 ? '' : 's')]),
    ),
  };
}

function displayOf(kind: KnownKind): string {
  const { display, label }: ContentKindFacts = knownKinds[kind];
  return display ?? label;
}
