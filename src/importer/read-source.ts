import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { picturesFolder } from '../content/passed/passed-item.js';
import { entryPath } from '../shared/entry-path.js';
import { messageOf, UserError } from '../shared/errors.js';
import { fileProblem } from '../shared/file-problem.js';
import { isJsonObject, type JsonObject } from '../shared/json.js';
import { parseJson } from '../shared/parse-json.js';
import { parseYaml } from '../shared/read-yaml.js';
import { readZip, type ZipFiles } from '../shared/zip.js';
import { knownKinds, otherContentFolders } from '../spec/content-kinds.js';
import { isTestData } from '../spec/pack-paths.js';
import { type ItemFiles, kindOf, languageOf } from './item-files.js';
import { codeIn, passedItem } from './passed-item.js';

/** What lies at a path: an item, or a pack with many. */
export interface ImportSource {
  /** The name of what was read, without its ending. */
  readonly name: string;
  /** Of a pack. */
  readonly pack?: PackSource;
  /** Items with JavaScript, which are taken apart. */
  readonly items: readonly ItemFiles[];
  /** Files that a project keeps as they are, by their path in the pack. */
  readonly passed: ZipFiles;
  /** Release notes, by the names of their files. */
  readonly releaseNotes: ZipFiles;
  /** Files of a pack that a project has no place for. */
  readonly left: readonly string[];
}

export interface PackSource {
  /** As its zip says it; otherwise the name of its folder, which the official tools take. */
  readonly id: string;
  /** All that is said of it. */
  readonly metadata: JsonObject;
  /** What its author says of it, in `pack_metadata.json`. */
  readonly declared: JsonObject;
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

function packSource(files: ZipFiles, name: string): ImportSource {
  if (!isPack(files))
    throw new UserError(
      'import',
      `${name} is no pack: there is neither a pack_metadata.json nor a metadata.json at its root. Give the zip or the folder that holds one there.`,
    );
  const [generated, declared] = [jsonIn(files, 'metadata.json'), jsonIn(files, 'pack_metadata.json')];
  const items: ItemFiles[] = [];
  const passed = new Map<string, Uint8Array>();
  const releaseNotes = new Map<string, Uint8Array>();
  const left: string[] = [];
  const taken = new Set<string>();
  // Folders of items that have another shape in a project: what else lies there has no place in it.
  const moved: string[] = [];
  for (const path of files.keys()) {
    if (!/^(Integrations|Scripts)\/.+\.ya?ml$/.test(path) || isHidden(path) || isTestData(path)) continue;
    const { value } = parseYaml(textOf(files.get(path)));
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

const newestServer = '99.99.99';

/** What every build makes of the definition. */
const madeAgain = /^(pack_)?metadata\.json$|(^|\/)\.(gitkeep|DS_Store)$/;

/** Whether a declaration can say it: not that it is for older servers only. */
function isTakenApart(yaml: JsonObject): boolean {
  return languageOf(yaml) === 'javascript' && (yaml.toversion ?? newestServer) === newestServer;
}

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
  return ['.py', '.ps1', '.js'].some((ending) => files.has(path.replace(/\.yml$/, ending)));
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
  const stem = stemOf(yaml);
  const text = textOf(siblings.get(yaml));
  const { value } = parseYaml(text);
  const language = isJsonObject(value) ? languageOf(value) : '';
  const isUnified = isJsonObject(value) && codeIn(value) !== undefined;
  const extension = { python: 'py', powershell: 'ps1' }[language] ?? 'js';
  const names = [...siblings.keys()];
  const named = (ending: string) => names.find((name) => name === stem + ending);
  // A unified YAML may lie among files of others.
  const any = (pattern: RegExp) => (isUnified ? undefined : names.find((name) => pattern.test(name)));
  const code = isUnified
    ? undefined
    : (named(`.${extension}`) ?? any(new RegExp(`^(?!.*_test).*\\.${extension}$`)));
  const description = named('_description.md');
  const readme = named('_README.md') ?? any(/^README\.md$/);
  const image = named('_image.png') ?? any(/_image\.png$/);
  const bytes = (name: string) => siblings.get(name) ?? new Uint8Array();
  return {
    file,
    paths: [yaml, code, description, readme, image].filter((name) => name !== undefined),
    yaml: text,
    ...(code === undefined ? {} : { code: textOf(bytes(code)) }),
    ...(description === undefined ? {} : { description: textOf(bytes(description)) }),
    ...(readme === undefined ? {} : { readme: textOf(bytes(readme)) }),
    ...(image === undefined ? {} : { image: bytes(image) }),
  };
}

function stemOf(yaml: string): string {
  return yaml.replace(/\.ya?ml$/, '');
}

function isPack(files: ZipFiles): boolean {
  return files.has('pack_metadata.json') || files.has('metadata.json');
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
