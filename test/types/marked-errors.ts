import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const repository = fileURLToPath(new URL('../../', import.meta.url));

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

/** Compiles the files of a folder beside this one as the settings say, and `overrides` before them. */
export function compileCases(
  folder: string,
  settings: string,
  globals: readonly string[] = [],
  overrides: ts.CompilerOptions = {},
): CaseFile[] {
  const path = fileURLToPath(new URL(folder, import.meta.url));
  const files = readdirSync(path).map((name) => join(path, name));
  const { config } = ts.readConfigFile(join(repository, settings), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, repository);
  const rootNames = [...files, ...globals.map((file) => join(repository, file))];
  const program = ts.createProgram({
    rootNames,
    options: { ...options, ...overrides, noEmit: true, incremental: false },
  });
  return files.map((file) => {
    const source = program.getSourceFile(file);
    if (source === undefined) throw new Error(`${file} was not compiled.`);
    const diagnostics = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ];
    return {
      name: file.slice(path.length),
      marks: marksOf(source.text),
      found: new Map(diagnostics.map((diagnostic) => [errorOf(diagnostic), messageOf(diagnostic)])),
    };
  });
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

function errorOf({ file, start = 0, code }: ts.Diagnostic): string {
  const { line, character } = file?.getLineAndCharacterOfPosition(start) ?? { line: -1, character: -1 };
  return `${line + 1}:${character + 1} TS${code}`;
}

function messageOf({ messageText }: ts.Diagnostic): string {
  return ts.flattenDiagnosticMessageText(messageText, '\n');
}
