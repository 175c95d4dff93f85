import type { JsonObject } from '../shared/json.js';
import type { ZipFiles } from '../shared/zip.js';
import type { ItemFiles } from './item-files.js';

/** What lies at a path: an item, or a pack with many. */
export interface ImportSource {
  /** The name of what was read, without its ending. */
  readonly name: string;
  /** Of a pack. */
  readonly pack?: PackSource;
  /** Items with JavaScript, which are taken apart. */
  readonly items: readonly ItemFiles[];
  /** Files that a project keeps as they are, by their path in the pack. */
  readonly passed: ZipFiles;
  /** Release notes, by the names of their files. */
  readonly releaseNotes: ZipFiles;
  /** Files of a pack that a project has no place for. */
  readonly left: readonly string[];
}

export interface PackSource {
  /** As its zip says it; otherwise the name of its folder, which the official tools take. */
  readonly id: string;
  /** All that is said of it. */
  readonly metadata: JsonObject;
  /** What its author says of it, in `pack_metadata.json`. */
  readonly declared: JsonObject;
}
