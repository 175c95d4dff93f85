import type { PackParts } from '../content-format.js';
import { sourceContent } from '../content-formats.js';
import { type PackFile, textFile } from './pack-file.js';
import { packMetadata } from './pack-metadata.js';

/** The pack as the platform's official development kit takes it, below the `Packs/<Id>` of the target. */
export function sourcePack(parts: PackParts): PackFile[] {
  return [
    textFile('.pack-ignore', ''),
    textFile('.secrets-ignore', ''),
    textFile('pack_metadata.json', packMetadata(parts.pack)),
    textFile('README.md', parts.readme),
    ...sourceContent(parts),
    ...parts.pack.content.flatMap((item) => item.source).map(({ path, bytes }) => ({ path, bytes })),
    ...parts.releaseNotes,
  ];
}
