import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyChange, stepsOfPage } from './package/follow-page.js';

/**
 * Packs this package, and does with nothing but the packed file what a stranger does: makes a project in an empty
 * folder, installs, tests, builds, validates, checks. For the kind `commands` it follows docs/first-pack.md to the letter.
 */

const repository = fileURLToPath(new URL('..', import.meta.url));
/** With the packages that are part of it: on their own they are 2.1 MB. */
const longestTarball = 910_000;
const folder = mkdtempSync(join(tmpdir(), 'cortex-pack-package-'));
const isWindows = process.platform === 'win32';
// The settings under which npm runs this script are not those of a stranger.
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_(?!config_cache)/i.test(name)),
);

function run(line: string, cwd: string): string {
  process.stdout.write(`${line} ... `);
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(line, { cwd, env, encoding: 'utf8', shell: true });
  if (status !== 0) throw new Error(`${line} ended with ${status}:\n${stdout}\n${stderr}`);
  console.log(`ok (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return stdout;
}

/** Runs a program that serves a page until it is interrupted, and gives what it prints first. */
async function runUntilReady(line: string, cwd: string): Promise<void> {
  process.stdout.write(`${line} ... `);
  // A group of its own, for npm starts a shell that starts the program.
  const child = spawn(line, { cwd, env, shell: true, detached: !isWindows });
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    const read = (text: string) => {
      printed += text;
      if (/http:\/\/127\.0\.0\.1:\d+\/#token=/.test(printed)) resolve();
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('exit', (code) => reject(new Error(`${line} ended with ${code}:\n${printed}`)));
  });
  const [, address, token] = /(http:\/\/127\.0\.0\.1:\d+)\/#token=(\S+)/.exec(printed) ?? [];
  const call = async (name: string): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${address}/api/${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{}',
    });
    return (await answer.json()) as Record<string, unknown>;
  };
  try {
    const { instances } = await call('snapshot');
    requireEqual('instances', Array.isArray(instances) && instances.length, 1);
    requireEqual('parts of the overview', Object.keys(await call('overview')), [
      'summary',
      'report',
      'uploadCommand',
    ]);
    requireEqual('a module of the page', (await fetch(`${address}/assets/markdown-it.js`)).ok, true);
  } finally {
    await interrupt(child);
  }
  console.log('ok');
}

async function interrupt(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve));
  if (isWindows || child.pid === undefined) child.kill();
  else process.kill(-child.pid, 'SIGINT');
  await ended;
}

function requireEqual(what: string, found: unknown, expected: unknown): void {
  const [text, wanted] = [JSON.stringify(found), JSON.stringify(expected)];
  if (text !== wanted) throw new Error(`${what}: ${text} instead of ${wanted}`);
}

/** An empty folder with nothing but the packed file. */
function emptyFolder(name: string, tarball: string): string {
  const made = join(folder, name);
  mkdirSync(made);
  copyFileSync(join(folder, tarball), join(made, tarball));
  return made;
}

/** What holds of each project, whichever way it was made. */
function inspectProject(project: string): void {
  const { findings } = JSON.parse(run('npm run -s validate -- dist --json', project));
  requireEqual('findings', findings, []);
  run('npx cortex-pack report --html report.html --sbom bill.cdx.json', project);
  const page = readFileSync(join(project, 'report.html'), 'utf8');
  requireEqual('the report', page.includes('Validation found no errors'), true);
  const { ok } = JSON.parse(run('npm run -s check -- --json', project));
  requireEqual('the check', ok, true);
  const { devDependencies } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  requireEqual('own dependencies', Object.keys(devDependencies), ['cortex-pack']);
  const vendored = String(devDependencies['cortex-pack']).replace(/^file:/, '');
  requireEqual(`${vendored} is there`, existsSync(join(project, vendored)), true);
}

try {
  run(`npm pack --silent --pack-destination "${folder}"`, repository);
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  const { size } = statSync(join(folder, tarball));
  console.log(`${tarball}: ${(size / 1000).toFixed(1)} kB of at most ${longestTarball / 1000} kB`);
  if (size > longestTarball) throw new Error('The package is too big.');

  console.log('\nThe page docs/first-pack.md:');
  let place = emptyFolder('page', tarball);
  for (const step of stepsOfPage(readFileSync(join(repository, 'docs', 'first-pack.md'), 'utf8'))) {
    if (step.kind === 'change') applyChange(place, step);
    else if (step.line.startsWith('cd ')) place = join(place, step.line.slice('cd '.length));
    else if (step.line === 'npm run dev') await runUntilReady(step.line, place);
    else run(step.line.replace('cortex-pack-1.0.0.tgz', tarball), place);
  }
  inspectProject(place);

  console.log('\nA collector:');
  const collectors = emptyFolder('collectors', tarball);
  run(`npx --yes --package ./${tarball} cortex-pack init acme-audit --kind collector`, collectors);
  const collector = join(collectors, 'acme-audit');
  run('npm install', collector);
  run('npm test', collector);
  run('npm run build', collector);
  run('npx cortex-pack demo', collector);
  inspectProject(collector);
  console.log('\nThe package works for an author.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
