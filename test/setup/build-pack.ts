import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { buildPack } from '#src/generator/build.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The path of the zip that a user would upload. */
    readonly packZip: string;
  }
}

/** Builds the pack once for all tests that install it. */
export default async function buildOnce(project: TestProject): Promise<() => Promise<void>> {
  const outDir = await mkdtemp(join(tmpdir(), 'cortex-pack-'));
  const { zip } = await buildPack({ root: fileURLToPath(new URL('../..', import.meta.url)), outDir });
  project.provide('packZip', zip.file);
  return () => rm(outDir, { recursive: true, force: true });
}
