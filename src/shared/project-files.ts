/* Where a project keeps what, with forward slashes. */

/** What makes a folder a project. */
export const definitionFile = 'pack/definition/pack.ts';

/** What is in the pack as it is, a folder for each kind. */
export const contentFolder = 'pack/content';

/** The notes of each version, such as `1_1_0.md`, with `1_1_0.json` next to it where something breaks. */
export const releaseNotesFolder = 'pack/release-notes';

/** The integrations, each in a folder of its own. */
export const integrationsFolder = 'pack/integrations';

/** The code and the logo of an integration. */
export function integrationFolder(folder: string): string {
  return `${integrationsFolder}/${folder}`;
}

/** The scripts, each in a folder of its own. */
export const scriptsFolder = 'pack/scripts';

/** The code of a script. */
export function scriptFolder(folder: string): string {
  return `${scriptsFolder}/${folder}`;
}

/** The code of an item that others wrote, in its folder. */
export const asIsFile = 'code.js';
