import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Packs this package, installs it into an empty folder beside the project of a small collector, and does what its
 * author would do: type-check, build, validate, and test the built zip with `cortex-pack/test`.
 */

const repository = fileURLToPath(new URL('..', import.meta.url));
const longestTarball = 700_000;
const folder = mkdtempSync(join(tmpdir(), 'cortex-pack-package-'));
const project = join(folder, 'weather');

function run(what: string, command: string, words: readonly string[], cwd = project): string {
  process.stdout.write(`${what} ... `);
  const { status, stdout, stderr } = spawnSync(command, words, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, TS_NODE_TRANSPILE_ONLY: 'true' },
  });
  if (status !== 0)
    throw new Error(`${[command, ...words].join(' ')} ended with ${status}:\n${stdout}\n${stderr}`);
  console.log('ok');
  return stdout;
}

function requireEqual(what: string, found: unknown, expected: unknown): void {
  const [text, wanted] = [JSON.stringify(found), JSON.stringify(expected)];
  if (text !== wanted) throw new Error(`${what}: ${text} instead of ${wanted}`);
}

try {
  run('npm pack', 'npm', ['pack', '--silent', '--pack-destination', folder], repository);
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  const { size } = statSync(join(folder, tarball));
  console.log(`${tarball}: ${(size / 1000).toFixed(1)} kB of at most ${longestTarball / 1000} kB`);
  if (size > longestTarball) throw new Error('The package is too big.');

  cpSync(join(repository, 'test', 'package', 'project'), project, { recursive: true });
  const { devDependencies, dependencies } = JSON.parse(
    readFileSync(join(repository, 'package.json'), 'utf8'),
  );
  const needed = [`typescript@${dependencies.typescript}`, `@types/node@${devDependencies['@types/node']}`];
  run('npm install', 'npm', [
    ...['install', '--save-dev', '--no-audit', '--no-fund', '--silent'],
    join(folder, tarball),
    ...needed,
  ]);
  run('npm run typecheck', 'npm', ['run', '-s', 'typecheck']);
  run('npm run build', 'npm', ['run', '-s', 'build']);
  const { findings } = JSON.parse(run('npm run validate', 'npm', ['run', '-s', 'validate', '--', '--json']));
  requireEqual('findings', findings, []);
  run('npm test', 'npm', ['test', '--silent']);
  console.log('The package works for an author.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
