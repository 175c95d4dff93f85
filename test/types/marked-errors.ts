import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { askCompiler } from '#src/generator/types/native-compiler.js';

/** A place that must not compile. The comment above it says so: "TS2322 at `severity`: There is no such severity." */
export interface Mark {
  /** Where and with which code, as in "12:3 TS2322". */
  readonly error: string;
  readonly why: string;
}

export interface CaseFile {
  readonly name: string;
  readonly marks: readonly Mark[];
  /** What the compiler says: where and with which code, and its message. */
  readonly found: ReadonlyMap<string, string>;
}

const mark = /^\s*\/\/ (TS\d+) at `([^`]+)`: (.+)$/;

/** Checks the files of a folder beside this one, with the settings in it. */
export async function checkCases(folder: string): Promise<CaseFile[]> {
  const path = fileURLToPath(new URL(folder, import.meta.url));
  const { messages } = await askCompiler(join(path, 'tsconfig.json'), path);
  return readdirSync(path)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({
      name,
      marks: marksOf(readFileSync(join(path, name), 'utf8')),
      found: new Map(
        messages.flatMap(({ place, code, text }) =>
          place?.file === name ? [[`${place.line}:${place.column} TS${code}`, text]] : [],
        ),
      ),
    }));
}

function marksOf(text: string): Mark[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const [, code, place = '', why = ''] = mark.exec(line) ?? [];
    if (code === undefined) return [];
    const [before = '', ...after] = lines[index + 1]?.split(place) ?? [];
    if (after.length !== 1) throw new Error(`The line below "${line.trim()}" must have its place once.`);
    return [{ error: `${index + 2}:${before.length + 1} ${code}`, why }];
  });
}
