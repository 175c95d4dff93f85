import type { Edit, NewFile, Replacement } from './edit.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** The files after the edits. Of edits that overlap, the first one counts; the next round finds the other again. */
export function applyEdits(
  files: ReadonlyMap<string, Uint8Array>,
  edits: readonly Edit[],
): Map<string, Uint8Array> {
  const changed = new Map(files);
  for (const edit of edits) {
    if (isNewFile(edit) && !changed.has(edit.path)) changed.set(edit.path, encoder.encode(edit.text));
  }
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const bytes = files.get(path);
    if (bytes === undefined) continue;
    const replacements = edits.filter(
      (edit): edit is Replacement => edit.kind === 'replace' && edit.path === path,
    );
    changed.set(path, encoder.encode(replaced(decoder.decode(bytes), replacements)));
  }
  return changed;
}

function isNewFile(edit: Edit): edit is NewFile {
  return edit.kind === 'create';
}

function replaced(text: string, replacements: readonly Replacement[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: instead } of [...replacements].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    result += text.slice(at, start) + instead;
    at = end;
  }
  return result + text.slice(at);
}
