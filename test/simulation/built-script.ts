import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPack } from '#src/cortex/install-pack.js';
import { buildPack } from '#src/generator/build.js';

/** Builds the pack and takes the script out of the zip, as a tenant would. */
export async function builtScript(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'cortex-pack-'));
  try {
    const { zip } = await buildPack({ root: fileURLToPath(new URL('../..', import.meta.url)), outDir });
    const [integration] = installPack(zip.file).integrations;
    if (integration === undefined) throw new Error('the pack has no integration');
    return integration.script;
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
