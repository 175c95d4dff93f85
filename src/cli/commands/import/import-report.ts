import { isAbsolute, relative } from 'node:path';
import type { ImportNote } from '../../../importer/notes.js';
import { stripControlCharacters } from '../../../shared/control-characters.js';
import type { Json } from '../../../shared/json.js';
import { contentFolder } from '../../../shared/project-files.js';
import type { CliContext } from '../../program/subcommand.js';
import { renderTree } from '../../terminal/file-tree.js';
import type { Terminal } from '../../terminal/output.js';
import type { ImportResult } from './import-result.js';

/** Says what was made of what, and what is not as it was. */
export function reportImport(result: ImportResult, json: boolean, { root, output }: CliContext): void {
  const { folder, pack, items, files, notes, passed, left, excused, refused } = result;
  const shown = relative(root, folder) || '.';
  if (json) {
    const made = items.map(({ kind, definition, folder: home }) => ({
      kind,
      id: definition.id,
      folder: home,
    }));
    const paths = files.map(({ path }) => path);
    output.out.verbatim(
      JSON.stringify(
        { folder, pack: pack.id, items: made, files: paths, notes, passed, left, excused, refused },
        null,
        2,
      ),
    );
    return;
  }
  const { out } = output;
  out.line(out.style('bold', `${pack.name} in ${shown}`));
  const sized = files.map(({ path, content }) => ({ path, size: Buffer.byteLength(content) }));
  for (const line of renderTree(sized, out)) out.verbatim(line);
  const lost = notes.filter(({ kind, reason }) => kind !== 'added' && reason === undefined);
  const others = notes.filter((note) => !lost.includes(note));
  section(
    out,
    'Not carried over',
    lost.map((note) => noteText(note, root)),
  );
  section(out, 'Said otherwise, or added', distinctLines(others));
  section(out, `Kept as it is in ${contentFolder}`, passed);
  section(
    out,
    'Left behind',
    left.map(({ path, why }) => `${path}: ${why}`),
  );
  section(
    out,
    'Rules that it breaks, switched off in .cortex-pack.yml until you take them back',
    excused.length === 0 ? [] : [excused.join(', ')],
  );
  section(out, 'A build still refuses', refused);
  out.line();
  out.line('Next:');
  if (shown !== '.') out.line(`  cd ${shown}`);
  out.line('  npm install');
  out.line('  npm run build');
}

function section(out: Terminal, title: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  out.line();
  out.line(out.style('bold', title));
  for (const line of lines) out.line(`  ${stripControlCharacters(line)}`);
}

function noteText({ file, line, path, before, after }: ImportNote, root: string): string {
  const shown = isAbsolute(file) ? relative(root, file) : file;
  const place = line === undefined ? shown : `${shown}:${line}`;
  const change = after === undefined ? '' : `, now ${valueText(after)}`;
  return `${place} ${path}: ${valueText(before)}${change}`;
}

/** One line for each reason, with the places that it is about. */
function distinctLines(notes: readonly ImportNote[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const note of notes) {
    const reason = note.reason ?? 'The build adds what the file does not say';
    byReason.set(reason, [...(byReason.get(reason) ?? []), note.path]);
  }
  return [...byReason].map(([reason, paths]) => {
    const shown = paths.slice(0, 3).join(', ');
    return `${reason} (${paths.length > 3 ? `${shown}, and ${paths.length - 3} more` : shown})`;
  });
}

const longest = 80;

function valueText(value: Json | undefined): string {
  const text = value === undefined ? '' : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}...` : text;
}
