import { createHash } from 'node:crypto';
import { dirname } from 'node:path';

import ts = require('typescript');

/** A program, and everything that the compiler complains about in it. */
export interface CheckedProgram {
  readonly program: ts.Program;
  readonly host: ts.CompilerHost;
  readonly diagnostics: readonly ts.Diagnostic[];
}

/**
 * Parses and checks files. A process that does so again for the same file of `settings` parses only the files whose
 * text changed, and checks only those that see something of the change.
 */
export function checkProgram(
  settings: string,
  files: readonly string[],
  options: ts.CompilerOptions,
): CheckedProgram {
  forgetAllBut(dirname(settings));
  const sources = sourcesFor(options);
  const host = hostOf(options, sources);
  const key = [settings, ...files].join('\n');
  const builder = ts.createSemanticDiagnosticsBuilderProgram(files, options, host, builders.get(key));
  builders.set(key, builder);
  const program = builder.getProgram();
  const diagnostics = [
    ...builder.getConfigFileParsingDiagnostics(),
    ...builder.getOptionsDiagnostics(),
    ...builder.getSyntacticDiagnostics(),
    ...builder.getGlobalDiagnostics(),
    ...builder.getSemanticDiagnostics(),
  ];
  return { program, host, diagnostics: ts.sortAndDeduplicateDiagnostics(diagnostics) };
}

/** The compiler tells changed files by their version. */
interface VersionedSource extends ts.SourceFile {
  version?: string;
}

type Sources = Map<string, VersionedSource>;

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
const builders = new Map<string, ts.SemanticDiagnosticsBuilderProgram>();

/** Programs are large: what is known of one project goes when another one is checked, but not the libraries. */
function forgetAllBut(root: string): void {
  if (project === root) return;
  project = root;
  builders.clear();
  for (const sources of sourcesByOptions.values())
    for (const [file, { isDeclarationFile }] of sources) if (!isDeclarationFile) sources.delete(file);
}

function hostOf(options: ts.CompilerOptions, sources: Sources): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  return {
    ...host,
    createHash: hashOf,
    getSourceFile(file, languageVersion) {
      const text = host.readFile(file);
      if (text === undefined) return undefined;
      const version = hashOf(text);
      const before = sources.get(file);
      if (before?.version === version) return before;
      const source: VersionedSource = ts.createSourceFile(file, text, languageVersion);
      source.version = version;
      sources.set(file, source);
      return source;
    },
  };
}

function hashOf(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
