import { fileURLToPath } from 'node:url';
import type { CompletePack } from '#src/content/pack/complete-pack.js';
import { renderDocumentation } from '#src/generator/documents/documentation.js';
import { cloudflarePack as pack } from '../fixtures/cloudflare-pack.js';
import { onlyItem } from '../fixtures/only-item.js';

export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** A folder without sections. */
export const bareFolder = fileURLToPath(new URL('./', import.meta.url));

/** The documents of a pack with one integration. */
export interface Documents {
  readonly description: string;
  readonly integrationReadme: string;
  readonly packReadme: string;
}

export async function renderDocuments(...rest: Parameters<typeof renderDocumentation>): Promise<Documents> {
  const { packReadme, integrations } = await renderDocumentation(...rest);
  const { description, readme } = onlyItem(integrations.values());
  return { description, integrationReadme: readme, packReadme };
}

export const documents: Documents = await renderDocuments(pack, repository);

/** File names as in the golden folder. */
export const documentsByName: readonly (readonly [string, string])[] = namedDocuments(documents);

export function namedDocuments(documents: Documents): (readonly [string, string])[] {
  return [
    ['description', documents.description],
    ['integration-readme', documents.integrationReadme],
    ['pack-readme', documents.packReadme],
  ];
}

/** The documents of a pack without sections of its own. */
export function documentsOf(pack: CompletePack, runtime: 'server' | 'container'): Promise<Documents> {
  return renderDocuments(pack, bareFolder, runtime);
}
