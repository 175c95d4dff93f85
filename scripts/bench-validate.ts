import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createContentRepository } from '../test/conformance/content-repository.js';
import { installedKit, runKit } from '../test/conformance/kit.js';
import { type PackFiles, writePack } from '../test/conformance/pack-files.js';
import { sourceFiles, uploadZip } from '../test/fixtures/sample-pack.js';

/**
 * What a validation costs beside a bare start of Node.js, and beside the official kit where `npm run conformance:sdk` has
 * installed it: `npm run bench:validate`. With the path of another `main.js`, such as that of an installed package, it
 * measures that one. The commands take turns. Only the ratios mean anything on another machine.
 */

const rounds = 9;
const packs = 25;
const root = fileURLToPath(new URL('..', import.meta.url));
const execute = promisify(execFile);
/** A process says itself, at its end, how many seconds of the processor it took. */
const reporter = `process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  require('node:fs').writeFileSync(process.env.BENCH_REPORT, String((user + system) / 1e6));
});`;

interface Measured {
  readonly cpu?: number;
  readonly wall: number;
}

const work = await mkdtemp(join(tmpdir(), 'cortex-pack-bench-'));
try {
  await compare();
} finally {
  await rm(work, { recursive: true, force: true });
}

async function compare(): Promise<void> {
  await writeFile(join(work, 'empty.js'), '');
  await writeFile(join(work, 'reporter.cjs'), reporter);
  await writeFile(join(work, 'acme.zip'), uploadZip());
  for (let number = 1; number <= packs; number++)
    await writePack(packNamed(`Acme${number}`), join(work, 'repository', 'Packs', `Acme${number}`));
  const program = resolve(process.argv[2] ?? join(root, 'build/src/cli/main.js'));
  const commands = [
    { what: 'bare start of Node.js', run: () => runNode(['empty.js']) },
    { what: 'validate, one pack', run: () => runNode([program, 'validate', 'acme.zip']) },
    { what: `validate, ${packs} packs`, run: () => runNode([program, 'validate', 'repository']) },
  ];
  const results = commands.map((): Measured[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, { run }] of commands.entries()) results[index]?.push(await run());
  const least = results.map((measured) => ({
    cpu: Math.min(...measured.map(({ cpu = 0 }) => cpu)),
    wall: Math.min(...measured.map(({ wall }) => wall)),
  }));
  const [bare, , many] = least;
  if (bare === undefined || many === undefined) throw new Error('There is nothing to compare.');
  const kit = await runOfficialKit();
  console.table([
    ...least.map((measured, index) => row(commands[index]?.what ?? '', measured, bare)),
    ...(kit === undefined ? [] : [row('official kit, one pack', kit, bare)]),
  ]);
  console.log(`One of ${packs} packs takes ${(many.cpu / packs).toFixed(3)} s of the processor.`);
  if (kit === undefined) console.log('The official kit is not installed; npm run conformance:sdk does that.');
}

/** The same pack under another name, so that no two have the same items. */
function packNamed(name: string): PackFiles {
  return new Map(
    Object.entries(sourceFiles).map(([path, content]) => [
      path.replaceAll('Acme', name),
      typeof content === 'string' ? Buffer.from(content.replaceAll('Acme', name)) : content,
    ]),
  );
}

async function runNode(args: readonly string[]): Promise<Measured> {
  const report = join(work, 'cpu.txt');
  const env = { ...process.env, BENCH_REPORT: report };
  const started = performance.now();
  // Copies of one pack have findings: that is an exit code, and no failure here.
  await execute(process.execPath, ['--require', './reporter.cjs', ...args], { cwd: work, env }).catch(
    () => undefined,
  );
  const wall = (performance.now() - started) / 1000;
  return { cpu: Number(await readFile(report, 'utf8')), wall };
}

/** One run: it takes seconds. */
async function runOfficialKit(): Promise<Measured | undefined> {
  const kit = await installedKit(join(root, 'build', 'conformance-sdk'));
  if (kit === undefined) return undefined;
  const pack = packNamed('Acme');
  const repository = await createContentRepository(join(work, 'kit'), 'Acme', pack);
  await repository.place(pack, 'Acme', 'master');
  const started = performance.now();
  await runKit(kit, repository.folder, ['validate', '--use-git', '--post-commit', '--prev-ver', 'master']);
  return { wall: (performance.now() - started) / 1000 };
}

function row(what: string, { cpu, wall }: Measured, bare: Measured) {
  const times = (ours: number, theirs = 0) => `${(ours / theirs).toFixed(1)} times`;
  return {
    what,
    'CPU (s)': cpu?.toFixed(3) ?? '',
    'bare start': cpu === undefined ? '' : times(cpu, bare.cpu),
    'wall (s)': wall.toFixed(3),
    'bare start ': times(wall, bare.wall),
  };
}
