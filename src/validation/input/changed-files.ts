import { relative, sep } from 'node:path';
import { messageOf, UserError } from '../../shared/errors.js';
import { hasCode } from '../../shared/file-problem.js';
import { git, pathsIn, repositoryOf } from './git.js';
import { isIgnoredByGit } from './git-ignore.js';
import type { PackInput } from './pack-input.js';

/** A pack, and its files that are not as they were. */
export interface ChangedPack {
  readonly input: PackInput;
  /** By their path in the pack; files that are gone are among them. */
  readonly paths: ReadonlySet<string>;
}

/**
 * The packs in which something changed since the commit at which this branch left `ref`, whether it is committed or not.
 * Throws a UserError for what git knows nothing of.
 */
export async function changedPacks(inputs: readonly PackInput[], ref: string): Promise<ChangedPack[]> {
  const changes = new Map<string, readonly string[]>();
  const packs: ChangedPack[] = [];
  for (const input of inputs) {
    const { folder } = input;
    const repository = folder && (await repositoryOf(folder));
    if (folder === undefined || !repository)
      throw new UserError(
        'validation-input',
        `--changed compares folders with a commit, and ${input.label} is ${folder === undefined ? 'a zip' : 'in no git repository'}. Give the folder of a pack in a repository, or leave --changed out.`,
      );
    if (await isIgnoredByGit(folder))
      throw new UserError(
        'validation-input',
        `--changed compares files with a commit, and git ignores ${input.label}, so there is nothing to compare with. Leave --changed out to check all of it.`,
      );
    const known = changes.get(repository) ?? (await changesSince(ref, repository));
    changes.set(repository, known);
    const within = relative(repository, folder).split(sep).join('/');
    const start = within === '' ? '' : `${within}/`;
    const paths = known.filter((path) => path.startsWith(start)).map((path) => path.slice(start.length));
    if (paths.length > 0) packs.push({ input, paths: new Set(paths) });
  }
  return packs;
}

/** Changed, new and removed files of a repository, by their paths in it. */
async function changesSince(ref: string, repository: string): Promise<string[]> {
  // Before the first commit, every file is new.
  const changed = (await hasCommit(repository))
    ? await changedAfter(await commitBefore(ref, repository), repository)
    : await stagedFirst(ref, repository);
  const added = await git(repository, 'ls-files', '-z', '--others', '--exclude-standard');
  return [...pathsIn(changed), ...pathsIn(added)];
}

function changedAfter(commit: string, repository: string): Promise<string> {
  return git(
    repository,
    ...['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--no-textconv', commit, '--'],
  );
}

function stagedFirst(ref: string, repository: string): Promise<string> {
  if (ref === 'HEAD') return git(repository, 'ls-files', '-z');
  throw new UserError(
    'validation-input',
    `The repository has no commit yet, so there is nothing to compare with "${ref}". Leave --changed out to check everything, or commit first.`,
  );
}

/** Whether the current branch has a commit. Throws a UserError where there is no git. */
async function hasCommit(repository: string): Promise<boolean> {
  try {
    await git(repository, 'rev-parse', '--verify', '--quiet', 'HEAD');
    return true;
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) return false;
    throw new UserError(
      'missing-program',
      '--changed needs git, which is not installed or not in the PATH. Install it, or leave --changed out.',
    );
  }
}

/** The commit that `ref` and the current branch have in common. */
async function commitBefore(ref: string, repository: string): Promise<string> {
  try {
    await git(repository, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  } catch {
    throw new UserError(
      'validation-input',
      `The repository knows no commit "${ref}". Name a branch, a tag or a commit, such as origin/main; a pipeline may have to fetch it first.`,
    );
  }
  try {
    return (await git(repository, 'merge-base', '--end-of-options', ref, 'HEAD')).trim();
  } catch (error) {
    throw new UserError(
      'validation-input',
      `"${ref}" and the current commit have no commit in common. In a pipeline, fetch the whole history (fetch-depth: 0). git: ${messageOf(error).split('\n')[0]}`,
    );
  }
}
