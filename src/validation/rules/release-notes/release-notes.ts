import { undecoratedDisplay } from '../../../content/integration/contribution.js';
import { nearestName } from '../../../shared/nearest-name.js';
import { compareVersions } from '../../../shared/versions.js';
import {
  type KnownKind,
  knownKinds,
  otherReleaseNoteHeadings,
  pluralLabel,
} from '../../../spec/content-kinds.js';
import { newestReleaseNote, type Pack, type ReleaseNote } from '../../document/pack.js';
import { checkedKinds, itemsOfKind } from '../../document/parts.js';
import { defineRule, type Rule } from '../../rule.js';
import { headings, withoutComments } from '../../text/markdown.js';
import { wholeFile } from '../../text/source-text.js';

const notesAreNamedByVersion = defineRule({
  code: 'CP814',
  severity: 'error',
  title: 'Release notes are named after a version',
  why: 'The platform finds the note of a version by the name of the file.',
  fix: 'Name the file 1_0_1.md, with 1_0_1.json next to it if it breaks something.',
  *check({ paths }) {
    for (const path of paths) {
      if (
        path.startsWith('ReleaseNotes/') &&
        !/^ReleaseNotes\/\d{1,2}_\d{1,2}_\d{1,2}\.(md|json)$/.test(path)
      )
        yield { place: wholeFile(path), message: `${path.slice(13)} is no name of a release note.` };
    }
  },
});

function newest(versions: readonly string[]): string | undefined {
  return [...versions].sort(compareVersions).at(-1);
}

const versionHasNote = defineRule({
  code: 'CP815',
  official: ['PA101', 'RN108'],
  severity: 'error',
  title: 'The version of the pack is the one of its newest release note, or 1.0.0 without notes',
  why: 'Users read the note of the version that they install.',
  fix: 'Write a note for the version, or correct currentVersion. The first version, 1.0.0, has none.',
  *check({ metadata, releaseNotes }) {
    const version = metadata?.get('currentVersion');
    if (version?.text === undefined || !/^\d+\.\d+\.\d+$/.test(version.text)) return;
    const latest = newest(releaseNotes.flatMap((note) => note.version ?? [])) ?? '1.0.0';
    const message =
      releaseNotes.length === 0
        ? `The version is ${version.text}, but there is no release note.`
        : `The version is ${version.text}, but the newest release note is for ${latest}.`;
    if (version.text !== latest) yield { place: version.place, message };
    const first = version.text === '1.0.0' ? releaseNotes.filter((note) => note.version === '1.0.0') : [];
    for (const { path } of first)
      yield { place: wholeFile(path), message: 'The first version has no release note.' };
  },
});

/** Older notes are history: the official checks pass over them as well. */
function newestNotes(pack: Pack): readonly ReleaseNote[] {
  const newest = newestReleaseNote(pack);
  return newest === undefined ? [] : [newest];
}

const notesAreFilled = defineRule({
  code: 'CP816',
  official: ['RN103'],
  severity: 'error',
  title: 'Release notes say something',
  why: 'An empty note explains nothing.',
  fix: 'Write what changed, for the users of the pack.',
  *check(pack) {
    for (const { path, text } of newestNotes(pack)) {
      const shown = withoutComments(text.text).trim();
      if (shown.replace(/^#.*$/gm, '').trim() !== '') continue;
      const message =
        text.text.trim() === ''
          ? 'The release note is empty.'
          : shown === ''
            ? 'The release note is a comment, which nobody who installs the pack sees.'
            : 'The release note has headings, and nothing below them.';
      yield { place: wholeFile(path), message };
    }
  },
});

const notesHaveHeadings = defineRule({
  code: 'CP817',
  official: ['RN116'],
  severity: 'warning',
  title: 'Release notes have a heading of the second or fourth level',
  why: 'The official tools divide the note by these headings.',
  fix: 'Write #### Integrations and below it ##### <display name>, or ## <pack name>.',
  *check(pack) {
    for (const { text } of newestNotes(pack)) {
      const shown = withoutComments(text.text);
      const found = headings(shown).some(({ level }) => level === 2 || level === 4);
      if (shown.trim() !== '' && !found)
        yield {
          place: text.linePlace(1),
          message: 'The release note has no heading of the second or fourth level.',
        };
    }
  },
});

const kinds = [...(Object.keys(knownKinds) as KnownKind[]).map(pluralLabel), ...otherReleaseNoteHeadings];

/** The items of the pack by the heading under which release notes list them. */
function itemNames(pack: Pack): { readonly [heading: string]: readonly string[] } {
  return Object.fromEntries(
    checkedKinds.map((kind) => [
      pluralLabel(kind),
      itemsOfKind(pack, kind).map(({ root }) =>
        undecoratedDisplay(root.at(...knownKinds[kind].name)?.text ?? ''),
      ),
    ]),
  );
}

const noteHeadingsNameItems = defineRule({
  code: 'CP818',
  official: ['RN113', 'RN114', 'RN115'],
  severity: 'error',
  title: 'The headings of the newest release note name kinds of content and items of the pack',
  why: 'The official tools assign each line to an item by its heading.',
  fix: 'Write #### with a kind such as Integrations, and below it ##### with the display name of an item.',
  *check(pack) {
    const current = pack.metadata?.get('currentVersion')?.text;
    const items = itemNames(pack);
    for (const { text } of pack.releaseNotes.filter(({ version }) => version === current)) {
      let kind: string | undefined;
      const found = headings(withoutComments(text.text));
      for (const [index, { level, title, start, end }] of found.entries()) {
        const place = text.place(start, end);
        if (level === 4) {
          kind = title;
          const near = nearestName(title, kinds);
          if (!kinds.includes(title))
            yield {
              place,
              message: `"${title}" is no kind of content.`,
              ...(near && { fix: `Did you mean "${near}"?` }),
            };
          else if (found[index + 1]?.level !== 5)
            yield { place, message: `Below "${title}" there is no item.` };
        }
        if (level === 5 && kind !== undefined) {
          const known = items[kind]?.flatMap((item) => item ?? []);
          const name = title.replace(/^New: /, '').replace(/^\*\*(.*)\*\*$/, '$1');
          const near = nearestName(name, known ?? []);
          if (known !== undefined && !known.includes(name))
            yield {
              place,
              message: `"${name}" is none of the ${kind} of this pack.`,
              ...(near && { fix: `Did you mean "${near}"?` }),
            };
        }
      }
    }
  },
});

const breakingNoteHasSettings = defineRule({
  code: 'CP819',
  official: ['RN112'],
  severity: 'error',
  title: 'A release note about a breaking change is marked as such',
  why: 'The tenant warns before the update only when the file next to the note says so.',
  fix: 'Add the JSON of the same name with "breakingChanges": true.',
  *check(pack) {
    for (const { text, settings } of newestNotes(pack)) {
      const match = /breaking changes?/i.exec(withoutComments(text.text));
      if (match !== null && settings?.get('breakingChanges')?.value !== true)
        yield {
          place: text.place(match.index, match.index + match[0].length),
          message: 'The note describes a breaking change, but is not marked.',
        };
    }
  },
});

export const releaseNoteRules: readonly Rule[] = [
  notesAreNamedByVersion,
  versionHasNote,
  notesAreFilled,
  notesHaveHeadings,
  noteHeadingsNameItems,
  breakingNoteHasSettings,
];
