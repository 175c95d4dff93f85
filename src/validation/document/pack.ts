import { compareVersions } from '../../shared/versions.js';
import { defaultMarketplaces } from '../../spec/approved-values.js';
import { isCompiledScript } from '../../spec/compiled-script-mark.js';
import type { FileKind } from '../../spec/pack-paths.js';
import type { InputProblem, PackInput } from '../input/pack-input.js';
import type { Field } from '../text/field.js';
import type { SourceText, TextPart } from '../text/source-text.js';
import type { StructuredFile } from '../text/structured-file.js';

/** A YAML or JSON file of the pack. */
export interface DataFile extends StructuredFile {
  readonly path: string;
  readonly kind: FileKind;
}

/** An item that is declared in a YAML or JSON file. */
export interface ContentItem {
  readonly path: string;
  readonly root: Field;
}

export interface Integration extends ContentItem {
  /** The folder below Integrations/; absent for a unified file. */
  readonly folder: string | undefined;
  /** True when script, image and help stand in the YAML itself. */
  readonly unified: boolean;
  readonly script: TextPart | undefined;
  /** The Markdown of the help panel. */
  readonly description: TextPart | undefined;
  readonly readme: SourceText | undefined;
  readonly image: { readonly path: string; readonly bytes: Uint8Array } | undefined;
}

export interface EventRule extends ContentItem {
  /** The XQL, from the file beside the YAML or out of a unified YAML. */
  readonly xql: TextPart | undefined;
  /** The types of the fields, by dataset. */
  readonly schema: Field | undefined;
  readonly unified: boolean;
}

export interface ReleaseNote {
  readonly path: string;
  readonly text: SourceText;
  /** `1.2.3`, or undefined when the name of the file is no version. */
  readonly version: string | undefined;
  readonly settings: Field | undefined;
}

/** What a validation knows of a pack. */
export interface Pack {
  readonly input: PackInput;
  /** `source` is what developers keep, `upload` what a tenant installs, `none` is no pack. */
  readonly shape: 'source' | 'upload' | 'none';
  readonly id: string;
  /** Paths of all files, sorted. */
  readonly paths: readonly string[];
  readonly problems: readonly InputProblem[];
  /** Text files by their path. */
  readonly texts: ReadonlyMap<string, SourceText>;
  readonly dataFiles: readonly DataFile[];
  /** `pack_metadata.json` */
  readonly metadata: Field | undefined;
  /** `metadata.json`, which only the uploadable zip has. */
  readonly generatedMetadata: Field | undefined;
  readonly readme: SourceText | undefined;
  readonly integrations: readonly Integration[];
  readonly modelingRules: readonly EventRule[];
  readonly parsingRules: readonly EventRule[];
  readonly dashboards: readonly ContentItem[];
  readonly correlationRules: readonly ContentItem[];
  readonly releaseNotes: readonly ReleaseNote[];
  /** Datasets that the definition of the pack declares, when it is known. */
  readonly declaredDatasets: readonly DeclaredDataset[];
}

/** A dataset that the collector of the pack fills. */
export interface DeclaredDataset {
  readonly name: string;
  /** Absent when the definition says nothing about the events. */
  readonly columns?: readonly string[];
}

/** Whether a build of this program made the pack. */
export function isBuilt({ integrations }: Pack): boolean {
  return integrations.some(({ script }) => script !== undefined && isCompiledScript(script.text));
}

/** The marketplaces of the pack, or those that it gets when it names none. */
export function marketplacesOf(pack: Pack): readonly string[] {
  return pack.metadata?.get('marketplaces')?.texts ?? defaultMarketplaces;
}

/** The marketplaces of an item: its own, or those of the pack when it names none. */
export function marketplacesOfItem(pack: Pack, { root }: ContentItem): readonly string[] {
  const own = root.get('marketplaces');
  if (own === undefined) return marketplacesOf(pack);
  return own.text === undefined ? own.texts : [own.text];
}

/** The release note of the newest version; older ones are history, which nobody rewrites. */
export function newestReleaseNote({ releaseNotes }: Pack): ReleaseNote | undefined {
  return releaseNotes.reduce<ReleaseNote | undefined>(
    (newest, note) =>
      note.version !== undefined && (!newest?.version || compareVersions(note.version, newest.version) > 0)
        ? note
        : newest,
    undefined,
  );
}

export function supportOf(pack: Pack): string {
  return pack.metadata?.get('support')?.text ?? '';
}
