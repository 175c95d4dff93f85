import { fileURLToPath } from 'node:url';
import type { Documentation } from '#src/content/content-format.js';
import type { CompletePack } from '#src/content/pack/complete-pack.js';
import { renderDocumentation } from '#src/generator/documents/documentation.js';
import { cloudflarePack as pack } from '../fixtures/cloudflare-pack.js';

export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** A folder without sections. */
export const bareFolder = fileURLToPath(new URL('./', import.meta.url));

export const documents: Documentation = await renderDocumentation(pack, repository);

/** File names as in the golden folder. */
export const documentsByName: readonly (readonly [string, string])[] = namedDocuments(documents);

export function namedDocuments(documents: Documentation): (readonly [string, string])[] {
  return [
    ['description', documents.description],
    ['integration-readme', documents.integrationReadme],
    ['pack-readme', documents.packReadme],
  ];
}

/** The documents of a pack without sections of its own. */
export function documentsOf(pack: CompletePack, runtime: 'server' | 'container'): Promise<Documentation> {
  return renderDocumentation(pack, bareFolder, runtime);
}
