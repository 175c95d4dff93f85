import { isBuilt, marketplacesOf, type Pack } from '../../validation/document/pack.js';
import type { ReportedPack } from '../pack-report.js';
import { stated } from './stated.js';

/** What the metadata says of a pack. */
export function packFacts(pack: Pack): ReportedPack {
  const { metadata, generatedMetadata } = pack;
  const text = (key: string) => metadata?.get(key)?.text ?? generatedMetadata?.get(key)?.text;
  return stated<ReportedPack>({
    id: pack.id,
    name: text('name') ?? pack.id,
    version: text('currentVersion'),
    description: text('description'),
    author: text('author'),
    support: text('support'),
    contact: text('email') || text('url'),
    created: text('created')?.slice(0, 10),
    marketplaces: marketplacesOf(pack),
    categories: metadata?.get('categories')?.texts ?? [],
    builtHere: isBuilt(pack),
  });
}
