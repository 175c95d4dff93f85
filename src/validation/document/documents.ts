import type { TextPart } from '../text/source-text.js';
import { type Integration, newestReleaseNote, type Pack } from './pack.js';

export interface DocumentPart {
  readonly kind: 'pack-readme' | 'integration-readme' | 'description' | 'release-note';
  readonly text: TextPart;
  readonly integration?: Integration;
}

/** The Markdown that users read. Of the release notes, only the newest one. */
export function documentsOf(pack: Pack): DocumentPart[] {
  const newest = newestReleaseNote(pack);
  return [
    ...(pack.readme === undefined ? [] : [{ kind: 'pack-readme', text: pack.readme } as const]),
    ...pack.integrations.flatMap((integration): DocumentPart[] => [
      ...(integration.readme === undefined
        ? []
        : [{ kind: 'integration-readme', text: integration.readme, integration } as const]),
      ...(integration.description === undefined
        ? []
        : [{ kind: 'description', text: integration.description, integration } as const]),
    ]),
    ...(newest === undefined ? [] : [{ kind: 'release-note', text: newest.text } as const]),
  ];
}

/** The READMEs of scripts and playbooks. They are for authors of playbooks; few rules are about them. */
export function itemReadmesOf({ texts }: Pack): TextPart[] {
  return [...texts].flatMap(([path, text]) =>
    /^Scripts\/[^/]+\/README\.md$|^Playbooks\/[^/]+_README\.md$/.test(path) ? [text] : [],
  );
}
