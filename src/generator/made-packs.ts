import type { PackFile } from '../content/pack/pack-file.js';
import type { Runtime } from '../definition/runtime.js';

/** A file that was built. The path is relative to the folder or zip that holds it. */
export interface BuiltFile {
  readonly path: string;
  /** Bytes, before compression. */
  readonly size: number;
}

/** A pack in memory, for one runtime. */
export interface MadePack {
  readonly runtime: Runtime;
  /** Where the source layout goes; its files begin with it. */
  readonly folder: string;
  readonly source: readonly PackFile[];
  readonly zip: PackFile;
  /** What is in the zip. */
  readonly zipped: readonly BuiltFile[];
}

/** The pack of a project in memory, for each runtime that was asked for. */
export interface MadePacks {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Where its collectors send events. */
  readonly datasets: readonly string[];
  /** Files of the project of which nothing is known: they are in the pack as they are, and nothing checked them. */
  readonly unchecked: readonly string[];
  readonly packs: readonly MadePack[];
}
