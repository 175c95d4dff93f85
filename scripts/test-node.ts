import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeVersions } from './node-versions.js';

/**
 * Runs the tests of the program with other versions of Node.js: `npm run test:node`, or `npm run test:node -- 24`.
 * The package `node` of the registry brings them, into a temporary folder.
 */

const repository = fileURLToPath(new URL('..', import.meta.url));
const isWindows = process.platform === 'win32';

/** What may depend on the version of Node.js: processes and their permissions, module loaders, files, the network. */
const tests = [
  'test/cli/program',
  'test/cli/commands/build',
  'test/cli/commands/run',
  'test/cli/commands/validate',
  'test/generator/build.test.ts',
  'test/generator/compile',
  'test/validation/validate.test.ts',
  'test/simulator/install',
  'test/simulator/instance',
  'test/simulator/sandbox',
  'test/testing',
  'test/package',
];

/** The path of the program, or undefined with the reason on stderr. */
function installNode(version: string, folder: string): string | undefined {
  if (process.versions.node === version) return process.execPath;
  const words = [
    'install',
    '--prefix',
    folder,
    '--no-audit',
    '--no-fund',
    '--ignore-scripts=false',
    `node@${version}`,
  ];
  const { status, stderr, error } = spawnSync('npm', words, { encoding: 'utf8', shell: isWindows });
  const node = join(folder, 'node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node');
  if (status === 0 && existsSync(node)) return node;
  console.error(
    `Node.js ${version} is missing, so nothing was tested with it: npm could not install the package "node" from the ` +
      `registry. Check that npm reaches its registry and may run install scripts.\n${error?.message ?? stderr}`,
  );
  return undefined;
}

function run(node: string, words: readonly string[]): boolean {
  const PATH = `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`;
  const { status } = spawnSync(node, words, {
    cwd: repository,
    stdio: 'inherit',
    env: { ...process.env, PATH },
  });
  return status === 0;
}

function passesWith(line: string): boolean {
  const version = nodeVersions[line];
  if (version === undefined) {
    console.error(
      `Node.js ${line} is not among those that are tested: ${Object.keys(nodeVersions).join(', ')}.`,
    );
    return false;
  }
  const folder = mkdtempSync(join(tmpdir(), 'cortex-pack-node-'));
  try {
    const node = installNode(version, folder);
    if (node === undefined) return false;
    console.log(`\nNode.js ${version}`);
    return (
      run(node, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'parts', ...tests]) &&
      run(node, ['--import', './scripts/ts-node.mjs', 'scripts/test-package.ts'])
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const asked = process.argv.slice(2);
const lines = asked.length > 0 ? asked : Object.keys(nodeVersions);
const failed = lines.filter((line) => !passesWith(line));
if (failed.length > 0) {
  console.error(`\nNot passed with Node.js ${failed.join(', ')}.`);
  process.exitCode = 1;
}
