import { join } from 'node:path';
import type { GuestKind } from '../container/python-script.js';
import type { IntegrationParts, PackParts, ScriptCode, ScriptParts } from '../content/content-format.js';
import { type CompletePack, datasetsOf } from '../content/pack/complete-pack.js';
import type { PackFile } from '../content/pack/pack-file.js';
import { sourcePack } from '../content/pack/source-pack.js';
import { uploadPack } from '../content/pack/upload-pack.js';
import { picturesFolder } from '../content/passed/passed-item.js';
import type { AsIsCode } from '../definition/as-is.js';
import type { PackDefinition } from '../definition/pack.js';
import type { Runtime } from '../definition/runtime.js';
import { contentFolder, definitionFile, integrationFolder, scriptFolder } from '../shared/project-files.js';
import { BuildError, type BuildProblem } from './build-error.js';
import { type BuiltPack, checkBuiltPacks } from './check-built-pack.js';
import { compileScripts } from './compile/compile-script.js';
import { packIn, type RuntimeTarget, runtimeTarget } from './compile/runtime-target.js';
import { type Abilities, abilitiesOf, noAbilities } from './compile/script-facts.js';
import { renderDocumentation } from './documents/documentation.js';
import { BuildReads } from './kept/build-reads.js';
import { readAsIsCode } from './load/as-is-code.js';
import { refuseForgottenFolders } from './load/item-folders.js';
import { loadPack, withContent } from './load/load-pack.js';
import { type OwnDocuments, readOwnDocuments } from './load/own-documents.js';
import type { BuiltFile, MadePack, MadePacks } from './made-packs.js';
import { readLogo } from './output/logo.js';
import { readReleaseNotes } from './output/release-notes-files.js';
import { zipFiles } from './output/write-zip.js';
import { checkTypes } from './types/check-types.js';

interface PackInMemory extends Omit<MadePack, 'zipped'> {
  readonly upload: readonly PackFile[];
}

/** Makes the pack of a project in memory for each runtime. Throws a BuildError for a mistake in the project. */
export async function makePacks(
  root: string,
  runtimes: readonly Runtime[],
  reads: BuildReads,
): Promise<MadePacks> {
  const pack = await loadPack(root, reads);
  const types = checkTypes({
    tsconfig: join(root, 'tsconfig.json'),
    entry: join(root, definitionFile),
    world: 'local',
  });
  // What fails before says more.
  types.catch(() => undefined);
  await refuseForgottenFolders(root, pack);
  const inputs = await readInputs(root, pack, runtimes, reads);
  const made = await Promise.all(runtimes.map((runtime) => makePack(root, pack, runtime, inputs)));
  const { problems, files } = await types;
  reads.add(files);
  refuseTypes(problems);
  await checkBuiltPacks(made.map(builtPack), pack, root);
  return {
    id: pack.id,
    name: pack.name,
    version: pack.version,
    datasets: datasetsOf(pack),
    unchecked: uncheckedIn(pack),
    packs: made.map(({ upload, ...rest }) => ({ ...rest, zipped: upload.map(builtFile) })),
  };
}

function uncheckedIn({ content }: CompletePack): string[] {
  return content
    .filter(({ kind, summary }) => summary === undefined && kind !== picturesFolder)
    .flatMap(({ source }) => source.map(({ from }) => `${contentFolder}/${from}`));
}

/**
 * The files of the uploadable zip for a definition that is known already, checked as a build does; nothing is written.
 * Throws a BuildError for a mistake.
 */
export async function rehearseBuild(root: string, definition: PackDefinition): Promise<readonly PackFile[]> {
  const pack = await withContent(definition, root);
  await refuseForgottenFolders(root, pack);
  const inputs = await readInputs(root, pack, ['server'], new BuildReads());
  const made = await makePack(root, pack, 'server', inputs);
  await checkBuiltPacks([builtPack(made)], pack, root);
  return made.upload;
}

function refuseTypes(problems: readonly BuildProblem[]): void {
  if (problems.length > 0) throw new BuildError('The definition of the pack does not compile.', problems);
}

/** What the packs of all runtimes share. */
interface Inputs extends Pick<PackParts, 'releaseNotes'> {
  /** By the folders of the integrations. */
  readonly integrations: ReadonlyMap<string, IntegrationInputs>;
  /** By the folders of the scripts. */
  readonly scripts: ReadonlyMap<string, ScriptInputs>;
}

/** The code of an item for the target of a build. */
type CodeFor = (target: RuntimeTarget) => ScriptCode;

interface ScriptInputs {
  readonly code: CodeFor;
  readonly ownDocuments: OwnDocuments;
}

interface IntegrationInputs extends ScriptInputs {
  readonly logo: Uint8Array;
}

async function readInputs(
  root: string,
  pack: CompletePack,
  runtimes: readonly Runtime[],
  reads: BuildReads,
): Promise<Inputs> {
  const tsconfig = join(root, 'tsconfig.cortex.json');
  const codeOf = async (
    kind: GuestKind,
    folder: string,
    item: { readonly asIs?: AsIsCode; readonly containerImage?: string },
    abilities: Abilities,
  ): Promise<CodeFor> => {
    if (item.asIs !== undefined) {
      const code = await readAsIsCode(root, folder, item.asIs);
      return () => code;
    }
    const compiled = await compileScripts(
      { entry: join(root, folder, 'main.ts'), tsconfig },
      runtimes,
      abilities,
      reads,
    );
    return (target) => target.code(kind, compiled.get(target.runtime) ?? '', item);
  };
  const [integrations, scripts, releaseNotes] = await Promise.all([
    Promise.all(
      pack.integrations.map(async (integration): Promise<[string, IntegrationInputs]> => {
        const { folder } = integration;
        const sources = integrationFolder(folder);
        const [code, logo, ownDocuments] = await Promise.all([
          codeOf('integration', sources, integration, abilitiesOf(integration)),
          readLogo(root, `${sources}/logo.png`),
          readOwnDocuments(root, sources),
        ]);
        return [folder, { code, logo, ownDocuments }];
      }),
    ),
    Promise.all(
      pack.scripts.map(async (script): Promise<[string, ScriptInputs]> => {
        const { folder } = script;
        const sources = scriptFolder(folder);
        const [code, ownDocuments] = await Promise.all([
          codeOf('script', sources, script, noAbilities),
          readOwnDocuments(root, sources),
        ]);
        return [folder, { code, ownDocuments }];
      }),
    ),
    readReleaseNotes(root),
  ]);
  return { integrations: new Map(integrations), scripts: new Map(scripts), releaseNotes };
}

async function makePack(
  root: string,
  pack: CompletePack,
  runtime: Runtime,
  { integrations, scripts, releaseNotes }: Inputs,
): Promise<PackInMemory> {
  const target = runtimeTarget(runtime);
  const documents = await renderDocumentation(pack, root, runtime);
  const parts: PackParts = {
    releaseNotes,
    pack: packIn(runtime, pack),
    readme: documents.packReadme,
    integrations: new Map(
      pack.integrations.flatMap((integration): [string, IntegrationParts][] => {
        const { folder } = integration;
        const [input, texts] = [integrations.get(folder), documents.integrations.get(folder)];
        if (input === undefined || texts === undefined) return [];
        return [[folder, { ...texts, ...input.ownDocuments, code: input.code(target), logo: input.logo }]];
      }),
    ),
    scripts: new Map(
      pack.scripts.flatMap(({ folder }): [string, ScriptParts][] => {
        const input = scripts.get(folder);
        if (input === undefined) return [];
        const readme = input.ownDocuments.readme ?? documents.scripts.get(folder) ?? '';
        return [[folder, { code: input.code(target), readme }]];
      }),
    ),
  };
  const folder = `${target.packsFolder}/${pack.id}`;
  const source = sourcePack(parts).map(({ path, bytes }) => ({ path: `${folder}/${path}`, bytes }));
  const upload = uploadPack(parts);
  const zip = { path: `${pack.id}${target.zipSuffix}.zip`, bytes: zipFiles(upload) };
  return { runtime, folder, source, upload, zip };
}

function builtPack({ folder, source, upload, zip }: PackInMemory): BuiltPack {
  return { source: { folder, files: source }, upload: { zip: zip.path, files: upload } };
}

function builtFile({ path, bytes }: PackFile): BuiltFile {
  return { path, size: bytes.length };
}
