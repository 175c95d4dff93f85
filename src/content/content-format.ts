import type { CompletePack } from './pack/complete-pack.js';
import type { PackFile } from './pack/pack-file.js';

/** How the items of one kind are written into packs and read there. Paths are within the pack. */
export interface ContentFormat<Item> {
  /** The items that a pack declares, in their order. */
  items(pack: CompletePack): readonly Item[];
  /** An item as the development kit takes it. */
  sourceFiles(item: Item, parts: PackParts): readonly PackFile[];
  /** An item as a tenant takes it from a zip, with all that belongs to it. */
  uploadFiles(item: Item, parts: PackParts): readonly PackFile[];
  /** What `metadata.json` says of an item. */
  summary(item: Item, pack: CompletePack): object;
}

/** Everything that is made before the files of a pack are written. */
export interface PackParts {
  /** As it holds in the runtime that the code is for. */
  readonly pack: CompletePack;
  /** The page of the pack, as Markdown. */
  readonly readme: string;
  /** By the folders of the integrations. */
  readonly integrations: ReadonlyMap<string, IntegrationParts>;
  /** By the folders of the scripts. */
  readonly scripts: ReadonlyMap<string, ScriptParts>;
  /** Below `ReleaseNotes/`. */
  readonly releaseNotes: readonly PackFile[];
}

/** What the files of an integration are made of, beside its declaration. */
export interface IntegrationParts {
  readonly code: ScriptCode;
  /** PNG bytes. */
  readonly logo: Uint8Array;
  /** The help panel beside the instance form, as Markdown. */
  readonly description: string;
  readonly readme: string;
}

/** The same for a script. */
export interface ScriptParts {
  readonly code: ScriptCode;
  /** Markdown. */
  readonly readme: string;
}

/** A compiled script in the form that one runtime takes. */
export interface ScriptCode {
  /** Keys of `script` in the YAML that say what the code is. */
  readonly keys: object;
  readonly extension: string;
  /** Begins a comment that covers the whole line. */
  readonly comment: string;
  /** As a file of its own. */
  readonly source: string;
  /** As it stands in the YAML of a zip. */
  readonly unified: string;
}
