import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { importTypeScript } from '../../../generator/load/import-typescript.js';
import { loadPack } from '../../../generator/load/load-pack.js';
import type { MockSourceModule } from '../../../testing/mock-source.js';

/** What the playground takes from the sources of a pack project. */
export interface Project {
  readonly packId: string;
  /** Of the dataset. */
  readonly vendor: string;
  readonly product: string;
  /** The mock server of its source, if it brings one. */
  readonly demo?: MockSourceModule['default'];
}

/** Loads the pack project in a folder; undefined when there is none. Throws a BuildError when it fails to load. */
export async function loadProject(root: string): Promise<Project | undefined> {
  if (!existsSync(join(root, 'pack', 'definition', 'pack.ts'))) return undefined;
  const { id, integrations } = await loadPack(root);
  const [events] = integrations.flatMap((integration) => integration.events ?? []);
  // Without events nothing arrives, and the view of the data says so under this name.
  const { vendor, product } = events ?? { vendor: id, product: 'Events' };
  const file = join('pack', 'mock-api', 'demo.ts');
  if (!existsSync(join(root, file))) return { packId: id, vendor, product };
  const module: MockSourceModule = await importTypeScript(root, file);
  return { packId: id, vendor, product, demo: module.default };
}
