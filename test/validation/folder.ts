import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Finding } from '#src/validation/finding.js';
import { validate } from '#src/validation/validate.js';
import { type Changes, changed, sourceFiles } from '../fixtures/sample-pack.js';

/** A folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cortex-pack-validate-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function writeFiles(
  folder: string,
  files: Iterable<readonly [string, string | Uint8Array]>,
): Promise<void> {
  for (const [path, content] of files) {
    const file = join(folder, ...path.split('/'));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

/** Writes the sample pack, changed, below a folder. */
export async function writeSourcePack(folder: string, changes: Changes = {}): Promise<void> {
  await writeFiles(folder, changed(sourceFiles, changes));
}

/** `CP123 file` for each finding. */
export async function findingsAt(root: string, ...paths: readonly string[]): Promise<string[]> {
  return (await validate({ paths, root })).findings.map(codeAndFile);
}

export function codeAndFile({ code, file }: Finding): string {
  return `${code} ${file}`;
}
