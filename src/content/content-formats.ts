import { type ContentKind, contentKinds, pluralLabel } from '../spec/content-kinds.js';
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
  const listed = kinds.flatMap((kind) => {
    const { metadataKey, label } = contentKinds[kind];
    const format = contentFormats[kind];
    const items = format.items(pack).map((item) => format.summary(item, pack));
    const display = items.length === 1 ? label : pluralLabel(kind);
    return items.length === 0 ? [] : [{ metadataKey, items, display }];
  });
  return {
    contentItems: Object.fromEntries(listed.map(({ metadataKey, items }) => [metadataKey, items])),
    contentDisplays: Object.fromEntries(listed.map(({ metadataKey, display }) => [metadataKey, display])),
  };
}
