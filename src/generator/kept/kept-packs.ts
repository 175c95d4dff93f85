import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Runtime } from '../../definition/runtime.js';
import { makeFolder } from '../../shared/make-folder.js';
import { sha256 } from '../../shared/sha256.js';
import type { MadePacks } from '../made-packs.js';
import { type BuildInputs, filesElsewhere, projectFiles } from './build-inputs.js';
import type { BuildReads } from './build-reads.js';

/** Packs as they were made, with all that they depend on. */
interface Kept {
  readonly inputs: BuildInputs;
  readonly made: MadePacks;
}

/** The packs of a project that were made last, in `node_modules/.cache`; a project without that folder keeps none. */
export class KeptPacks {
  readonly #root: string;
  readonly #file: string;
  /** The project as it was before it is built. */
  readonly #project: BuildInputs['project'] | undefined;
  readonly #began = Date.now();

  constructor(root: string) {
    this.#root = resolve(root);
    const modules = join(this.#root, 'node_modules');
    // Folders of packages are shared by links.
    const name = sha256(Buffer.from(this.#root)).slice(0, 16);
    this.#file = join(modules, '.cache', 'cortex-pack', `packs-${name}.json`);
    if (existsSync(modules)) this.#project = projectFiles(this.#root);
  }

  /** The packs for runtimes, if all were made and nothing that they depend on changed since then. */
  async read(runtimes: readonly Runtime[]): Promise<MadePacks | undefined> {
    const made = (await this.#unchanged())?.made;
    const packs = runtimes.flatMap((wanted) => made?.packs.filter(({ runtime }) => runtime === wanted) ?? []);
    return made && packs.length === runtimes.length ? { ...made, packs } : undefined;
  }

  async #unchanged(): Promise<Kept | undefined> {
    if (this.#project === undefined) return undefined;
    const kept = await readKept(this.#file);
    if (kept === undefined || !isDeepStrictEqual(kept.inputs.project, this.#project)) return undefined;
    const { elsewhere } = kept.inputs;
    const now = filesElsewhere(this.#root, Object.keys(elsewhere));
    return isDeepStrictEqual(elsewhere, now) ? kept : undefined;
  }

  /** Keeps packs that were just made from what was read, unless some of that changed meanwhile or cannot be known. */
  async write(made: MadePacks, { files }: BuildReads): Promise<void> {
    if (this.#project === undefined || files === undefined) return;
    if (!isDeepStrictEqual(projectFiles(this.#root), this.#project)) return;
    const elsewhere = filesElsewhere(this.#root, files);
    if (Object.values(elsewhere).some(({ changed }) => changed >= this.#began)) return;
    const before = await this.#unchanged();
    const others = (before?.made.packs ?? []).filter(
      ({ runtime }) => !made.packs.some((pack) => pack.runtime === runtime),
    );
    const kept: Kept = {
      inputs: { project: this.#project, elsewhere: { ...before?.inputs.elsewhere, ...elsewhere } },
      made: { ...made, packs: [...made.packs, ...others] },
    };
    await writeKept(this.#file, kept);
  }
}

async function writeKept(file: string, kept: Kept): Promise<void> {
  const written = `${file}.${process.pid}`;
  try {
    makeFolder(dirname(file));
    await writeFile(written, JSON.stringify(kept, bytesAsText));
    await rename(written, file);
  } catch {
    // A folder that cannot be written keeps nothing: the next build makes the packs again.
  }
}

async function readKept(file: string): Promise<Kept | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8'), bytesFromText);
  } catch {
    // There is none, or one that was cut off: it can be made again.
    return undefined;
  }
}

function bytesAsText(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value;
}

function bytesFromText(_key: string, value: unknown): unknown {
  const isBytes = typeof value === 'object' && value !== null && 'base64' in value;
  return isBytes ? new Uint8Array(Buffer.from(String(value.base64), 'base64')) : value;
}
