import type { Pack } from '../document/pack.js';
import type { PackFinding } from '../engine.js';
import type { Place, SourceText } from '../text/source-text.js';
import type { SettingsDisable } from './project-settings.js';

/** A comment that switches a rule off for a line, or for a file when it stands above everything else in it. */
export interface InlineDisable {
  readonly path: string;
  readonly code: string;
  readonly reason: string;
  readonly place: Place;
  /** Undefined for the whole file. */
  readonly lines: readonly number[] | undefined;
}

const yamlComment = /(^|\s)#\s*cortex-pack-disable\b[ \t]*([A-Za-z0-9]*)[ \t]*(?::[ \t]*(.*?))?[ \t]*$/;
const markdownComment =
  /(^|\s)<!--\s*cortex-pack-disable\b[ \t]*([A-Za-z0-9]*)[ \t]*(?::[ \t]*(.*?))?[ \t]*-->/;

/** The disabling comments of the YAML and Markdown files of a pack. */
export function inlineDisables(pack: Pack): InlineDisable[] {
  return [...pack.texts.values()].flatMap((text) => {
    if (text.path.endsWith('.md')) return disablesIn(text, markdownComment, /^\s*(<!--.*-->\s*)?$/);
    if (/\.ya?ml$/.test(text.path)) return disablesIn(text, yamlComment, /^\s*(#.*)?$/);
    return [];
  });
}

function disablesIn(source: SourceText, comment: RegExp, ignorable: RegExp): InlineDisable[] {
  if (!source.text.includes('cortex-pack-disable')) return [];
  const disables: InlineDisable[] = [];
  let headOfFile = true;
  for (let line = 1; line <= source.lineCount; line++) {
    const text = source.lineText(line);
    const match = comment.exec(text);
    headOfFile &&= ignorable.test(text);
    if (match === null) continue;
    const [whole, blank = '', code = '', reason = ''] = match;
    const start = source.lineStart(line) + match.index + blank.length;
    disables.push({
      path: source.path,
      code,
      reason,
      place: source.place(start, start + whole.length - blank.length),
      lines: headOfFile ? undefined : [line, nextLine(source, line, ignorable)],
    });
  }
  return disables;
}

function nextLine(source: SourceText, line: number, ignorable: RegExp): number {
  let next = line + 1;
  while (next <= source.lineCount && ignorable.test(source.lineText(next))) next++;
  return next;
}

export function inlineCovers(disable: InlineDisable, finding: PackFinding): boolean {
  if (disable.path !== finding.path || disable.code !== finding.code) return false;
  if (disable.lines === undefined) return true;
  return finding.start !== undefined && disable.lines.includes(finding.start.line);
}

/** A disable of the settings covers a file, a folder, or every file when it names none. */
export function settingsCover(disable: SettingsDisable, finding: PackFinding): boolean {
  const { file } = disable;
  if (disable.rule !== finding.code) return false;
  return (
    file === undefined || finding.path === file || finding.path.startsWith(`${file.replace(/\/$/, '')}/`)
  );
}
