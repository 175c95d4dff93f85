import { defineRule, type Rule } from '../../rule.js';
import { fileOfSection, ignoredCodes, packIgnoreLines } from '../../text/pack-ignore.js';

/** Sections that list names or words, one on a line. */
const sectionsOfLines = ['tests_require_network', 'known_words'];

const packIgnoreIsReadable = defineRule({
  code: 'CP231',
  severity: 'warning',
  title: '.pack-ignore has sections, and names files of the pack',
  why: 'The official tools read it as an INI file and pass over what they do not know; a section for a file that is not there ignores nothing.',
  fix: 'Write [file:<file name>] with a line ignore=CODE below it.',
  *check(pack) {
    const source = pack.texts.get('.pack-ignore');
    if (source === undefined) return;
    for (const { number, text, section } of packIgnoreLines(source)) {
      const place = source.linePlace(number);
      const file = text.startsWith('[') ? fileOfSection(section) : undefined;
      if (file !== undefined) {
        if (!pack.paths.some((path) => path === file || path.endsWith(`/${file}`)))
          yield { place, message: `There is no file "${file}" in the pack.` };
      } else if (
        !text.startsWith('[') &&
        (section === '' || (!sectionsOfLines.includes(section) && !text.includes('=')))
      ) {
        yield { place, message: `"${text}" is neither a section nor a setting of one.` };
      }
    }
  },
});

const ignoresForFilesOnly = defineRule({
  code: 'CP232',
  official: ['PA135'],
  severity: 'warning',
  title: 'Checks are ignored for files, not for the whole pack',
  why: 'The official checks refuse a new ignore for the whole pack, since it hides what comes later.',
  fix: 'Move the codes to the sections of the files that need them.',
  *check(pack) {
    const source = pack.texts.get('.pack-ignore');
    if (source === undefined) return;
    for (const { number, text, section } of packIgnoreLines(source)) {
      const codes = ignoredCodes(text);
      if (section === 'pack' && codes.length > 0)
        yield {
          place: source.linePlace(number),
          message: `${codes.join(', ')}: ignored for the whole pack.`,
        };
    }
  },
});

export const packIgnoreRules: readonly Rule[] = [packIgnoreIsReadable, ignoresForFilesOnly];
