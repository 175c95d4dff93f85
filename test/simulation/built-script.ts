import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPack } from '#src/generator/build.js';
import { installPack } from '#src/simulator/install/install-pack.js';

/** The script of a built zip, as a tenant installs it. */
export function scriptIn(zip: string): string {
  const [integration] = installPack(zip).integrations;
  if (integration === undefined) throw new Error('the pack has no integration');
  return integration.script;
}

/** Builds the pack and takes the script out of its zip. */
export async function builtScript(): Promise<string> {
  return (await builtZip()).script;
}

/** The same, with the SHA-256 of the zip. */
export async function builtZip(): Promise<{ readonly script: string; readonly sha256: string }> {
  const outDir = mkdtempSync(join(tmpdir(), 'cortex-pack-'));
  try {
    const { zip } = await buildPack({ root: fileURLToPath(new URL('../..', import.meta.url)), outDir });
    return { script: scriptIn(zip.file), sha256: zip.sha256 };
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
