import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { advisedCommand } from '../../shared/advised-command.js';
import { UserError } from '../../shared/errors.js';
import { definitionFile } from '../../shared/project-files.js';
import { shownAs } from '../../shared/shown-path.js';
import { collectionLimits } from '../../shared/zip-limits.js';
import { type PackInput, zipTooLarge } from './pack-input.js';
import { readFolder } from './read-folder.js';

/**
 * Reads what lies at a path: a pack folder, a folder in a pack, a content repository or its `Packs` folder, or a zip.
 * Throws a UserError when there is nothing.
 */
export async function findPacks(path: string, root: string): Promise<PackInput[]> {
  const absolute = resolve(root, path);
  const label = shownAs(absolute, root);
  const found = await stat(absolute).catch(() => undefined);
  if (found === undefined) {
    throw new UserError(
      'validation-input',
      `There is nothing at ${label}. Give the path of a pack folder or a zip; \`${advisedCommand('build')}\` writes both.`,
    );
  }
  if (found.isDirectory()) return readFolders(absolute, root);
  const pack = packAround(absolute);
  if (pack !== undefined && !absolute.endsWith('.zip')) return [await readFolder(pack, shownAs(pack, root))];
  const name = basename(absolute).replace(/\.zip$/i, '');
  if (found.size > collectionLimits.zipBytes) {
    return [{ label, container: 'zip', name, files: new Map(), problems: [zipTooLarge] }];
  }
  const { readZip } = await import('./read-zip.js');
  return readZip(await readFile(absolute), label, name);
}

async function readFolders(folder: string, root: string): Promise<PackInput[]> {
  const names = await readdir(folder);
  const isPack = names.includes('pack_metadata.json') || names.includes('metadata.json');
  const packs = isPack
    ? undefined
    : basename(folder) === 'Packs'
      ? folder
      : names.includes('Packs')
        ? join(folder, 'Packs')
        : undefined;
  if (packs === undefined) {
    const pack = isPack ? folder : (packAround(folder) ?? folder);
    if (existsSync(join(pack, definitionFile))) throw isProject(shownAs(pack, root));
    return [await readFolder(pack, shownAs(pack, root))];
  }
  const entries = await readdir(packs, { withFileTypes: true });
  const inputs: PackInput[] = [];
  for (const { name } of entries
    .filter((entry) => entry.isDirectory())
    .sort((a, b) => (a.name < b.name ? -1 : 1))) {
    inputs.push(await readFolder(join(packs, name), shownAs(join(packs, name), root)));
  }
  if (inputs.length === 0)
    throw new UserError('validation-input', `There is no pack in ${shownAs(packs, root)}.`);
  return inputs;
}

function isProject(label: string): UserError {
  return new UserError(
    'validation-input',
    `The folder ${label} holds the project of a pack (${definitionFile}), not a pack. Run \`${advisedCommand('build')}\`, and give dist/Packs, which it writes.`,
  );
}

/** The pack folder that a path inside a content repository belongs to. */
function packAround(path: string): string | undefined {
  return /^.*[\\/]Packs[\\/][^\\/]+(?=[\\/])/.exec(path)?.[0];
}
