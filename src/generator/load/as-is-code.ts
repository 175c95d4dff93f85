import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ScriptCode } from '../../content/content-format.js';
import type { AsIsCode } from '../../definition/as-is.js';
import { suggestion } from '../../shared/nearest-name.js';
import { asIsFile } from '../../shared/project-files.js';
import { commonLibraryNames } from '../../spec/common-library.js';
import { serverNames } from '../../spec/server-names.js';
import { type NameUse, scriptNames } from '../../validation/text/script-names.js';
import { scriptSyntax } from '../../validation/text/script-syntax.js';
import { SourceText } from '../../validation/text/source-text.js';
import { BuildError, type BuildProblem } from '../build-error.js';

/**
 * Reads code that the build takes byte for byte. Throws a BuildError when it is not there, when no engine reads it, and
 * for names that nobody defines: those of the common library must be declared.
 */
export async function readAsIsCode(root: string, folder: string, declared: AsIsCode): Promise<ScriptCode> {
  const file = `${folder}/${asIsFile}`;
  const text = await readFile(join(root, ...file.split('/')), 'utf8').catch(() => undefined);
  if (text === undefined) {
    throw new BuildError('The code of an item is missing.', [
      {
        place: { file },
        message: 'There is no such file.',
        fix: 'Put the code there, or remove `asIs` and write main.ts.',
      },
    ]);
  }
  const problems = problemsOf(new SourceText(file, text), declared);
  if (problems.length > 0) throw new BuildError('The code of an item cannot be taken as it is.', problems);
  return { keys: { type: 'javascript' }, extension: 'js', comment: '//', source: text, unified: text };
}

function problemsOf(source: SourceText, { libraryNames }: AsIsCode): BuildProblem[] {
  const place = (offset: number) => ({ file: source.path, ...source.position(offset) });
  const { program, fault } = scriptSyntax(source.text);
  if (program === undefined) {
    return [
      {
        place: place(fault?.offset ?? 0),
        message: `No engine reads it: ${fault?.message}.`,
        fix: 'Correct it.',
      },
    ];
  }
  const { free, assigned, probed } = scriptNames(program);
  const own = new Set([...assigned.map(({ name }) => name), ...libraryNames]);
  const known = [...serverNames, ...own, ...commonLibraryNames];
  const unknown = new Map<string, NameUse>();
  for (const use of free) {
    const { name } = use;
    if (serverNames.has(name) || own.has(name) || probed.has(name) || unknown.has(name)) continue;
    unknown.set(name, use);
  }
  return [...unknown.values()].map(({ name, start }) => ({
    place: place(start),
    message: `Nobody defines "${name}".`,
    fix: commonLibraryNames.includes(name)
      ? `It is a name of the common library: add it to \`libraryNames\`.`
      : `${suggestion(name, known)} If it comes from somewhere else, add it to \`libraryNames\`.`,
  }));
}
