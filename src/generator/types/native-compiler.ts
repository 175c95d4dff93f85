import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BuildError } from '../build-error.js';

/** What the compiler says about a program. */
export interface CompilerAnswer {
  readonly messages: readonly CompilerMessage[];
  /** The paths of everything that was read, absolute. */
  readonly files: readonly string[];
}

export interface CompilerMessage {
  /** Relative to the folder in which the compiler runs. */
  readonly place?: { readonly file: string; readonly line: number; readonly column: number };
  readonly code: number;
  /** Has several lines where one reason follows from another. */
  readonly text: string;
}

const require = createRequire(import.meta.url);
/** 64 MiB: a program can have any number of mistakes. */
const longestAnswer = 64 * 1024 * 1024;

/**
 * Checks the types of a program in a process of its own, with the compiler that editors use. It takes a tenth of the time
 * of the one that compiles scripts, which alone knows ES5.
 */
export async function askCompiler(settings: string, folder: string): Promise<CompilerAnswer> {
  const words = ['--project', settings, ...'--noEmit --incremental false --composite false'.split(' ')];
  const output = await outputOf([...words, ...'--pretty false --listFiles'.split(' ')], folder);
  return answerIn(output);
}

/** Throws a BuildError when the compiler cannot run on this machine. */
async function outputOf(words: readonly string[], folder: string): Promise<string> {
  const program = await executable();
  return new Promise((resolve, reject) => {
    const settings = { cwd: folder, maxBuffer: longestAnswer, windowsHide: true };
    execFile(program, words, settings, (error, output, complaint) => {
      // It fails also when it has found something.
      if (error === null || output !== '') return resolve(output);
      const [reason = error.message] = /^(?:fatal error|panic): .+/m.exec(complaint) ?? [];
      reject(cannotRun(reason));
    });
  });
}

/** The program for this machine; the command of the package would start Node.js once more only to find it. */
async function executable(): Promise<string> {
  const finder = join(require.resolve('typescript-7/package.json'), '..', 'lib', 'getExePath.js');
  try {
    const { default: find } = await import(pathToFileURL(finder).href);
    return find();
  } catch (error) {
    throw cannotRun(error instanceof Error ? error.message : String(error));
  }
}

function cannotRun(reason: string): BuildError {
  return new BuildError('The types cannot be checked.', [
    {
      message: `The compiler does not run on this machine: ${reason}`,
      fix: 'Run `npm install` again, without `--omit=optional` and for the system that it runs on.',
    },
  ]);
}

const first = /^(?:(.+?)\((\d+),(\d+)\): )?error TS(\d+): (.*)$/;

function answerIn(output: string): CompilerAnswer {
  const messages: CompilerMessage[] = [];
  const files: string[] = [];
  for (const line of output.split(/\r?\n/)) {
    const [isFirst, file, row, column, code, text] = first.exec(line) ?? [];
    const last = messages.at(-1);
    if (isFirst !== undefined) {
      const place = file === undefined ? {} : { place: { file, line: Number(row), column: Number(column) } };
      messages.push({ ...place, code: Number(code), text: text ?? '' });
    } else if (last !== undefined && files.length === 0 && /^\s/.test(line)) {
      messages[messages.length - 1] = { ...last, text: `${last.text}\n${line}` };
    } else if (line !== '') files.push(line);
  }
  return { messages, files };
}
