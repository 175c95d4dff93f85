import type { Finding } from '#src/validation/finding.js';
import { validate } from '#src/validation/validate.js';
import { writeFiles } from '../fixtures/project.js';
import { type Changes, changed, sourceFiles } from '../fixtures/sample-pack.js';

/** Writes the sample pack, changed, below a folder. */
export async function writeSourcePack(folder: string, changes: Changes = {}): Promise<void> {
  await writeFiles(folder, Object.fromEntries(changed(sourceFiles, changes)));
}

/** `CP123 file` for each finding. */
export async function findingsAt(root: string, ...paths: readonly string[]): Promise<string[]> {
  return (await validate({ paths, root })).findings.map(codeAndFile);
}

export function codeAndFile({ code, file }: Finding): string {
  return `${code} ${file}`;
}
