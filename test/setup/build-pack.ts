import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { runtimes } from '#src/definition/runtime.js';
import { buildPack } from '#src/generator/build.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The path of the zip that a user would upload, which is for the container. */
    readonly packZip: string;
    /** The zip of the same pack for the server. */
    readonly serverZip: string;
  }
}

/** Builds the pack once for all tests that install it. */
export default async function buildOnce(project: TestProject): Promise<() => Promise<void>> {
  const outDir = await mkdtemp(join(tmpdir(), 'cortex-pack-'));
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const { zip, alternatives } = await buildPack({ root, outDir, runtimes });
  project.provide('packZip', zip.file);
  project.provide('serverZip', alternatives[0]?.zip.file ?? '');
  return () => rm(outDir, { recursive: true, force: true });
}
