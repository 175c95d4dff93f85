import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Json } from '#src/shared/json.js';
import { MissingProgram } from './failures.js';
import type { Evaluator } from './judge-pure-parts.js';

const execute = promisify(execFile);

/** Duktape as Debian packages it. Throws MissingProgram where there is no `duk`. */
export async function findDuktape(): Promise<Evaluator> {
  return { name: 'duktape', version: await versionOf(), evaluate };
}

async function versionOf(): Promise<string> {
  try {
    const { stdout } = await execute('duk', ['-e', 'print(Duktape.version)']);
    // 20700 is 2.7.0.
    const number = Number(stdout);
    return [10000, 100, 1].map((unit) => Math.floor(number / unit) % 100).join('.');
  } catch (error) {
    throw new MissingProgram(
      'duk, the command line of the engine Duktape',
      'install the package duktape of Debian or Ubuntu, so that `duk` works',
      { cause: error },
    );
  }
}

async function evaluate(script: string): Promise<Json> {
  const folder = await mkdtemp(join(tmpdir(), 'cortex-pack-engine-'));
  try {
    const file = join(folder, 'script.js');
    await writeFile(file, printing(script));
    const { stdout } = await execute('duk', [file], { maxBuffer: 64 * 1024 * 1024 });
    return JSON.parse(stdout);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Prints ASCII: Duktape has its own encoding for characters beyond the first plane. */
function printing(script: string): string {
  return `var text = JSON.stringify((function () {
${script}
})());
print(text.replace(/[^\\x00-\\x7e]/g, function (character) {
  return '\\\\u' + ('000' + character.charCodeAt(0).toString(16)).slice(-4);
}));
`;
}
