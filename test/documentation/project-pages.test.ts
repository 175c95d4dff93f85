import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);

function read(file: string): string {
  return readFileSync(new URL(file, root), 'utf8');
}

const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts;

describe.each([
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'docs/README.md',
  'docs/checks.md',
  'docs/local-runs.md',
  'docs/troubleshooting.md',
])('%s', (page) => {
  const text = read(page);

  test('links to files that exist', () => {
    const targets = [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map((match) => String(match[1]));
    const files = targets.filter((target) => !target.startsWith('https://'));
    expect(files.filter((file) => !existsSync(new URL(file, new URL(page, root))))).toEqual([]);
  });

  test('names npm scripts that exist', () => {
    const named = [...text.matchAll(/npm (?:run )?(?:-s )?([a-z]+(?::[a-z]+)*)/g)].map((match) =>
      String(match[1]),
    );
    const ofNpm = ['ci', 'install', 'pack', 'run', 'script', 'scripts'];
    expect(named.filter((name) => !(name in scripts) && !ofNpm.includes(name))).toEqual([]);
  });

  test('names folders and files that exist', () => {
    const named = [...text.matchAll(/`((?:src|pack|templates|scripts|test)(?:\/[\w.-]+)*\/?)`/g)];
    expect(named.map((match) => String(match[1])).filter((path) => !existsSync(new URL(path, root)))).toEqual(
      [],
    );
  });
});

test('the version of the package has an entry in the changelog', () => {
  const { version } = JSON.parse(read('package.json'));
  expect(read('CHANGELOG.md')).toContain(`\n## [${version}] - `);
});

test('the index of the documentation lists every page', () => {
  const index = read('docs/README.md');
  const pages = readdirSync(new URL('docs', root), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.md') && file !== 'README.md');
  expect(pages.filter((page) => !index.includes(`](${page})`))).toEqual([]);
});

test('the README is short', () => {
  const [, capture = ''] = /<!-- capture:start -->\n\n```\n([\s\S]*?)\n```/.exec(read('README.md')) ?? [];
  expect(capture.split('\n').length).toBeLessThanOrEqual(25);
  expect(capture).not.toBe('');
  expect(read('README.md').split(/\s+/).length).toBeLessThanOrEqual(1_200);
});
