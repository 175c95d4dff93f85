import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { buildPack } from '#src/generator/build.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The zip of the same pack for the server runtime. */
    readonly serverZip: string;
  }
}

/** Builds the pack for both runtimes; what the tests of the commands install is the one for the container. */
export default async function buildOnce(project: TestProject): Promise<() => Promise<void>> {
  const outDir = await mkdtemp(join(tmpdir(), 'cortex-pack-'));
  const { zip, alternatives } = await buildPack({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    outDir,
    runtimes: ['container', 'server'],
  });
  project.provide('packZip', zip.file);
  project.provide('serverZip', alternatives[0]?.zip.file ?? '');
  return () => rm(outDir, { recursive: true, force: true });
}
