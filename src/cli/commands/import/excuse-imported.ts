import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackDefinition } from '../../../definition/pack.js';
import { BuildError, type BuildProblem, formatPlace } from '../../../generator/build-error.js';
import { rehearseBuild } from '../../../generator/make-packs.js';
import { settingsFile } from '../../../validation/suppressions/settings-file.js';

/** More rounds than there are sorts of mistakes that hide others. */
const mostRounds = 4;

/**
 * Switches off, in the settings of the project, the rules that imported content breaks: it was made before them, and
 * whoever goes on with it takes them back one by one. `refused` is what no setting excuses.
 */
export async function excuseImported(
  folder: string,
  pack: PackDefinition,
): Promise<{ readonly excused: readonly string[]; readonly refused: readonly string[] }> {
  const excused = new Map<string, string>();
  for (let round = 0; round < mostRounds; round += 1) {
    const problems = await problemsOf(folder, pack);
    const before = excused.size;
    for (const { code, message } of problems)
      if (isExcusable(code) && !excused.has(code)) excused.set(code, message);
    if (excused.size === before) {
      return { excused: [...excused.keys()].sort(), refused: problems.map(described) };
    }
    writeFileSync(join(folder, settingsFile), settingsText(excused));
  }
  return { excused: [...excused.keys()].sort(), refused: [] };
}

async function problemsOf(folder: string, pack: PackDefinition): Promise<readonly BuildProblem[]> {
  try {
    await rehearseBuild(folder, pack);
    return [];
  } catch (error) {
    if (error instanceof BuildError) return error.findings;
    throw error;
  }
}

/** The settings know the rules of the validator only. */
function isExcusable(code: string | undefined): code is string {
  return code !== undefined && !code.startsWith('CPD');
}

function settingsText(excused: ReadonlyMap<string, string>): string {
  const entries = [...excused].sort(([one], [other]) => (one < other ? -1 : 1));
  const lines = entries.map(
    ([code, message]) =>
      `  - rule: ${code}\n    reason: ${JSON.stringify(`Imported as it was: ${message}`)}\n`,
  );
  return `disable:\n${lines.join('')}`;
}

function described({ code, place, message }: BuildProblem): string {
  return `${place === undefined ? '' : `${formatPlace(place)} `}${code === undefined ? '' : `${code}: `}${message}`;
}
