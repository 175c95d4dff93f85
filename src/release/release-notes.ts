import { headingOf, nounOf } from '../spec/content-kinds.js';
import type { ItemChanges } from './pack-changes.js';

/** Release notes as the platform reads them: a Markdown file, and a JSON file beside it when something breaks. */
export interface ReleaseNotes {
  readonly markdown: string;
  readonly breaking?: string;
}

/** The stem of the files of a version: `1_1_0`. */
export function notesStem(version: string): string {
  return version.replaceAll('.', '_');
}

/** Notes to start from: what changed in the items; `packName` heads them when no item changed. */
export function releaseNotes(packName: string, items: readonly ItemChanges[]): ReleaseNotes {
  const breaking = items.flatMap(({ changes }) => changes.filter((change) => change.breaking));
  return {
    markdown: items.length === 0 ? packWide(packName) : byKind(items),
    ...(breaking.length === 0 ? {} : { breaking: breakingFile(breaking.map(({ text }) => text)) }),
  };
}

function packWide(packName: string): string {
  return `## ${packName}\n\n- Documentation and metadata improvements.\n`;
}

function byKind(items: readonly ItemChanges[]): string {
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  return kinds
    .map((kind) => {
      const sections = items.filter((item) => item.kind === kind).map(section);
      return [`#### ${headingOf(kind)}`, '', ...sections].join('\n');
    })
    .join('\n');
}

function section({ kind, name, isNew, changes }: ItemChanges): string {
  const lines = isNew ? [`Added the **${name}** ${nounOf(kind)}.`] : changes.map(({ text }) => text);
  return [`##### ${name}`, '', ...lines.map((line) => `- ${line}`), ''].join('\n');
}

function breakingFile(texts: readonly string[]): string {
  return `${JSON.stringify({ breakingChanges: true, breakingChangesNotes: texts.join('\n') }, null, 2)}\n`;
}
