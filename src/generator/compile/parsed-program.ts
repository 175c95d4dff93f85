import { dirname } from 'node:path';

import ts = require('typescript');

/** A program whose types nobody has checked. */
export interface ParsedProgram {
  readonly program: ts.Program;
  readonly host: ts.CompilerHost;
}

/** Parses files. A process that does so again for the same file of `settings` parses only the files whose text changed. */
export function parseProgram(
  settings: string,
  files: readonly string[],
  options: ts.CompilerOptions,
): ParsedProgram {
  forgetAllBut(dirname(settings));
  const host = hostOf(options, sourcesFor(options));
  const key = [settings, ...files].join('\n');
  const program = ts.createProgram(files, options, host, programs.get(key));
  programs.set(key, program);
  return { program, host };
}

type Sources = Map<string, ts.SourceFile>;

/** Files are parsed alike by options that have the same key. */
const sourcesByOptions = new Map<string, Sources>();
const registry = ts.createDocumentRegistry();

function sourcesFor(options: ts.CompilerOptions): Sources {
  const key = registry.getKeyForCompilationSettings(options);
  const sources = sourcesByOptions.get(key) ?? new Map();
  sourcesByOptions.set(key, sources);
  return sources;
}

let project: string | undefined;
const programs = new Map<string, ts.Program>();

/** Programs are large: what is known of one project goes when another one is compiled, but not the libraries. */
function forgetAllBut(root: string): void {
  if (project === root) return;
  project = root;
  programs.clear();
  for (const sources of sourcesByOptions.values())
    for (const [file, { isDeclarationFile }] of sources) if (!isDeclarationFile) sources.delete(file);
}

function hostOf(options: ts.CompilerOptions, sources: Sources): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    getSourceFile(file, languageVersion) {
      const text = host.readFile(file);
      if (text === undefined) return undefined;
      const before = sources.get(file);
      if (before?.text === text) return before;
      const source = ts.createSourceFile(file, text, languageVersion);
      sources.set(file, source);
      return source;
    },
  };
}
