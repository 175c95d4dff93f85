import { isDeepStrictEqual } from 'node:util';
import type { Runtime } from '../../definition/runtime.js';
import { programVersion } from '../../shared/program-version.js';
import { compiledScriptMark } from '../../spec/compiled-script-mark.js';
import { BuildError, type BuildProblem } from '../build-error.js';
import { BuildReads } from '../kept/build-reads.js';
import { compactScript } from './compact-script.js';
import { joinModules } from './join-modules.js';
import { checkScript } from './script-checks.js';
import { type Abilities, allAbilities, type ScriptFacts } from './script-facts.js';
import { checkAscii, checkSources } from './source-checks.js';
import { compileProgram, type ProgramFiles, type TypeScriptProgram } from './typescript-program.js';

const variable = 'integration';
const entryFunction = 'run';

/**
 * Compiles the code of an integration or of a script into one ES5 script for each runtime: the body of a function that
 * calls the entry's `run` and returns what it returns. Throws a BuildError that points at the TypeScript line.
 */
export async function compileScripts<R extends Runtime>(
  files: ProgramFiles,
  runtimes: readonly R[],
  abilities: Abilities,
  reads = new BuildReads(),
): Promise<ReadonlyMap<R, string>> {
  const program = await compileProgram(files);
  reads.add(program.files);
  refuse(checkSources(program));
  forgetAllBut(files.tsconfig);
  const scripts = new Map<R, string>();
  for (const runtime of runtimes) scripts.set(runtime, await knownScript(program, { runtime, abilities }));
  return scripts;
}

interface KnownScript {
  readonly modules: TypeScriptProgram['modules'];
  readonly script: string;
}

/** The last one of each entry and its facts: a process that stays builds again after each save, most often of other files. */
const known = new Map<string, KnownScript>();
let project = '';

/** Modules are large: what is known of one project goes when another one is compiled. */
function forgetAllBut(tsconfig: string): void {
  if (project !== tsconfig) known.clear();
  project = tsconfig;
}

async function knownScript(program: TypeScriptProgram, facts: ScriptFacts): Promise<string> {
  const key = JSON.stringify([program.entry.fileName, facts]);
  const before = known.get(key);
  if (before !== undefined && isDeepStrictEqual(before.modules, program.modules)) return before.script;
  const script = await scriptOf(program, facts);
  known.set(key, { modules: program.modules, script });
  return script;
}

/** The script for the server alone. */
export async function compileScript(files: ProgramFiles): Promise<string> {
  return (await compileScripts(files, ['server'], allAbilities)).get('server') ?? '';
}

async function scriptOf(program: TypeScriptProgram, facts: ScriptFacts): Promise<string> {
  const { code, exports } = await joinModules(program, variable, facts);
  if (!exports.includes(entryFunction)) {
    throw new BuildError('The code has no entry function.', [
      {
        place: program.placeOf(program.entry, 0),
        message: `The file exports no function \`${entryFunction}\`.`,
        fix: `Write \`export function ${entryFunction}(): unknown { ... }\`.`,
      },
    ]);
  }
  refuse(checkAscii(code, program));
  // No bundler takes a return outside a function, so it follows as raw text.
  const script = `${code.trimEnd()}\nreturn ${variable}.${entryFunction}();\n`;
  const finished = `${compiledScriptMark(programVersion())}\n${inFewerBytes(script)}`;
  checkScript(finished, variable);
  return finished;
}

function inFewerBytes(script: string): string {
  try {
    return compactScript(script);
  } catch (error) {
    // Before its lines are joined, more is to be seen of what is wrong.
    checkScript(script, variable);
    throw error;
  }
}

function refuse(findings: readonly BuildProblem[]): void {
  if (findings.length > 0) throw new BuildError('The code would not run on every Cortex server.', findings);
}
