// @module-tag slow

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { validate } from '#src/validation/validate.js';
import { gitRepository } from '../../fixtures/git-repository.js';
import { temporaryFolder, writeFiles } from '../../fixtures/project.js';
import type { Changes } from '../../fixtures/sample-pack.js';
import { codeAndFile, writeSourcePack } from '../folder.js';

const yaml = 'Integrations/Acme/Acme.yml';
const broken: Changes = { [yaml]: ['version: -1', 'version: 3'] };

/** Two packs, each with a finding, committed; then a branch. */
async function repository() {
  const made = await gitRepository();
  await writeSourcePack(join(made.root, 'Packs', 'Acme'), broken);
  await writeFiles(made.root, { 'Packs/Other/pack_metadata.json': '{}' });
  made.commit();
  made.git('checkout', '--quiet', '-b', 'topic');
  return made;
}

const changedSince = async (root: string, ref: string, path = '.') => {
  const { packs, findings, unchanged } = await validate({ paths: [path], root, changedSince: ref });
  return { packs: packs.map(({ id }) => id), findings: findings.map(codeAndFile), unchanged };
};

test('nothing changed, nothing is looked at, and both are said', async () => {
  const { root } = await repository();
  expect(await changedSince(root, 'main')).toEqual({
    packs: [],
    findings: [],
    unchanged: { ref: 'main', packs: 2, findings: 0 },
  });
});

test('a changed file, committed or not, is looked at, and the rest of its pack is counted', async () => {
  const { root, commit } = await repository();
  await writeFiles(root, { 'Packs/Acme/CorrelationRules/Acme_Silence.yml': 'a: [\n' });
  const uncommitted = await changedSince(root, 'main');
  expect(uncommitted).toMatchObject({ packs: ['Acme'], unchanged: { packs: 1, findings: 1 } });
  expect(uncommitted.findings.length).toBeGreaterThan(0);
  for (const finding of uncommitted.findings)
    expect(finding).toMatch(/ Packs\/Acme\/CorrelationRules\/Acme_Silence\.yml$/);
  commit();
  expect(await changedSince(root, 'main')).toEqual(uncommitted);
  expect((await changedSince(root, 'HEAD')).packs).toEqual([]);
});

test('what is missing since then is found', async () => {
  const { root } = await repository();
  await rm(join(root, 'Packs', 'Acme', 'README.md'));
  expect((await changedSince(root, 'main')).findings).toContain('CP224 Packs/Acme/README.md');
});

test('a new file counts before git knows it, and one that git ignores does not', async () => {
  const { root } = await repository();
  await writeFiles(root, { '.gitignore': '*.tmp\n', 'Packs/Acme/notes.tmp': 'x' });
  expect((await changedSince(root, 'main')).packs).toEqual([]);
  await writeFiles(root, { 'Packs/Acme/CorrelationRules/Acme_More.yml': 'a: [\n' });
  expect((await changedSince(root, 'main')).findings).toContain(
    'CP011 Packs/Acme/CorrelationRules/Acme_More.yml',
  );
});

test('what main got meanwhile is no change of this branch', async () => {
  const { root, git, commit } = await repository();
  git('checkout', '--quiet', 'main');
  await writeFiles(root, { 'Packs/Other/README.md': '# Other\n' });
  commit();
  git('checkout', '--quiet', 'topic');
  expect((await changedSince(root, 'main')).packs).toEqual([]);
});

test('a fix stays in the files that changed', async () => {
  const { root } = await repository();
  await writeFiles(root, { 'Packs/Acme/README.md': '# Acme\n\nMore of it.\n' });
  const request = { paths: ['Packs/Acme'], root, fix: true };
  expect((await validate(request)).changes.map(({ label }) => label)).toContain(`Packs/Acme/${yaml}`);
  expect((await validate({ ...request, changedSince: 'main' })).changes).toEqual([]);
});

test.each([
  ['nowhere', 'The repository knows no commit "nowhere".'],
  ['--help', 'The repository knows no commit "--help".'],
  ['', 'The repository knows no commit "".'],
])('the commit %j is refused', async (ref, message) => {
  const { root } = await repository();
  await expect(changedSince(root, ref)).rejects.toMatchObject({
    origin: 'user',
    message: expect.stringContaining(message),
  });
});

test('before the first commit, everything is new, and no other commit is known', async () => {
  const { root, git } = await gitRepository();
  await writeSourcePack(join(root, 'Packs', 'Acme'), broken);
  await writeFiles(root, { 'Packs/Other/pack_metadata.json': '{}' });
  git('add', 'Packs/Acme');
  const { packs, findings, unchanged } = await changedSince(root, 'HEAD');
  expect({ packs, unchanged }).toEqual({
    packs: ['Acme', 'Other'],
    unchanged: { ref: 'HEAD', packs: 0, findings: 0 },
  });
  expect(findings).toContainEqual(expect.stringMatching(` Packs/Acme/${yaml}$`));
  await expect(changedSince(root, 'origin/main')).rejects.toMatchObject({
    message: expect.stringContaining('has no commit yet, so there is nothing to compare with "origin/main"'),
  });
});

test('a pack that git ignores is refused: it never changes', async () => {
  const { root } = await repository();
  await writeFiles(root, { '.gitignore': 'dist/\n' });
  await writeSourcePack(join(root, 'dist', 'Packs', 'Acme'));
  await expect(changedSince(root, 'HEAD', 'dist/Packs')).rejects.toMatchObject({
    message: expect.stringContaining('git ignores dist/Packs/Acme, so there is nothing to compare with'),
  });
});

test('without git, it says so', async () => {
  const { root } = await repository();
  vi.stubEnv('PATH', root);
  onTestFinished(() => void vi.unstubAllEnvs());
  await expect(changedSince(root, 'HEAD')).rejects.toMatchObject({
    code: 'missing-program',
    message: expect.stringContaining('--changed needs git'),
  });
});

test('a branch without a commit in common is refused', async () => {
  const { root, git, commit } = await repository();
  git('checkout', '--quiet', '--orphan', 'alone');
  await writeFiles(root, { 'README.md': 'Alone.\n' });
  commit();
  await expect(changedSince(root, 'main')).rejects.toMatchObject({
    message: expect.stringContaining('fetch-depth: 0'),
  });
});

test('outside of a repository there is nothing to compare with', async () => {
  const root = await temporaryFolder();
  await writeSourcePack(join(root, 'Acme'));
  await expect(changedSince(root, 'main', 'Acme')).rejects.toMatchObject({
    message: expect.stringContaining('in no git repository'),
  });
});

test('a hook of git, which names the repository in the environment, sees the same', async () => {
  const { root } = await repository();
  await writeFiles(root, {
    '.gitignore': '*.tmp\n',
    'Packs/Acme/notes.tmp': 'x',
    'Packs/Acme/README.md': '# A\n',
  });
  const outside = await changedSince(root, 'main', 'Packs/Acme');
  vi.stubEnv('GIT_DIR', '.git');
  vi.stubEnv('GIT_INDEX_FILE', '.git/index');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await changedSince(root, 'main', 'Packs/Acme')).toEqual(outside);
  const { packs } = await validate({ paths: ['Packs/Acme'], root });
  expect(packs[0]?.coverage.ignoredByGit).toBe(1);
});
