import type { PackDefinition } from '../../definition/pack.js';
import type { KnownKind, OtherContentFolder } from '../../spec/content-kinds.js';
import type { PackFile } from '../pack/pack-file.js';

/** A file of `pack/content`. Its path begins below that folder, as in `Playbooks/Assign.yml`. */
export interface ContentFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A file that was made from one of `pack/content`. */
export interface PassedFile extends PackFile {
  /** The path of that one. */
  readonly from: string;
}

/** Not content, but what its documents show. */
export const picturesFolder = 'doc_files';

/** An item that is in the pack as its author has it, under the names that the platform wants. */
export interface PassedItem {
  readonly kind: KnownKind | OtherContentFolder | typeof picturesFolder;
  /** What `metadata.json` says of it; absent for content of which nothing is known. */
  readonly summary?: PassedSummary;
  /** Of a correlation rule, as its file says it. */
  readonly severity?: string;
  /** As the development kit takes it. */
  readonly source: readonly PassedFile[];
  /** As a tenant takes it from a zip. */
  readonly upload: readonly PassedFile[];
}

export interface PassedSummary {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly fromversion: string;
  readonly toversion: string;
  readonly deprecated: boolean;
  /** More, for some kinds. */
  readonly [key: string]: unknown;
}

/** Why a file of `pack/content` cannot be taken. */
export interface ContentProblem {
  readonly path: string;
  readonly message: string;
  readonly fix: string;
}

/** What of a pack shows in the files of its items. */
export type PackOfItem = Required<
  Pick<PackDefinition, 'id' | 'version' | 'support' | 'author' | 'email' | 'url'>
>;
