import type { PackDefinition } from '../../../definition/pack.js';
import type { ImportedItem } from '../../../importer/import-item.js';
import type { LeftFile } from '../../../importer/left-file.js';
import type { ImportNote } from '../../../importer/notes.js';
import type { ProjectFile } from '../init/project-files.js';

/** What was made, for the report. */
export interface ImportResult {
  readonly folder: string;
  readonly pack: PackDefinition;
  readonly items: readonly ImportedItem[];
  readonly files: readonly ProjectFile[];
  readonly notes: readonly ImportNote[];
  /** Files that are kept as they are. */
  readonly passed: readonly string[];
  /** Files that a project has no place for. */
  readonly left: readonly LeftFile[];
  /** Rules that what was imported breaks, and that are switched off. */
  readonly excused: readonly string[];
  /** What a build still refuses. */
  readonly refused: readonly string[];
}
