import { resolve } from 'node:path';
import { type Runtime, recommendedRuntime } from '../definition/runtime.js';
import { sha256 } from '../shared/sha256.js';
import { BuildReads } from './kept/build-reads.js';
import { KeptPacks } from './kept/kept-packs.js';
import { requireProject } from './load/project.js';
import type { BuiltFile, MadePack, MadePacks } from './made-packs.js';
import { makePacksAside } from './make-packs-aside.js';
import { checksumFile } from './output/checksum-file.js';
import { otherFiles, writeOutputs } from './output/write-outputs.js';

export interface BuildRequest {
  /** The folder of the project, which holds `pack/`. */
  readonly root: string;
  /** Where `Packs/<Id>/`, `<Id>.zip` and `<Id>.zip.sha256` go; for the server `server/Packs/<Id>/` and `<Id>-server.zip`. */
  readonly outDir: string;
  /** Which runtimes to build for, each once; absent: the recommended one alone. */
  readonly runtimes?: readonly [Runtime, ...Runtime[]];
  /** Makes the pack again, also when nothing changed since it was made. */
  readonly fresh?: boolean;
  /** Makes the pack in a thread of its own, and ends it when this is aborted; then nothing is written. */
  readonly signal?: AbortSignal | undefined;
}

/** The pack as it was built for one runtime. */
export interface RuntimeBuild {
  readonly runtime: Runtime;
  readonly sourcePack: { readonly folder: string; readonly files: readonly BuiltFile[] };
  readonly zip: {
    readonly file: string;
    readonly size: number;
    readonly sha256: string;
    readonly files: readonly BuiltFile[];
  };
  /** Absolute paths in the folder of the pack in source layout that this build did not write. */
  readonly otherFiles: readonly string[];
}

/** What was built for the first runtime that was asked for, and then for the others. */
export interface BuildResult extends RuntimeBuild, Omit<MadePacks, 'packs'> {
  readonly alternatives: readonly RuntimeBuild[];
  /** Whether nothing changed since the pack was made and checked, so that it was not made again. */
  readonly unchanged: boolean;
}

/** Builds the pack of a project in both shapes. Throws a BuildError for a mistake in the project. */
export async function buildPack({
  root,
  outDir,
  runtimes = [recommendedRuntime],
  fresh = false,
  signal,
}: BuildRequest): Promise<BuildResult> {
  requireProject(root);
  const kept = new KeptPacks(root);
  const before = fresh ? undefined : await kept.read(runtimes);
  const { packs, ...pack } = before ?? (await make(root, runtimes, kept, signal));
  signal?.throwIfAborted();
  await writeOutputs(
    outDir,
    packs.flatMap(({ source, zip }) => [...source, zip, checksumFile(zip)]),
  );
  const [first, ...others] = await Promise.all(packs.map((made) => describe(made, outDir)));
  if (first === undefined) throw new Error('A build for no runtime.');
  return { ...pack, ...first, alternatives: others, unchanged: before !== undefined };
}

async function make(
  root: string,
  runtimes: readonly Runtime[],
  kept: KeptPacks,
  signal: AbortSignal | undefined,
): Promise<MadePacks> {
  const reads = new BuildReads();
  const made =
    signal === undefined
      ? // The compiler takes its time to load.
        await (await import('./make-packs.js')).makePacks(root, runtimes, reads)
      : await makePacksAside(root, runtimes, reads, signal);
  await kept.write(made, reads);
  return made;
}

async function describe(
  { runtime, folder, source, zip, zipped }: MadePack,
  outDir: string,
): Promise<RuntimeBuild> {
  const others = await otherFiles(outDir, folder, source);
  return {
    runtime,
    sourcePack: {
      folder: resolve(outDir, folder),
      files: source.map(({ path, bytes }) => ({ path: path.slice(folder.length + 1), size: bytes.length })),
    },
    zip: {
      file: resolve(outDir, zip.path),
      size: zip.bytes.length,
      sha256: sha256(zip.bytes),
      files: zipped,
    },
    otherFiles: others.map((path) => resolve(outDir, path)),
  };
}
