import type { PackParts } from '../content-format.js';
import { uploadContent } from '../content-formats.js';
import { generatedMetadata } from './generated-metadata.js';
import { type PackFile, textFile } from './pack-file.js';
import { packMetadata } from './pack-metadata.js';

/** The tree of the zip that a tenant installs. It differs from the source layout, of which a tenant installs nothing. */
export function uploadPack(parts: PackParts): PackFile[] {
  return [
    textFile('metadata.json', generatedMetadata(parts.pack)),
    textFile('pack_metadata.json', packMetadata(parts.pack)),
    textFile('README.md', parts.readme),
    ...uploadContent(parts),
    ...parts.pack.content.flatMap((item) => item.upload).map(({ path, bytes }) => ({ path, bytes })),
    ...parts.releaseNotes,
  ];
}
