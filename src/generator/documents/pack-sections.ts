import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../../shared/file-problem.js';
import { suggestion } from '../../shared/nearest-name.js';
import { integrationFolder } from '../../shared/project-files.js';
import { BuildError } from '../build-error.js';
import type { TemplateSource } from './template-engine.js';

/** The folder of a project with the sections that its pack adds to the documents. */
export const packSectionsFolder = 'pack/documents';

/** The folder of a project with those that stand in the documents of one integration instead. */
export function integrationSectionsFolder(folder: string): string {
  return `${integrationFolder(folder)}/documents`;
}

export const templateExtension = '.md.hbs';

/** The sections that a pack can add, by the name of their file, each with its place in the documents. */
export const packSections = {
  introduction: 'The first paragraph of the pack README, instead of the description of the pack.',
  'collected-logs': 'Both READMEs: after the table under **What it collects**.',
  requirements:
    'The pack README: the first points of the list under **What you need**, instead of the required values of the form.',
  credentials:
    'The help and the integration README: before **Create an HTTP Log Collector**. The help then has no section **Fill in the form**.',
  form: 'The integration README: the end of **Fill in the form**, instead of the point about **Test**.',
  'additional-information': 'Both READMEs: before **Known Limitations**.',
  'known-limitations': 'Both READMEs: the first points of the list under **Known Limitations**.',
  troubleshooting: 'Both READMEs: the first part of **Troubleshooting**.',
  references: 'The help: its last paragraph.',
} as const;

/** The names by which the templates include the sections. */
export const sectionPartials: readonly string[] = Object.keys(packSections).map(partialName);

function partialName(section: string): string {
  return `pack/${section}`;
}

/**
 * Reads the sections in a folder of a project; it need not have any.
 * @throws a BuildError for a file that is no section
 */
export async function readPackSections(root: string, folder: string): Promise<TemplateSource[]> {
  const files = await filesIn(join(root, ...folder.split('/')));
  const strays = files.filter((file) => sectionOf(file) === undefined);
  if (strays.length > 0)
    throw new BuildError(
      `A file in ${folder} is not a section of the documents.`,
      strays.map((file) => ({ place: { file: `${folder}/${file}` }, ...refusal(file) })),
    );
  return Promise.all(
    files.map(async (file) => ({
      name: partialName(sectionOf(file) ?? ''),
      file: `${folder}/${file}`,
      text: `${(await readFile(join(root, ...folder.split('/'), file), 'utf8')).trimEnd()}\n`,
      fix: 'Correct the section, or add the value to `documentation` in the definition of the pack.',
    })),
  );
}

function sectionOf(file: string): string | undefined {
  return Object.keys(packSections).find((section) => file === section + templateExtension);
}

function refusal(file: string): { message: string; fix: string } {
  if (!file.endsWith(templateExtension))
    return {
      message: 'Its name does not end in .md.hbs, so no document would show it.',
      fix: 'Rename or move it.',
    };
  const name = file.slice(0, -templateExtension.length);
  return {
    message: `The documents have no place for a section "${name}".`,
    fix: suggestion(name, Object.keys(packSections)),
  };
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    // Editors and desktops leave hidden files behind.
    return (await readdir(folder)).filter((file) => !file.startsWith('.')).sort();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}
