import { relative, resolve } from 'node:path';

import ts = require('typescript');

import { BuildError, type BuildProblem, type FilePlace } from '../build-error.js';
import { missingProperty } from './missing-property.js';
import { withShortTypes } from './short-types.js';

/** Settings that name files of which there are none. */
const noFiles = 18003;

/** Servers run ES5, which editors with a compiler from 7.0 on refuse in a file of settings. */
export const serverOptions: ts.CompilerOptions = { target: ts.ScriptTarget.ES5, ignoreDeprecations: '6.0' };

/**
 * What a file of compiler settings says, with options that count more. Throws a BuildError when it cannot be read. It may
 * name no file that is there: all code of a pack can be JavaScript.
 */
export function compilerSettings(
  tsconfig: string,
  root: string,
  overrides: ts.CompilerOptions,
): ts.ParsedCommandLine {
  const settings = ts.getParsedCommandLineOfConfigFile(resolve(tsconfig), overrides, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic(diagnostic) {
      throw unreadable([diagnostic], root);
    },
  });
  const errors = settings?.errors.filter(({ code }) => code !== noFiles) ?? [];
  if (settings === undefined || errors.length > 0) {
    throw unreadable(errors, root);
  }
  return settings;
}

function unreadable(diagnostics: readonly ts.Diagnostic[], root: string): BuildError {
  const findings = diagnostics.map((diagnostic) => {
    const problem = problemOf(diagnostic, root);
    // The settings of a project extend those of this package.
    const isOfPackage = /'cortex-pack\/.* not found/.test(problem.message);
    return isOfPackage ? { ...problem, fix: 'Run `npm install` in the project first.' } : problem;
  });
  return new BuildError('The compiler settings cannot be read.', findings);
}

/** The files that compiler settings extend. */
export function settingsFiles({ options }: ts.ParsedCommandLine): readonly string[] {
  return (options.configFile as ts.TsConfigSourceFile | undefined)?.extendedSourceFiles ?? [];
}

/** The compiler's advice that cannot be followed in code for servers, and what to do instead. */
const serverFixes: readonly (readonly [RegExp, string])[] = [
  [
    /\s*Do you need to change your target library\?.*/s,
    'Cortex servers know ES5 only: write it with ES5 functions.',
  ],
  [
    /\s*Do you need to install type definitions for node\?.*/s,
    'There is no Node.js inside Cortex: use what `cortex-pack/runtime` offers.',
  ],
];

/** What the compiler says of files that it read with `options`. */
export function problemOf(
  diagnostic: ts.Diagnostic,
  root: string,
  options: ts.CompilerOptions = {},
): BuildProblem {
  const { file, start, code } = diagnostic;
  const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n    ');
  const place = file === undefined || start === undefined ? {} : { place: placeOf(file, start, root) };
  const missing = missingProperty(diagnostic);
  if (missing !== undefined) return { ...place, ...missing, message: `${missing.message} (TS${code})` };
  const isForServers = options.target === serverOptions.target;
  const [advice, fix] = (isForServers ? serverFixes : []).find(([pattern]) => pattern.test(text)) ?? [];
  const told = advice === undefined ? text : text.replace(advice, '');
  return { ...place, message: `${withShortTypes(told)} (TS${code})`, ...(fix && { fix }) };
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
