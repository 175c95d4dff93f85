import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);

function read(file: string): string {
  return readFileSync(new URL(file, root), 'utf8');
}

const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts;

describe.each(['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'])('%s', (page) => {
  const text = read(page);

  test('links to files that exist', () => {
    const targets = [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map((match) => String(match[1]));
    const files = targets.filter((target) => !target.startsWith('https://'));
    expect(files.filter((file) => !existsSync(new URL(file, root)))).toEqual([]);
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
