import { readFileSync } from 'node:fs';
import { messageOf, UserError } from '../../shared/errors.js';
import { fileProblem } from '../../shared/file-problem.js';
import { isJsonObject } from '../../shared/json.js';
import { readZip, textFile, type ZipFiles } from '../../shared/zip.js';
import { type KnownKind, knownKinds } from '../../spec/content-kinds.js';
import { isUploadPath, uploadPath } from '../../spec/pack-paths.js';
import type { InstalledPack } from './installed-integration.js';
import { readIntegration } from './integration-file.js';
import { readScript } from './script-file.js';

/**
 * Installs the zip of a pack as tenants take it, given as its bytes or its path. `shown` names it in messages.
 * Throws a UserError when the server would install nothing of it, or could not run what it installed.
 */
export function installPack(
  zip: Uint8Array | string,
  shown = typeof zip === 'string' ? zip : 'The pack',
): InstalledPack {
  const files = readZip(typeof zip === 'string' ? readZipFile(zip) : zip, shown);
  const metadata = readMetadata(files, shown);
  const integrations = itemsOf(files, 'integration', readIntegration);
  const scripts = itemsOf(files, 'script', readScript);
  if (!holdsItems(files)) throw nothingToInstall(shown);
  return { ...metadata, integrations, scripts, lists: listsIn(files) };
}

/** Whether the zip has anything that a tenant installs: a pack may be rules and dashboards alone. */
function holdsItems(files: ZipFiles): boolean {
  return [...files.keys()].some((path) => kinds.some((kind) => isUploadPath(kind, path)));
}

const kinds = Object.keys(knownKinds) as readonly KnownKind[];

function readZipFile(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    throw new UserError(
      'zip-unreadable',
      `${path} cannot be read: ${fileProblem(error)}. Build the pack first, or check its permissions.`,
      {
        cause: error,
      },
    );
  }
}

function readMetadata(files: ZipFiles, shown: string): Pick<InstalledPack, 'id' | 'name' | 'version'> {
  const source = jsonFile(files, 'pack_metadata.json', shown);
  const generated = jsonFile(files, 'metadata.json', shown);
  const { id, name, currentVersion } = generated;
  if (typeof id !== 'string' || typeof name !== 'string' || typeof currentVersion !== 'string') {
    throw new UserError(
      'pack-metadata',
      `${shown} needs the texts id, name, and currentVersion in its metadata.json. Build the zip again.`,
    );
  }
  if (source.name !== name || source.currentVersion !== currentVersion) {
    throw new UserError(
      'pack-metadata',
      `${shown} has a metadata.json and a pack_metadata.json that differ in name or currentVersion. Build the zip again.`,
    );
  }
  return { id, name, version: currentVersion };
}

function jsonFile(files: ZipFiles, path: string, shown = 'The pack'): Record<string, unknown> {
  const text = textFile(files, path);
  if (text === undefined) {
    throw new UserError(
      'pack-metadata',
      `${shown} has no ${path} at its root, so it is not the zip of a pack that a tenant takes. Use the zip that a build writes to dist.`,
    );
  }
  try {
    const content: unknown = JSON.parse(text);
    if (isJsonObject(content)) return content;
  } catch (error) {
    throw new UserError('pack-metadata', `${path} cannot be read: ${messageOf(error)}.`, { cause: error });
  }
  throw new UserError('pack-metadata', `${path} must hold a JSON object.`);
}

function itemsOf<T>(files: ZipFiles, kind: KnownKind, read: (yaml: string, path: string) => T): T[] {
  const unified = [...files.keys()].filter((path) => isUploadPath(kind, path));
  return unified.sort().map((path) => read(textFile(files, path) ?? '', path));
}

/** What the lists of the pack hold, by their names. What cannot be read is the matter of a validation. */
function listsIn(files: ZipFiles): InstalledPack['lists'] {
  const paths = [...files.keys()].filter((path) => isUploadPath('list', path));
  return Object.fromEntries(
    paths.flatMap((path) => {
      const { name, data } = jsonFile(files, path);
      return typeof name === 'string' && typeof data === 'string' ? [[name, data]] : [];
    }),
  );
}

function nothingToInstall(shown: string): UserError {
  return new UserError(
    'pack-not-unified',
    `${shown} has no file such as ${uploadPath('integration', '<name>')} or ${uploadPath('script', '<name>')}, so there is ` +
      'nothing in it that a tenant installs. If it holds the source layout of a pack, use the zip that a build writes to dist.',
  );
}
