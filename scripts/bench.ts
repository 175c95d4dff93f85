import { execFile } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ResidentBuild } from '#src/cli/commands/playground/resident-build.js';
import { recommendedRuntime } from '#src/definition/runtime.js';
import { installZip } from '#src/playground/server/installation/installed-zip.js';

/**
 * What users wait for, as ratios to a bare start of Node.js, next to the goals: `npm run bench`. The commands are those of
 * the package as it is installed, and take turns; of each, the quickest run counts. The table goes to build/bench.md, too. Nothing fails: other programs share the machine.
 */

const rounds = 5;
/** A ratio beyond its goal by more than this factor is reported. */
const tolerance = 1.5;
const repository = fileURLToPath(new URL('..', import.meta.url));
const typescript = join(repository, 'node_modules', 'typescript', 'bin', 'tsc');
const execute = promisify(execFile);

interface Figure {
  readonly what: string;
  /** Resolves when the user has what they waited for. */
  readonly run: () => Promise<unknown>;
  /** The most that it should take, as a multiple of what it is compared with. */
  readonly goal?: number;
  /** What it is compared with, a bare start of Node.js unless given. */
  readonly comparedWith?: string;
}

const bare = 'bare start of Node.js';
const types = 'type check of the sources of the Cloudflare pack';
const work = await mkdtemp(join(tmpdir(), 'cortex-pack-bench-'));
const project = join(work, 'project');
const main = join(await installedPackage(work), 'build', 'src', 'cli', 'main.js');
const node = (words: readonly string[], cwd = work) => execute(process.execPath, [...words], { cwd });
await mkdir(project);
await node([main, 'init', 'acme-desk', '--kind', 'commands', '--author', 'Ada'], project);
await mkdir(join(project, 'node_modules'));
await symlink(join(work, 'package'), join(project, 'node_modules', 'cortex-pack'), 'junction');
const edited = join(project, 'pack', 'definition', 'integration.ts');
const resident = new ResidentBuild(project, join(project, 'dist'));
const install = async () => installZip(await resident.zipFor(recommendedRuntime));

const figures: readonly Figure[] = [
  { what: bare, run: () => node(['--eval', '0']) },
  { what: 'cortex-pack --version', goal: 1.2, run: () => node([main, '--version']) },
  { what: 'cortex-pack --help', goal: 1.2, run: () => node([main, '--help']) },
  { what: 'build of a new project', goal: 15, run: () => node([main, 'build', '--fresh'], project) },
  { what: 'the same again without a change', goal: 5, run: () => node([main, 'build'], project) },
  {
    what: 'save to reinstalled in the playground',
    goal: 10,
    run: async () => {
      await appendFile(edited, '// Changed.\n');
      await install();
    },
  },
  {
    what: types,
    run: () => node([typescript, '-p', 'tsconfig.cortex.json', '--incremental', 'false'], repository),
  },
  {
    what: 'build of the Cloudflare pack',
    goal: 1.5,
    comparedWith: types,
    run: () => node([main, 'build', '--fresh', '--out', join(work, 'dist')], repository),
  },
  {
    what: 'validate, the zip of the new project',
    goal: 3,
    run: () => node([main, 'validate', join(project, 'dist', 'AcmeDesk.zip')]),
  },
];

try {
  await install();
  const least = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    for (const { what, run } of figures) {
      const started = performance.now();
      await run();
      const seconds = (performance.now() - started) / 1000;
      least.set(what, Math.min(seconds, least.get(what) ?? Number.POSITIVE_INFINITY));
    }
  }
  await print(figures.map((figure) => rowOf(figure, least)));
} finally {
  resident.close();
  await rm(work, { recursive: true, force: true });
}

/** The packed file as it lies in `node_modules`, with the dependencies of this repository above it. */
async function installedPackage(folder: string): Promise<string> {
  const { stdout } = await execute('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: repository,
    shell: process.platform === 'win32',
  });
  await execute('tar', ['-xzf', stdout.trim()], { cwd: folder });
  await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return join(folder, 'package');
}

interface Row {
  readonly cells: readonly string[];
  readonly isFar: boolean;
}

function rowOf({ what, goal, comparedWith = bare }: Figure, least: ReadonlyMap<string, number>): Row {
  const seconds = least.get(what) ?? Number.NaN;
  const ratio = seconds / (least.get(comparedWith) ?? Number.NaN);
  return {
    cells: [what, seconds.toFixed(2), ratio.toFixed(1), goal?.toFixed(1) ?? '', comparedWith],
    isFar: goal !== undefined && ratio > goal * tolerance,
  };
}

async function print(rows: readonly Row[]): Promise<void> {
  const lines = [
    ['What', 'Seconds', 'Ratio', 'Goal', 'Compared with'],
    ['---', '---', '---', '---', '---'],
    ...rows.map(({ cells }) => cells),
  ].map((cells) => `| ${cells.join(' | ')} |`);
  const far = rows.filter(({ isFar }) => isFar).map(({ cells: [what] }) => `Far from its goal: ${what}.`);
  const text = [...lines, '', ...far].join('\n');
  console.log(text);
  await writeFile(join(repository, 'build', 'bench.md'), `${text}\n`);
}
