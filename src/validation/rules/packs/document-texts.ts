import { documentsOf, itemReadmesOf } from '../../document/documents.js';
import type { Pack } from '../../document/pack.js';
import { defineRule, type Problem, type Rule } from '../../rule.js';
import { headings, type Image, images } from '../../text/markdown.js';
import type { TextPart } from '../../text/source-text.js';

const optionalSections = ['Troubleshooting', 'Use Cases', 'Known Limitations', 'Additional Information'];

const sectionsAreFilled = defineRule({
  code: 'CP707',
  official: ['RM100'],
  severity: 'error',
  title: 'Sections of a README are not empty',
  why: 'A heading with nothing below it is left over from a template.',
  fix: 'Fill the section, or remove its heading.',
  *check(pack) {
    for (const { text, kind } of documentsOf(pack)) {
      if (kind === 'release-note') continue;
      for (const { title, empty, start, end } of headings(text.text)) {
        if (empty && optionalSections.some((section) => section.toLowerCase() === title.toLowerCase()))
          yield { place: text.place(start, end), message: `The section "${title}" is empty.` };
      }
    }
  },
});

function textsWithImages(pack: Pack): TextPart[] {
  return [...documentsOf(pack).map(({ text }) => text), ...itemReadmesOf(pack)];
}

const imagesAreNoGithubPages = defineRule({
  code: 'CP708',
  official: ['RM101'],
  severity: 'error',
  title: 'Images are no pages of GitHub',
  why: 'An address with /blob/ leads to a page that shows the image, not to the image.',
  fix: 'Put the image into doc_files.',
  *check(pack) {
    for (const text of textsWithImages(pack)) {
      for (const { target, start, end } of images(text.text)) {
        if (/github\.com\/.*\/blob\//.test(target))
          yield { place: text.place(start, end), message: `The image "${target}" is a page.` };
      }
    }
  },
});

/** The images that lie outside of doc_files; those that the official check looks at, or the others. */
function* imagesElsewhere(pack: Pack, isChecked: boolean): Iterable<Problem> {
  for (const text of textsWithImages(pack)) {
    for (const image of images(text.text)) {
      const { target, start, end } = image;
      if (/github\.com\/.*\/blob\//.test(target) || /\/content-assets\/.*\.gif$/.test(target)) continue;
      if (!/^(\.\.?\/)*doc_files\//.test(target) && isOfficiallyChecked(image) === isChecked)
        yield {
          place: text.place(start, end),
          message: `The image "${target}" does not lie in doc_files.`,
        };
    }
  }
}

/** Of addresses the official check takes those of Markdown, over TLS and without a query. */
function isOfficiallyChecked({ target, isHtml }: Image): boolean {
  return !/^http/i.test(target) || (!isHtml && /^https:\/\/[\w/.\- :%]*$/.test(target));
}

const imagesAreInPack = defineRule({
  code: 'CP709',
  official: ['RM108'],
  severity: 'error',
  title: 'Images of the documents lie in doc_files',
  why: 'An image elsewhere may change or vanish, and its owner learns who reads the page.',
  fix: 'Put the image into doc_files and write its relative path.',
  check: (pack) => imagesElsewhere(pack, true),
});

const imagesAreLocal = defineRule({
  code: 'CP722',
  severity: 'warning',
  title: 'Images in HTML, and those whose address has a query, lie in doc_files, too',
  why: 'The official check does not see them. An image elsewhere may change or vanish, and its owner learns who reads the page.',
  fix: 'Put the image into doc_files and write its relative path.',
  check: (pack) => imagesElsewhere(pack, false),
});

const imagesExist = defineRule({
  code: 'CP710',
  official: ['RM114'],
  severity: 'error',
  title: 'Images of the documents exist',
  why: 'Readers see a broken image.',
  fix: 'Add the image to doc_files, or correct its name.',
  *check(pack) {
    for (const text of textsWithImages(pack)) {
      for (const { target, start, end } of images(text.text)) {
        const path = /^(?:\.\.?\/)*(doc_files\/.+)$/.exec(target)?.[1];
        if (path !== undefined && !pack.paths.includes(path))
          yield { place: text.place(start, end), message: `There is no ${path}.` };
      }
    }
  },
});

const leftovers =
  /%%[A-Z][A-Z_ ]*%%|\bversion xx\b|FILL IN REQUIRED PERMISSIONS HERE|This is the template|<!--\s*TODO/gi;

const nothingIsLeftOver = defineRule({
  code: 'CP711',
  official: ['RM107', 'RM115', 'RN103'],
  severity: 'error',
  title: 'Nothing of a template is left over in the documents',
  why: 'Readers see that the text was not finished.',
  fix: 'Write what belongs there, or remove it.',
  *check(pack) {
    for (const { text } of documentsOf(pack)) {
      for (const match of text.text.matchAll(leftovers))
        yield {
          place: text.place(match.index, match.index + match[0].length),
          message: `"${match[0]}" is left over.`,
        };
    }
  },
});

const innerTerms = /\btest-module\b|\btest module\b|long-running-execution/gi;

const documentsSpeakToUsers = defineRule({
  code: 'CP712',
  official: ['BA125'],
  severity: 'error',
  title: 'Documents for users have no terms of the inside',
  why: 'Users know the button Test, not the command behind it.',
  fix: 'Say what the user does, such as "select Test".',
  *check(pack) {
    for (const { text } of documentsOf(pack)) {
      for (const match of text.text.matchAll(innerTerms))
        yield {
          place: text.place(match.index, match.index + match[0].length),
          message: `The document says "${match[0]}".`,
        };
    }
  },
});

export const documentTextRules: readonly Rule[] = [
  sectionsAreFilled,
  imagesAreNoGithubPages,
  imagesAreInPack,
  imagesAreLocal,
  imagesExist,
  nothingIsLeftOver,
  documentsSpeakToUsers,
];
