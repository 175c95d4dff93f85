import { relative, resolve } from 'node:path';
import { completePack, nameOf } from '../../../content/pack/complete-pack.js';
import type { PackDefinition } from '../../../definition/pack.js';
import { definitionFiles } from '../../../importer/definition-files.js';
import type { ImportedItem } from '../../../importer/import-item.js';
import { importItems } from '../../../importer/import-items.js';
import type { ImportSource, PackSource } from '../../../importer/import-source.js';
import { keptContent } from '../../../importer/kept-content.js';
import { metadataNotes } from '../../../importer/metadata-notes.js';
import type { ImportNote } from '../../../importer/notes.js';
import { identifier, packHead } from '../../../importer/pack-definition.js';
import { readSource } from '../../../importer/read-source.js';
import { UserError } from '../../../shared/errors.js';
import { kebabCase } from '../../../shared/kebab-case.js';
import { programVersion } from '../../../shared/program-version.js';
import {
  asIsFile,
  contentFolder,
  integrationFolder,
  releaseNotesFolder,
  scriptFolder,
} from '../../../shared/project-files.js';
import type { ZipFiles } from '../../../shared/zip.js';
import { packImageSize } from '../../../spec/pack-image.js';
import { notEmpty } from '../../pack-argument/folder-content.js';
import type { CliContext } from '../../program/subcommand.js';
import { initialsLogo } from '../init/initials-logo.js';
import { dependencyOn, type PackageSource } from '../init/package-source.js';
import { type ProjectFile, projectFrame } from '../init/project-files.js';
import { ownSource, writeProject } from '../init/write-project.js';
import { excuseImported } from './excuse-imported.js';
import { fittingLogo } from './fitting-logo.js';
import { reportImport } from './import-report.js';
import type { ImportRequest } from './import-request.js';

const noPlace = 'A project has no place for it, or makes it itself.';

/** Makes the project of what lies at a path. Throws a UserError when it cannot be read, or the folder is not empty. */
export async function importProject(
  request: ImportRequest & { readonly path: string },
  context: CliContext,
): Promise<void> {
  const source = readSource(request.path);
  const { items, left: unread } = importItems(source);
  const pack = packOf(source, items, request.author);
  const { kept, left: stray } = keptContent(source.passed, completePack(pack));
  const folder = emptyFolder(context.root, request.to ?? kebabCase(pack.id));
  const dependency = ownSource();
  const files = [...(await frameOf(folder, pack, dependency)), ...filesOf(source, items, kept, pack)];
  writeProject(folder, files, dependency);
  const { excused, refused } = await excuseImported(folder, pack);
  const notes = [
    ...(source.pack === undefined ? [] : metadataNotes(source.pack, pack)),
    ...items.flatMap((item) => [...item.notes, ...logoNotes(item)]),
  ];
  const left = [...source.left.map((path) => ({ path, why: noPlace })), ...unread, ...stray];
  const result = { folder, pack, items, files, notes, passed: [...kept.keys()], left, excused, refused };
  reportImport(result, request.json, context);
}

function packOf(
  source: ImportSource,
  items: readonly ImportedItem[],
  author: string | undefined,
): PackDefinition {
  const now = `${new Date().toISOString().slice(0, 19)}Z`;
  const head = packHead(source.pack ?? packAround(source, items, author), now);
  const integrations = items.flatMap((item) => (item.kind === 'integration' ? [item.definition] : []));
  const scripts = items.flatMap((item) => (item.kind === 'script' ? [item.definition] : []));
  return {
    ...head,
    ...(integrations.length === 0 ? {} : { integrations }),
    ...(scripts.length === 0 ? {} : { scripts }),
  };
}

/** A pack around a single item. */
function packAround(
  { name }: ImportSource,
  [item]: readonly ImportedItem[],
  author: string | undefined,
): PackSource {
  const title = item === undefined ? name : titleOf(item);
  const metadata = {
    name: title,
    description: item?.definition.description ?? '',
    author: author ?? 'Unknown',
    categories: [item?.kind === 'integration' ? item.definition.category : 'Utilities'],
    keywords: [title],
    ...(item === undefined || item.marketplaces.length === 0 ? {} : { marketplaces: [...item.marketplaces] }),
  };
  return { id: identifier(title), metadata, declared: {} };
}

async function frameOf(
  folder: string,
  { id, name }: PackDefinition,
  source: PackageSource,
): Promise<ProjectFile[]> {
  const version = programVersion();
  const dependency = dependencyOn(source, folder, version);
  return projectFrame({ name: kebabCase(id), title: name, id, dependency, version });
}

function filesOf(
  source: ImportSource,
  items: readonly ImportedItem[],
  kept: ZipFiles,
  pack: PackDefinition,
): ProjectFile[] {
  const { integrations: _integrations, scripts: _scripts, ...head } = pack;
  return [
    ...definitionFiles(head, items),
    ...items.flatMap(itemFiles),
    ...[...kept].map(([path, content]) => ({ path: `${contentFolder}/${path}`, content })),
    ...[...source.releaseNotes].map(([name, content]) => ({
      path: `${releaseNotesFolder}/${name}`,
      content,
    })),
    { path: 'test/pack.test.ts', content: smokeTest(pack) },
  ];
}

function itemFiles(item: ImportedItem): ProjectFile[] {
  const { kind, folder, code, description, readme, image } = item;
  const home = kind === 'integration' ? integrationFolder(folder) : scriptFolder(folder);
  return [
    { path: `${home}/${asIsFile}`, content: code },
    ...(description === undefined ? [] : [{ path: `${home}/description.md`, content: description }]),
    ...(readme === undefined ? [] : [{ path: `${home}/README.md`, content: readme }]),
    ...(kind === 'script'
      ? []
      : [{ path: `${home}/logo.png`, content: fittingLogo(image) ?? initialsLogo(titleOf(item)) }]),
  ];
}

function logoNotes(item: ImportedItem): ImportNote[] {
  if (item.kind === 'script' || fittingLogo(item.image) !== undefined) return [];
  const reason = `A logo is a PNG of ${packImageSize} pixels and at most 10 KB; one was drawn from the initials.`;
  return [
    { file: item.definition.id, path: 'image', kind: item.image === undefined ? 'added' : 'changed', reason },
  ];
}

function titleOf({ definition }: ImportedItem): string {
  const { display } = { display: undefined, ...definition };
  return display ?? nameOf(definition);
}

/** Shows that the pack is one: tests of its own are for its new author to write. */
function smokeTest({ id }: PackDefinition): string {
  return `import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { localCortex } from 'cortex-pack/test';

test('the pack installs', async () => {
  await using cortex = await localCortex('.');
  assert.equal(cortex.pack.id, '${id}');
});
`;
}

function emptyFolder(root: string, name: string): string {
  const folder = resolve(root, name);
  const problem = notEmpty(folder, relative(root, folder) || '.');
  if (problem === undefined) return folder;
  throw new UserError('import', `${problem} Nothing was written. Name another one with --to.`);
}
