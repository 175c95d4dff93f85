import type { SourceText } from './source-text.js';

/** A line of `.pack-ignore` that is neither empty nor a comment, in the section that it stands in. */
export interface PackIgnoreLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** Without its brackets; empty before the first one. */
  readonly section: string;
}

export function packIgnoreLines(source: SourceText): PackIgnoreLine[] {
  const lines: PackIgnoreLine[] = [];
  let section = '';
  for (let number = 1; number <= source.lineCount; number++) {
    const text = source.lineText(number).trim();
    section = /^\[(.*)\]$/.exec(text)?.[1] ?? section;
    if (text !== '' && !/^[#;]/.test(text)) lines.push({ number, text, section });
  }
  return lines;
}

/** The file of a section such as `[file:Acme.yml]`: its name, or its path in the pack. */
export function fileOfSection(section: string): string | undefined {
  return /^file:(.*)$/
    .exec(section)?.[1]
    ?.trim()
    .replace(/^Packs\/[^/]+\//, '');
}

/** The codes of a line such as `ignore=BA101,IN135`. */
export function ignoredCodes(text: string): readonly string[] {
  const codes = /^ignore\s*=\s*(.*)$/.exec(text)?.[1] ?? '';
  return codes.split(',').flatMap((code) => code.trim() || []);
}
