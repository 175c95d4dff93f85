import { fileURLToPath } from 'node:url';
import { type Documentation, renderDocumentation } from '#src/generator/documents/documentation.js';
import pack from '../../pack/definition/pack.js';

export const templatesFolder = fileURLToPath(new URL('../../templates', import.meta.url));

export const documents: Documentation = await renderDocumentation(pack, templatesFolder);

/** File names as in the golden folder. */
export const documentsByName: readonly (readonly [string, string])[] = [
  ['description', documents.description],
  ['integration-readme', documents.integrationReadme],
  ['pack-readme', documents.packReadme],
];
