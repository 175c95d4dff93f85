import type { Pack } from '../../document/pack.js';
import type { InputProblemKind } from '../../input/pack-input.js';
import { defineRule, type Problem, type Rule } from '../../rule.js';
import { wholeFile } from '../../text/source-text.js';
import type { FileFaultKind } from '../../text/structured-file.js';

function* inputProblems(pack: Pack, kind: InputProblemKind): Iterable<Problem> {
  for (const { kind: found, path, message } of pack.problems) {
    if (found === kind) yield { place: wholeFile(path), message };
  }
}

function inputRule(kind: InputProblemKind, rule: Omit<Rule, 'check' | 'severity'>): Rule {
  return defineRule({
    ...rule,
    severity: 'error',
    holdsForDeprecated: true,
    check: (pack) => inputProblems(pack, kind),
  });
}

function* faults(pack: Pack, ...kinds: FileFaultKind[]): Iterable<Problem> {
  for (const file of pack.dataFiles) {
    for (const { kind, place, message } of file.faults) if (kinds.includes(kind)) yield { place, message };
  }
}

const isPack = inputRule('no-pack', {
  code: 'CP001',
  title: 'The folder or zip is a pack',
  why: 'A pack has pack_metadata.json at its root. Nothing else can be checked here.',
  fix: 'Give the folder that holds pack_metadata.json, the zip of a pack, or a folder that holds "Packs".',
});

const isReadable = inputRule('unreadable', {
  code: 'CP002',
  title: 'Every file can be read',
  why: 'What cannot be read is not checked, and whoever builds the zip cannot read it either.',
  fix: 'Check the rights of the file, and that it is a plain file.',
});

const isSmall = inputRule('too-large', {
  code: 'CP003',
  title: 'No file is larger than a pack needs',
  why: 'A pack is text and a small image. A large file got in by mistake, and was not read here.',
  fix: 'Take the file out of the pack.',
});

const hasNoLinks = inputRule('link', {
  code: 'CP004',
  title: 'The pack has no symbolic links',
  why: 'A zip and a checkout on Windows have no links, and a link may lead to files that nobody wants to publish.',
  fix: 'Replace the link by the file that it leads to.',
});

const zipIsWhole = inputRule('broken-zip', {
  code: 'CP005',
  title: 'The zip can be unpacked',
  why: 'A tenant cannot install a broken zip.',
  fix: 'Build the zip again; it may have been cut off on its way.',
});

const zipStaysInside = inputRule('path-traversal', {
  code: 'CP006',
  title: 'The paths in the zip stay inside it',
  why: 'A path with "..", a drive or a leading slash writes outside of the folder that a program unpacks to.',
  fix: 'Build the zip with relative paths and forward slashes. Do not use a zip that you did not build.',
});

const zipNamesDiffer = inputRule('case-collision', {
  code: 'CP007',
  title: 'The paths in the zip differ in more than upper and lower case',
  why: 'One file replaces the other when the zip is unpacked; which one depends on the system.',
  fix: 'Rename or remove one of the two.',
});

const zipIsNotWrapped = inputRule('nested-root', {
  code: 'CP008',
  title: 'The files of the pack lie at the root of the zip',
  why: 'A tenant looks for metadata.json and the folders of content at the root.',
  fix: 'Zip what is in the folder, not the folder. The build does that.',
});

const isUtf8 = inputRule('not-utf8', {
  code: 'CP009',
  title: 'Text files are UTF-8',
  why: 'The platform reads every file as UTF-8.',
  fix: 'Save the file as UTF-8.',
});

const hasNoByteOrderMark = inputRule('byte-order-mark', {
  code: 'CP010',
  title: 'Text files have no byte order mark',
  why: 'Readers of JSON and YAML stumble over the invisible character at the beginning.',
  fix: 'Save the file as UTF-8 without a byte order mark.',
});

const hasReadableData = defineRule({
  code: 'CP011',
  severity: 'error',
  holdsForDeprecated: true,
  title: 'YAML and JSON files can be read',
  why: 'The platform refuses the file, and nothing else in it can be checked.',
  fix: 'Fix the text at the marked place.',
  check: (pack) => faults(pack, 'syntax'),
});

const hasUniqueKeys = defineRule({
  code: 'CP012',
  severity: 'error',
  holdsForDeprecated: true,
  title: 'No key is given twice',
  why: 'Some readers take the first value, some the last, some refuse the file.',
  fix: 'Remove one of the two.',
  check: (pack) => faults(pack, 'duplicate-key'),
});

const hasNoAnchors = defineRule({
  code: 'CP013',
  severity: 'warning',
  title: 'YAML has neither anchors nor tags',
  why: 'Tools that rewrite the file treat them in their own ways, and an alias hides what a value is.',
  fix: 'Write the value out where it is used.',
  check: (pack) => faults(pack, 'anchor'),
});

const readsAlikeEverywhere = defineRule({
  code: 'CP014',
  severity: 'warning',
  title: 'Values of YAML are read alike by all readers',
  why: 'The readers follow version 1.1 or version 1.2 of YAML: yes, on, 12:30 or 2026-01-31 without quotes mean different things.',
  fix: 'Put the value in quotes if it is text, or write true, false or a plain number.',
  check: (pack) => faults(pack, 'ambiguous'),
});

const quotedLinesAreIndented = defineRule({
  code: 'CP015',
  severity: 'warning',
  title: 'Each line of a quoted text is indented',
  why: 'The platform and its official tools read the file; other readers take the line for the next key and refuse it.',
  fix: 'Indent the line further than its key, or write the text on one line.',
  check: (pack) => faults(pack, 'fragile'),
});

export const readingRules: readonly Rule[] = [
  isPack,
  isReadable,
  isSmall,
  hasNoLinks,
  zipIsWhole,
  zipStaysInside,
  zipNamesDiffer,
  zipIsNotWrapped,
  isUtf8,
  hasNoByteOrderMark,
  hasReadableData,
  hasUniqueKeys,
  hasNoAnchors,
  readsAlikeEverywhere,
  quotedLinesAreIndented,
];
