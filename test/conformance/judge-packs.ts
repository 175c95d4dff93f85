import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContentRepository } from './content-repository.js';
import { KitFailure } from './failures.js';
import { type Kit, runKit } from './kit.js';

/** What the command of the kit found. */
export interface CommandFinding {
  readonly code: string;
  readonly file: string;
  readonly message: string;
}

/**
 * Runs `demisto-sdk validate` on what was committed since `master`: the command itself, as a contributor does, with the
 * given checks and none excused for the support level of the pack.
 */
export async function runValidateCommand(
  kit: Kit,
  { folder }: ContentRepository,
  codes: readonly string[],
): Promise<readonly CommandFinding[]> {
  const configuration = join(folder, '..', 'checks.toml');
  const report = join(folder, '..', 'report.json');
  await writeFile(configuration, `[use_git]\nselect = ${JSON.stringify(codes)}\nwarning = []\n`);
  const { said } = await runKit(kit, folder, [
    'validate',
    ...['--use-git', '--post-commit', '--prev-ver', 'master'],
    ...['--config-path', configuration, '--ignore-support-level', '--json-file', report],
  ]);
  const text = await readFile(report, 'utf8').catch((error) => {
    throw new KitFailure('validate the pack', said, { cause: error });
  });
  const groups = JSON.parse(text) as { readonly [group: string]: readonly { [key: string]: string }[] };
  return Object.values(groups)
    .flat()
    .map((found) => ({
      code: found['error code'] ?? 'crash',
      file: found['file path'] ?? '',
      message: found.message ?? '',
    }));
}

/** Runs `demisto-sdk prepare-content` on the pack in the repository. Returns the zip that it wrote. */
export async function prepareContent(
  kit: Kit,
  { folder }: ContentRepository,
  id: string,
  marketplace: string,
  outDir: string,
): Promise<Uint8Array> {
  await mkdir(outDir, { recursive: true });
  const { code, said } = await runKit(kit, folder, [
    'prepare-content',
    ...['--input', join('Packs', id), '--output', outDir, '--marketplace', marketplace, '--force'],
  ]);
  const zip = await readFile(join(outDir, `${id}.zip`)).catch(() => undefined);
  if (code !== 0 || zip === undefined) throw new KitFailure(`prepare the pack for ${marketplace}`, said);
  return zip;
}
