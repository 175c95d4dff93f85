import type { Pack } from '../../document/pack.js';
import { defineRule, type Rule } from '../../rule.js';
import type { SourceText } from '../../text/source-text.js';

interface Line {
  readonly number: number;
  readonly text: string;
  readonly section: string;
}

function linesOf(pack: Pack): { source: SourceText; lines: Line[] } | undefined {
  const source = pack.texts.get('.pack-ignore');
  if (source === undefined) return undefined;
  const lines: Line[] = [];
  let section = '';
  for (let number = 1; number <= source.lineCount; number++) {
    const text = source.lineText(number).trim();
    section = /^\[(.*)\]$/.exec(text)?.[1] ?? section;
    if (text !== '' && !/^[#;]/.test(text)) lines.push({ number, text, section });
  }
  return { source, lines };
}

const packIgnoreIsReadable = defineRule({
  code: 'CP231',
  severity: 'error',
  title: '.pack-ignore has sections, and names files of the pack',
  why: 'The official tools read it as an INI file; a section for a file that is not there ignores nothing.',
  fix: 'Write [file:<file name>] with a line ignore=CODE below it.',
  *check(pack) {
    const found = linesOf(pack);
    if (found === undefined) return;
    for (const { number, text, section } of found.lines) {
      const place = found.source.linePlace(number);
      const file = /^\[file:(.*)\]$/.exec(text)?.[1];
      if (file !== undefined) {
        const name = file.replace(/^Packs\/[^/]+\//, '');
        if (!pack.paths.some((path) => path === name || path.endsWith(`/${name}`)))
          yield { place, message: `There is no file "${file}" in the pack.` };
      } else if (
        !text.startsWith('[') &&
        (section === '' || (section !== 'tests_require_network' && !text.includes('=')))
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
    const found = linesOf(pack);
    for (const { number, text, section } of found?.lines ?? []) {
      const codes = /^ignore\s*=\s*(\S.*)$/.exec(text)?.[1];
      if (section === 'pack' && codes !== undefined && found !== undefined) {
        yield { place: found.source.linePlace(number), message: `${codes} is ignored for the whole pack.` };
      }
    }
  },
});

export const packIgnoreRules: readonly Rule[] = [packIgnoreIsReadable, ignoresForFilesOnly];
