import { join, resolve } from 'node:path';
import { datasetOf, type PackDefinition } from '../definition/pack.js';
import { checkDefinition } from './check-definition.js';
import { compileScript } from './compile-script.js';
import { renderDocumentation } from './documentation.js';
import { loadPack } from './load-pack.js';
import { readLogo } from './logo.js';
import type { PackFile } from './pack-file.js';
import { type PackParts, sourcePack } from './source-pack.js';
import { uploadPack } from './upload-pack.js';
import { otherFiles, writeOutputs } from './write-outputs.js';
import { checksumFile, sha256, zipFiles } from './zip.js';

export interface BuildRequest {
  /** The folder of the project, which holds `pack/` and `templates/`. */
  readonly root: string;
  /** Where `Packs/<Id>/`, `<Id>.zip` and `<Id>.zip.sha256` go. */
  readonly outDir: string;
}

/** A file that was built. The path is relative to the folder or zip that holds it. */
export interface BuiltFile {
  readonly path: string;
  /** Bytes, before compression. */
  readonly size: number;
}

export interface BuildResult {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly dataset: string;
  readonly sourcePack: { readonly folder: string; readonly files: readonly BuiltFile[] };
  readonly zip: {
    readonly file: string;
    readonly size: number;
    readonly sha256: string;
    readonly files: readonly BuiltFile[];
  };
  /** Absolute paths in the folder of the source-shaped pack that this build did not write. */
  readonly otherFiles: readonly string[];
}

/** Builds the pack of a project in both shapes. Throws a BuildError for a mistake in the project. */
export async function buildPack({ root, outDir }: BuildRequest): Promise<BuildResult> {
  const pack = await loadPack(root);
  checkDefinition(pack);
  const parts = await makeParts(root, pack);
  const source = sourcePack(parts);
  const upload = uploadPack(parts);
  const zip: PackFile = { path: `${pack.id}.zip`, bytes: zipFiles(upload) };
  await writeOutputs(outDir, [...source, zip, checksumFile(zip)]);
  const folder = `Packs/${pack.id}`;
  const others = await otherFiles(outDir, folder, source);
  return {
    id: pack.id,
    name: pack.name,
    version: pack.version,
    dataset: datasetOf(pack.integration),
    sourcePack: {
      folder: resolve(outDir, folder),
      files: source.map(({ path, bytes }) => ({ path: path.slice(folder.length + 1), size: bytes.length })),
    },
    zip: {
      file: resolve(outDir, zip.path),
      size: zip.bytes.length,
      sha256: sha256(zip.bytes),
      files: upload.map(({ path, bytes }) => ({ path, size: bytes.length })),
    },
    otherFiles: others.map((path) => resolve(outDir, path)),
  };
}

async function makeParts(root: string, pack: PackDefinition): Promise<PackParts> {
  const [script, logo, documentation] = await Promise.all([
    compileScript({
      entry: join(root, 'pack', 'integration', 'main.ts'),
      tsconfig: join(root, 'tsconfig.cortex.json'),
    }),
    readLogo(root),
    renderDocumentation(pack, join(root, 'templates')),
  ]);
  return { pack, script, logo, documentation };
}
