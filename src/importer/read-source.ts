import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { entryPath } from '../shared/entry-path.js';
import { UserError } from '../shared/errors.js';
import { fileProblem } from '../shared/file-problem.js';
import { isJsonObject } from '../shared/json.js';
import { parseYaml } from '../shared/read-yaml.js';
import { readZip, type ZipFiles } from '../shared/zip.js';
import type { ImportSource } from './import-source.js';
import { type ItemFiles, kindOf } from './item-files.js';
import { passedItem } from './passed-item.js';
import { isTakenApart, itemFiles } from './read-item-files.js';
import { isPack, packSource } from './read-pack.js';

/**
 * Reads an item (a unified YAML, a YAML with its code next to it, or the folder of one), or a pack (a folder or a zip).
 * Throws a UserError for what is neither.
 */
export function readSource(path: string): ImportSource {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new UserError('import', `There is nothing at ${path}. Check the path.`);
  const name = basename(path).replace(/\.(zip|ya?ml|json)$/i, '');
  if (found.isDirectory()) {
    const { files, links } = contentOf(path);
    if (!isPack(files)) return itemSource(folderItem(files, path), name);
    const source = packSource(files, name);
    return { ...source, left: [...source.left, ...links] };
  }
  if (/\.zip$/i.test(path)) return packSource(readZip(bytesOf(path), path), name);
  if (!/\.ya?ml$/i.test(path)) {
    throw new UserError(
      'import',
      `${path} cannot be imported. Give a YAML of an integration or a script, its folder, a pack as folder or zip, or a JSON that a tenant exported.`,
    );
  }
  const siblings = new Map(
    readdirSync(dirname(path), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name: file }) => [file, bytesOf(join(dirname(path), file))]),
  );
  return itemSource(itemFiles(siblings, basename(path), path), name);
}

function itemSource(item: ItemFiles, name: string): ImportSource {
  const { value } = parseYaml(item.yaml);
  const kind = isJsonObject(value) ? kindOf(value) : undefined;
  if (!isJsonObject(value) || kind === undefined)
    throw new UserError('import', `${item.file} is neither an integration nor a script.`);
  const shared = { name, releaseNotes: new Map(), left: [] };
  if (isTakenApart(value)) return { ...shared, items: [item], passed: new Map() };
  return { ...shared, items: [], passed: passedItem(item, value, kind) };
}

function folderItem(files: ZipFiles, folder: string): ItemFiles {
  const top = new Map([...files].filter(([path]) => !path.includes('/')));
  const yamls = [...top.keys()].filter((name) => /\.ya?ml$/.test(name));
  const [yaml] = yamls;
  if (yaml !== undefined && yamls.length === 1) return itemFiles(top, yaml, join(folder, yaml));
  throw new UserError(
    'import',
    yamls.length === 0
      ? `${folder} is neither a pack nor the folder of an item: it holds no pack_metadata.json, no metadata.json, and no YAML.`
      : `${folder} holds several YAML files. Name the one to import.`,
  );
}

interface FolderContent {
  readonly files: ZipFiles;
  /** Symbolic links, which may lead anywhere. */
  readonly links: readonly string[];
}

function contentOf(folder: string): FolderContent {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const pathsOf = (some: typeof entries) =>
    some
      .map((entry) => relative(folder, entryPath(entry)).replaceAll('\\', '/'))
      .filter((path) => !path.startsWith('.git/') && !path.startsWith('node_modules/'))
      .sort();
  const files = pathsOf(entries.filter((entry) => entry.isFile()));
  return {
    files: new Map(files.map((path) => [path, bytesOf(join(folder, path))])),
    links: pathsOf(entries.filter((entry) => entry.isSymbolicLink())),
  };
}

function bytesOf(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    throw new UserError('import', `${path} cannot be read: ${fileProblem(error)}. Check its permissions.`, {
      cause: error,
    });
  }
}
