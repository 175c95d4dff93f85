import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { messageOf, UserError } from '../shared/errors.js';
import { fileProblem } from '../shared/file-problem.js';
import { isJsonObject, type JsonObject } from '../shared/json.js';
import { parseJson } from '../shared/parse-json.js';
import { parseYaml } from '../shared/read-yaml.js';
import { readZip, type ZipFiles } from '../shared/zip.js';
import { knownKinds, otherContentFolders } from '../spec/content-kinds.js';
import { type ItemFiles, kindOf, languageOf } from './item-files.js';
import { codeIn, passedItem } from './passed-item.js';

/** What lies at a path: an item, or a pack with many. */
export interface ImportSource {
  /** The name of what was read, without its ending. */
  readonly name: string;
  /** Of a pack. */
  readonly metadata?: JsonObject;
  /** Items with JavaScript, which are taken apart. */
  readonly items: readonly ItemFiles[];
  /** Files that a project keeps as they are, by their path in the pack. */
  readonly passed: ZipFiles;
  /** Release notes, by the names of their files. */
  readonly releaseNotes: ZipFiles;
  /** Files of a pack that a project has no place for. */
  readonly left: readonly string[];
}

/**
 * Reads an item (a unified YAML, a YAML with its code next to it, or the folder of one), or a pack (a folder or a zip).
 * Throws a UserError for what is neither.
 */
export function readSource(path: string): ImportSource {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new UserError('import', `There is nothing at ${path}. Check the path.`);
  const name = basename(path).replace(/\.(zip|ya?ml|json)$/i, '');
  if (found.isDirectory()) {
    const files = filesIn(path);
    return isPack(files) ? packSource(files, name) : itemSource(folderItem(files, path), name);
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
  if (languageOf(value) === 'javascript') return { ...shared, items: [item], passed: new Map() };
  return { ...shared, items: [], passed: passedItem(item, value, kind) };
}

function packSource(files: ZipFiles, name: string): ImportSource {
  if (!isPack(files))
    throw new UserError(
      'import',
      `${name} is no pack: there is neither a pack_metadata.json nor a metadata.json at its root. Give the zip or the folder that holds one there.`,
    );
  const metadata = { ...jsonIn(files, 'metadata.json'), ...jsonIn(files, 'pack_metadata.json') };
  const { id } = jsonIn(files, 'metadata.json');
  const items: ItemFiles[] = [];
  const passed = new Map<string, Uint8Array>();
  const releaseNotes = new Map<string, Uint8Array>();
  const left: string[] = [];
  const taken = new Set<string>();
  for (const path of files.keys()) {
    if (!/^(Integrations|Scripts)\/.+\.ya?ml$/.test(path)) continue;
    const { value } = parseYaml(textOf(files.get(path)));
    const kind = isJsonObject(value) ? kindOf(value) : undefined;
    if (!isJsonObject(value) || kind === undefined) continue;
    const isJavaScript = languageOf(value) === 'javascript';
    // In the layout of the development kit, other code stays where it is.
    if (!isJavaScript && codeIn(value) === undefined) continue;
    const item = itemIn(files, path);
    for (const each of item.paths) taken.add(each);
    if (isJavaScript) items.push(item.files);
    else for (const [name, bytes] of passedItem(item.files, value, kind)) passed.set(name, bytes);
  }
  for (const [path, bytes] of files) {
    if (taken.has(path) || path.endsWith('/')) continue;
    const [top = ''] = path.split('/');
    if (/^ReleaseNotes\/\d+_\d+_\d+\.(md|json)$/.test(path))
      releaseNotes.set(path.slice('ReleaseNotes/'.length), bytes);
    else if (path.includes('/') && contentFolders.has(top)) passed.set(path, bytes);
    else if (!madeAgain.test(path)) left.push(path);
  }
  return {
    name,
    metadata: { ...metadata, ...(typeof id === 'string' ? { id } : {}) },
    items,
    passed,
    releaseNotes,
    left,
  };
}

const contentFolders = new Set<string>([
  ...Object.values(knownKinds).map(({ folder }) => folder),
  ...otherContentFolders,
]);

/** What every build makes of the definition. */
const madeAgain = /^(pack_)?metadata\.json$|(^|\/)\.(gitkeep|DS_Store)$/;

/** A YAML and the files that belong to it. */
function itemIn(
  files: ZipFiles,
  path: string,
): { readonly files: ItemFiles; readonly paths: readonly string[] } {
  const folder = dirname(path);
  // Right in `Integrations` or `Scripts`, the files around belong to others.
  const isOwnFolder = folder.includes('/');
  const siblings = new Map(
    [...files]
      .filter(([other]) => other === path || (isOwnFolder && dirname(other) === folder))
      .map(([other, bytes]) => [basename(other), bytes]),
  );
  return {
    files: itemFiles(siblings, basename(path), path),
    paths: [...siblings.keys()].map((file) => `${folder}/${file}`),
  };
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

function itemFiles(siblings: ZipFiles, yaml: string, file: string): ItemFiles {
  const stem = yaml.replace(/\.ya?ml$/, '');
  const find = (pattern: RegExp) => [...siblings].find(([name]) => pattern.test(name))?.[1];
  const named = (suffix: string) => siblings.get(`${stem}${suffix}`);
  const text = textOf(siblings.get(yaml));
  const { value } = parseYaml(text);
  const language = isJsonObject(value) ? languageOf(value) : '';
  const isUnified = isJsonObject(value) && codeIn(value) !== undefined;
  const extension = { python: 'py', powershell: 'ps1' }[language] ?? 'js';
  const code = isUnified
    ? undefined
    : (named(`.${extension}`) ?? find(new RegExp(`^(?!.*_test).*\\.${extension}$`)));
  const description = named('_description.md');
  const readme = isUnified ? undefined : siblings.get('README.md');
  const image = named('_image.png') ?? (isUnified ? undefined : find(/_image\.png$/));
  return {
    file,
    yaml: text,
    ...(code === undefined ? {} : { code: textOf(code) }),
    ...(description === undefined ? {} : { description: textOf(description) }),
    ...(readme === undefined ? {} : { readme: textOf(readme) }),
    ...(image === undefined ? {} : { image }),
  };
}

function isPack(files: ZipFiles): boolean {
  return files.has('pack_metadata.json') || files.has('metadata.json');
}

function filesIn(folder: string): Map<string, Uint8Array> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, path, name }): [string, Uint8Array] => {
        // Node.js 20.9 has the older name only.
        const file = join(parentPath ?? path, name);
        return [file.slice(folder.length).replaceAll('\\', '/').replace(/^\//, ''), bytesOf(file)];
      })
      .filter(([path]) => !path.startsWith('.git/') && !path.startsWith('node_modules/'))
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function jsonIn(files: ZipFiles, path: string): JsonObject {
  const bytes = files.get(path);
  if (bytes === undefined) return {};
  try {
    const value = parseJson(textOf(bytes));
    if (isJsonObject(value)) return value;
  } catch (error) {
    throw new UserError('import', `${path} is no JSON: ${messageOf(error)}. Correct it, and import again.`, {
      cause: error,
    });
  }
  throw new UserError('import', `${path} holds no JSON object. Correct it, and import again.`);
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

function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes ?? new Uint8Array());
}
