import { relative, resolve } from 'node:path';

import ts = require('typescript');

import { BuildError, type FilePlace } from '../build-error.js';

/** Settings that name files of which there are none. */
export const noFiles = 18003;

/**
 * What a file of compiler settings says, with options that count more. Throws a BuildError when it cannot be read. It may
 * name no file that is there: all code of a pack can be JavaScript.
 */
export function compilerSettings(
  tsconfig: string,
  root: string,
  overrides: ts.CompilerOptions = {},
): ts.ParsedCommandLine {
  const settings = ts.getParsedCommandLineOfConfigFile(resolve(tsconfig), overrides, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic(diagnostic) {
      throw unreadable([diagnostic], root);
    },
  });
  // The list of errors leaves out what keeps the file itself from being JSON.
  const found = settings === undefined ? [] : ts.getConfigFileParsingDiagnostics(settings);
  const errors = found.filter(({ code }) => code !== noFiles);
  if (settings === undefined || errors.length > 0) throw unreadable(errors, root);
  return settings;
}

function unreadable(diagnostics: readonly ts.Diagnostic[], root: string): BuildError {
  const findings = diagnostics.map(({ file, start, code, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, '\n    ');
    const place = file === undefined || start === undefined ? {} : { place: placeOf(file, start, root) };
    // The settings of a project extend those of this package.
    const isOfPackage = /'cortex-pack\/.* not found/.test(text);
    const fix = isOfPackage ? { fix: 'Run `npm install` in the project first.' } : {};
    return { ...place, message: `${text} (TS${code})`, ...fix };
  });
  return new BuildError('The compiler settings cannot be read.', findings);
}

/** The files that compiler settings extend. */
export function settingsFiles({ options }: ts.ParsedCommandLine): readonly string[] {
  return (options.configFile as ts.TsConfigSourceFile | undefined)?.extendedSourceFiles ?? [];
}

export function placeOf(source: ts.SourceFile, position: number, root: string): FilePlace {
  const { line, character } = source.getLineAndCharacterOfPosition(position);
  const file = normalized(relative(root, source.fileName));
  return { file, line: line + 1, column: character + 1 };
}

/** The compiler writes paths with forward slashes on every system. */
export function normalized(file: string): string {
  return file.replaceAll('\\', '/');
}
