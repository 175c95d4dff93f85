import { readFile } from 'node:fs/promises';
import { UserError } from '../../../shared/errors.js';
import { fileProblem } from '../../../shared/file-problem.js';
import { installPack } from '../../../simulator/install/install-pack.js';
import { installRules, modelsFor } from '../../../simulator/install/install-rules.js';
import type { InstalledPack } from '../../../simulator/install/installed-integration.js';
import { serverVersion } from '../../../simulator/instance/instance.js';
import type { Model } from '../../../xql/evaluator/syntax.js';
import type { ReadyQuery } from '../../protocol.js';
import { packQueries } from './pack-queries.js';
import type { Project } from './project.js';

/** A pack as it was installed from a zip. */
export interface InstalledZip {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly pack: InstalledPack;
  readonly models: readonly Model[];
  /** Those of its README and its dashboards. */
  readonly queries: readonly ReadyQuery[];
  /** Why the rules of the pack are not in use: one of them is beyond the XQL that is known here. */
  readonly rulesProblem?: string;
}

/** Installs the zip in a file; `shown` names it in messages. Throws a UserError when a server would not take it. */
export async function installZip(file: string, shown = file): Promise<InstalledZip> {
  const bytes = await readZipFile(file);
  const pack = installPack(bytes, shown);
  const installed = { file, bytes, pack, queries: packQueries(bytes) };
  try {
    return { ...installed, models: modelsFor(installRules(bytes), serverVersion) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { ...installed, models: [], rulesProblem: error.message };
  }
}

/**
 * Vendor and product of the dataset. A zip does not name them, so for a pack without sources they come from the dataset
 * that its modeling rules are for, and else from its id.
 */
export function vendorAndProduct({ pack, models }: InstalledZip): Pick<Project, 'vendor' | 'product'> {
  for (const { dataset } of models) {
    const [, vendor, product] = /^([^_]+)_(.+)_raw$/.exec(dataset) ?? [];
    if (vendor !== undefined && product !== undefined) return { vendor, product };
  }
  return { vendor: pack.id.replace(/\W+/g, '_'), product: 'events' };
}

async function readZipFile(file: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(file));
  } catch (error) {
    throw new UserError(
      'zip-unreadable',
      `${file} cannot be read: ${fileProblem(error)}. Name the zip of a built pack.`,
      { cause: error },
    );
  }
}
