import { releaseNoteLines, releaseNoteOpenings } from '../../../spec/marketplace-reviewer.js';
import type { Pack, ReleaseNote } from '../../document/pack.js';
import { argumentsOf, commandsOf, parametersOf } from '../../document/parts.js';
import type { Rule } from '../../rule.js';
import { headings, markdownLines } from '../../text/markdown.js';
import { shown } from '../../text/shown-value.js';
import { defineReviewerRule } from './reviewer-rule.js';

/** The note of the version that is to be published: older ones were reviewed before. */
function currentNote({ metadata, releaseNotes }: Pack): readonly ReleaseNote[] {
  return releaseNotes.filter(({ version }) => version === metadata?.get('currentVersion')?.text);
}

const notesBeginAsApproved = defineReviewerRule({
  code: 'CP975',
  pullRequests: [45855, 45286],
  title: 'Lines of release notes begin with an approved opening',
  why: 'The marketplace shows the notes of all packs in one style.',
  fix: `Begin with one of: ${releaseNoteOpenings.join(', ')}.`,
  *check(pack) {
    for (const { text } of currentNote(pack)) {
      for (const { text: line, start, code } of markdownLines(text.text)) {
        const said = code
          ? undefined
          : /^[-*] (.*)$/
              .exec(line)?.[1]
              ?.replace(/<~?[^>]*>/g, '')
              .trim();
        if (said === undefined || releaseNoteLines.some((whole) => said === whole)) continue;
        if (!releaseNoteOpenings.some((opening) => said.startsWith(opening)))
          yield {
            place: text.place(start, start + line.length),
            message: `The line begins ${shown(said.slice(0, 30))}.`,
          };
      }
    }
  },
});

const noteHeadingsAreExact = defineReviewerRule({
  code: 'CP976',
  pullRequests: [45311],
  title: 'Headings of release notes have the exact names of items, without "New:"',
  why: 'The marketplace marks new items without help.',
  fix: 'Write the name of the item alone.',
  *check(pack) {
    for (const { text } of currentNote(pack)) {
      for (const { level, title, start, end } of headings(text.text)) {
        if (level === 5 && /^New: /.test(title))
          yield { place: text.place(start, end), message: `"${title}" begins with "New:".` };
      }
    }
  },
});

const notesMarkNames = defineReviewerRule({
  code: 'CP977',
  pullRequests: [45286, 45311],
  title: 'Release notes write commands in bold italics, and parameters and arguments in italics',
  why: 'Readers find the names that they use.',
  fix: 'Write ***command***, *Parameter*, and *argument*.',
  *check(pack) {
    const commands = commandsOf(pack).map(({ name }) => name);
    const fields = [
      ...parametersOf(pack).flatMap(({ parameter }) => [
        parameter.get('display')?.text ?? '',
        parameter.get('displaypassword')?.text ?? '',
      ]),
      ...argumentsOf(pack).map(({ argument }) => argument.get('name')?.text ?? ''),
    ];
    for (const { text } of currentNote(pack)) {
      const lines = markdownLines(text.text).filter(({ text: line, code }) => !code && !line.startsWith('#'));
      for (const { text: line, start } of lines) {
        for (const { name, at, stars } of mentions(line, commands, /^/)) {
          if (stars !== 3)
            yield {
              place: text.place(start + at, start + at + name.length),
              message: `The command "${name}" is not in bold italics.`,
            };
        }
        for (const { name, at, stars } of mentions(line, fields, /^\*{0,3} (parameter|argument|field)\b/)) {
          if (stars !== 1)
            yield {
              place: text.place(start + at, start + at + name.length),
              message: `"${name}" is not in italics.`,
            };
        }
      }
    }
  },
});

interface Mention {
  readonly name: string;
  readonly at: number;
  /** How many asterisks stand on both sides. */
  readonly stars: number;
}

/** Where a line names one of `names` as a whole word, followed by `after`. */
function mentions(line: string, names: readonly string[], after: RegExp): Mention[] {
  const whole = (character: string | undefined) => character === undefined || !/[\w-]/.test(character);
  return [...new Set(names)].flatMap((name) => {
    const found: Mention[] = [];
    for (let at = name === '' ? -1 : line.indexOf(name); at !== -1; at = line.indexOf(name, at + 1)) {
      const rest = line.slice(at + name.length);
      if (!whole(line[at - 1]) || !whole(rest[0]) || !after.test(rest)) continue;
      const before = /\*{0,3}$/.exec(line.slice(0, at))?.[0].length ?? 0;
      const behind = /^\*{0,3}/.exec(rest)?.[0].length ?? 0;
      found.push({ name, at, stars: Math.min(before, behind) });
    }
    return found;
  });
}

const inside =
  /\bunit[- ]tests?\b|\btests\b|\btest (?:playbook|coverage|data)s?\b|\brefactor\w*|\bdevelopers?\b|\blint\w*|\bcode (?:quality|style)\b/gi;

const notesAreForUsers = defineReviewerRule({
  code: 'CP978',
  pullRequests: [45855, 45311],
  title: 'Release notes say nothing about tests or developers',
  why: 'Users of the pack read them, and decide by them whether to update.',
  fix: 'Say what changes for users, or write "Improved implementation of the integration."',
  *check(pack) {
    for (const { text } of currentNote(pack)) {
      for (const match of text.text.matchAll(inside))
        yield {
          place: text.place(match.index, match.index + match[0].length),
          message: `The note says "${match[0]}".`,
        };
    }
  },
});

export const marketplaceReleaseNoteRules: readonly Rule[] = [
  notesBeginAsApproved,
  noteHeadingsAreExact,
  notesMarkNames,
  notesAreForUsers,
];
