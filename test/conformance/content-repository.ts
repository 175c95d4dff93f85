import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { approvedCategories, approvedTags, approvedUseCases } from '#src/spec/approved-values.js';
import { MissingProgram } from './failures.js';
import { type PackFiles, writePack } from './pack-files.js';

const execute = promisify(execFile);

/** Before the pack came, and after its first release. */
export type Branch = 'master' | 'released';

/** A content repository with nothing but what the kit looks for, and a remote beside it, as a contributor has it. */
export interface ContentRepository {
  readonly folder: string;
  /** Commits a pack on top of a branch, in place of what is there: the kit reads some files from the commit. */
  place(pack: PackFiles, id: string, branch: Branch): Promise<void>;
}

const nothing = { core_packs_list: [] };

/** The kit has these lists from the official repository; here are this project's copies of them. */
const settings: { readonly [path: string]: unknown } = {
  'Config/approved_categories.json': { approved_list: approvedCategories },
  'Config/approved_usecases.json': { approved_list: approvedUseCases },
  'Config/approved_tags.json': {
    approved_list: { common: approvedTags, xsoar: [], marketplacev2: [], xpanse: [], platform: [] },
  },
  'Config/compliant_policies.json': { policies: [] },
  'Config/core_packs_list.json': nothing,
  'Config/core_packs_mpv2_list.json': nothing,
  'Config/core_packs_xpanse_list.json': nothing,
  'Config/core_packs_platform_list.json': nothing,
  'Tests/conf.json': { tests: [], skipped_tests: {}, skipped_integrations: {} },
  'Tests/Marketplace/landingPage_sections.json': { sections: [], description: {} },
};

/** Makes the repository below a folder; `released` is the pack that users have. Throws MissingProgram without git. */
export async function createContentRepository(
  parent: string,
  id: string,
  released: PackFiles,
): Promise<ContentRepository> {
  const folder = join(parent, 'content');
  await mkdir(folder, { recursive: true });
  const git = gitIn(folder);
  await execute('git', ['init', '--quiet', '--bare', join(parent, 'remote', 'content.git')]).catch(
    (error) => {
      throw new MissingProgram('git', 'install it from git-scm.com or from the packages of your system', {
        cause: error,
      });
    },
  );
  await git('init', '--quiet', '--initial-branch', 'master');
  await git('remote', 'add', 'origin', join('..', 'remote', 'content.git'));
  for (const [path, value] of Object.entries(settings)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), `${JSON.stringify(value, null, 2)}\n`);
  }
  await mkdir(join(folder, 'Packs'));
  await writeFile(join(folder, 'Packs', '.gitkeep'), '');
  await commit('master');
  await writePack(released, join(folder, 'Packs', id));
  await commit('released');
  return { folder, place };

  async function commit(branch: Branch): Promise<void> {
    await git('add', '--all', '--force');
    await git('commit', '--quiet', '--message', branch);
    await git('push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
  }

  async function place(pack: PackFiles, packId: string, branch: Branch): Promise<void> {
    await git('checkout', '--quiet', '--force', '-B', 'contribution', `origin/${branch}`);
    await rm(join(folder, 'Packs', packId), { recursive: true, force: true });
    await writePack(pack, join(folder, 'Packs', packId));
    await git('add', '--all', '--force');
    await git('commit', '--quiet', '--allow-empty', '--message', 'contribution');
  }
}

/** Runs git in a folder, whatever the settings of the user are. */
function gitIn(folder: string): (...args: string[]) => Promise<unknown> {
  const settings = {
    'user.name': 'Conformance',
    'user.email': 'conformance@example.com',
    'commit.gpgsign': 'false',
    'core.autocrlf': 'false',
    'core.hooksPath': join(folder, '.git', 'no-hooks'),
  };
  const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  return (...args) => execute('git', [...given, ...args], { cwd: folder, env });
}
