import { basename, dirname } from 'node:path';
import { picturesFolder } from '../content/passed/passed-item.js';
import { messageOf, UserError } from '../shared/errors.js';
import { isJsonObject, type JsonObject } from '../shared/json.js';
import { parseJson } from '../shared/parse-json.js';
import { parseYaml } from '../shared/read-yaml.js';
import type { ZipFiles } from '../shared/zip.js';
import { knownKinds, otherContentFolders } from '../spec/content-kinds.js';
import { scriptLanguages } from '../spec/integrations.js';
import { isTestData } from '../spec/pack-paths.js';
import type { ImportSource } from './import-source.js';
import { type ItemFiles, kindOf } from './item-files.js';
import { passedItem } from './passed-item.js';
import { decoded, isTakenApart, itemFiles, stemOf } from './read-item-files.js';

/** Tells the files of a pack apart. Throws a UserError for those of none. @param name of the folder or zip */
export function packSource(files: ZipFiles, name: string): ImportSource {
  if (!isPack(files))
    throw new UserError(
      'import',
      `${name} is no pack: there is neither a pack_metadata.json nor a metadata.json at its root. Give the zip or the folder that holds one there.`,
    );
  const [generated, declared] = [metadataIn(files, 'metadata.json'), metadataIn(files, 'pack_metadata.json')];
  const items: ItemFiles[] = [];
  const passed = new Map<string, Uint8Array>();
  const releaseNotes = new Map<string, Uint8Array>();
  const left: string[] = [];
  const taken = new Set<string>();
  // Folders of items that have another shape in a project: what else lies there has no place in it.
  const moved: string[] = [];
  for (const path of files.keys()) {
    if (!/^(Integrations|Scripts)\/.+\.ya?ml$/.test(path) || isHidden(path) || isTestData(path)) continue;
    const { value } = parseYaml(decoded(files.get(path)));
    const kind = isJsonObject(value) ? kindOf(value) : undefined;
    if (!isJsonObject(value) || kind === undefined) continue;
    const isJavaScript = isTakenApart(value);
    // In the layout of the development kit, other code stays where it is.
    if (!isJavaScript && isInOwnFolder(path) && hasCodeBeside(path, files)) continue;
    const item = itemIn(files, path);
    for (const each of item.paths) taken.add(each);
    if (isAlone(path)) moved.push(`${dirname(path)}/`);
    if (isJavaScript) items.push(item);
    else for (const [name, bytes] of passedItem(item, value, kind)) passed.set(name, bytes);
  }
  for (const [path, bytes] of files) {
    if (taken.has(path) || path.endsWith('/') || madeAgain.test(path)) continue;
    const [top = ''] = path.split('/');
    if (/^ReleaseNotes\/\d+_\d+_\d+\.(md|json)$/.test(path))
      releaseNotes.set(path.slice('ReleaseNotes/'.length), bytes);
    else if (moved.some((folder) => path.startsWith(folder))) left.push(path);
    else if (path.includes('/') && contentFolders.has(top) && !isHidden(path)) passed.set(path, bytes);
    else left.push(path);
  }
  const id = typeof generated.id === 'string' ? generated.id : name;
  const metadata = { ...unsaid, ...generated, ...declared };
  return { name, pack: { id, metadata, declared }, items, passed, releaseNotes, left };
}

const contentFolders = new Set<string>([
  ...Object.values(knownKinds).map(({ folder }) => folder),
  ...otherContentFolders,
  picturesFolder,
]);

/** What holds for a pack that does not say it. */
const unsaid = { marketplaces: ['xsoar', 'marketplacev2'], supportedModules: [] };

/** What every build makes of the definition. */
const madeAgain = /^(pack_)?metadata\.json$|(^|\/)\.(gitkeep|DS_Store)$/;

/** Whether a build would leave it out. */
function isHidden(path: string): boolean {
  return path.split('/').some((name) => name.startsWith('.'));
}

/** Whether a YAML is called like the folder that it has for itself. */
function isInOwnFolder(path: string): boolean {
  const [, folder, name, ...more] = path.split('/');
  return more.length === 0 && name === `${folder}.yml`;
}

function hasCodeBeside(path: string, files: ZipFiles): boolean {
  return Object.values(scriptLanguages).some(({ ending }) => files.has(`${stemOf(path)}.${ending}`));
}

/** Whether the files around a YAML are its own: right in `Integrations` or `Scripts`, they belong to others. */
function isAlone(path: string): boolean {
  return dirname(path).includes('/');
}

/** A YAML and the files that belong to it. */
function itemIn(files: ZipFiles, path: string): ItemFiles {
  const folder = dirname(path);
  const stem = stemOf(basename(path));
  const siblings = new Map(
    [...files]
      .filter(([other]) => dirname(other) === folder)
      .map(([other, bytes]): [string, Uint8Array] => [basename(other), bytes])
      .filter(([other]) => isAlone(path) || other.startsWith(`${stem}.`) || other.startsWith(`${stem}_`)),
  );
  const item = itemFiles(siblings, basename(path), path);
  return { ...item, paths: item.paths.map((file) => `${folder}/${file}`) };
}

/** Whether files are those of a pack. */
export function isPack(files: ZipFiles): boolean {
  return files.has('pack_metadata.json') || files.has('metadata.json');
}

function metadataIn(files: ZipFiles, path: string): JsonObject {
  const bytes = files.get(path);
  if (bytes === undefined) return {};
  try {
    const value = parseJson(decoded(bytes));
    if (isJsonObject(value)) return value;
  } catch (error) {
    throw new UserError('import', `${path} is no JSON: ${messageOf(error)}. Correct it, and import again.`, {
      cause: error,
    });
  }
  throw new UserError('import', `${path} holds no JSON object. Correct it, and import again.`);
}
