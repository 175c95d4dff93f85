import { readdir, readFile } from 'node:fs/promises';
import { join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { contentKinds } from '#src/spec/content-kinds.js';
import { subpaths } from './setup/subpaths.js';

const repository = fileURLToPath(new URL('../', import.meta.url));

/** What the code of a room may import beside its own; `*` stands for everything. A folder that is not here fails. */
const allowedImports: Readonly<Record<string, readonly string[]>> = {
  'src/spec': [],
  'src/shared': ['src/spec'],
  'src/definition': ['src/spec'],
  'src/runtime': ['src/definition', 'src/spec'],
  'src/xql': ['src/definition', 'src/spec', 'src/shared'],
  'src/content': ['src/definition', 'src/spec', 'src/shared', 'src/xql'],
  'src/container': ['src/shared'],
  'src/simulator': ['src/container', 'src/definition', 'src/spec', 'src/shared', 'src/xql'],
  'src/testing': ['src/definition', 'src/simulator', 'src/spec', 'src/shared', 'src/xql'],
  'src/validation': ['src/container', 'src/content', 'src/definition', 'src/spec', 'src/shared', 'src/xql'],
  'src/generator': [
    'src/container',
    'src/definition',
    'src/content',
    'src/validation',
    'src/spec',
    'src/shared',
    'src/xql',
  ],
  'src/importer': ['src/content', 'src/definition', 'src/validation', 'src/spec', 'src/shared'],
  'src/tenant': ['src/simulator', 'src/spec', 'src/shared'],
  'src/release': ['src/content', 'src/tenant', 'src/generator', 'src/spec', 'src/shared'],
  'src/report': ['src/container', 'src/validation', 'src/spec', 'src/shared'],
  'src/playground/protocol.ts': ['src/playground/protocol', 'src/definition', 'src/shared'],
  'src/playground/protocol': ['src/simulator', 'src/definition', 'src/report', 'src/shared'],
  'src/playground/server': [
    'src/playground/protocol.ts',
    'src/report',
    'src/simulator',
    'src/testing',
    'src/generator',
    'src/release',
    'src/tenant',
    'src/validation',
    'src/definition',
    'src/xql',
    'src/spec',
    'src/shared',
  ],
  'src/playground/page': ['src/playground/protocol.ts', 'src/simulator', 'src/shared', 'src/xql'],
  'src/cli': ['*'],
  'pack/definition': ['src/definition'],
  'pack/integrations': ['src/definition', 'src/runtime', 'pack/definition'],
  'pack/mock-api': ['src/testing', 'pack/definition'],
};

/** All that the page may load of other rooms when it runs: parts that need no Node. */
const pureParts = [
  'src/simulator/war-room/war-room-entry.ts',
  'src/simulator/war-room/war-room-line.ts',
  'src/simulator/instance/triggers.ts',
  'src/shared/heading-levels.ts',
  'src/shared/json.ts',
  'src/xql/reader/tokens.ts',
];

interface Source {
  /** From the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

async function sourcesBelow(folder: string, names = /\.tsx?$/): Promise<Source[]> {
  const entries = await readdir(join(repository, folder), { recursive: true });
  const files = entries.filter((entry) => names.test(entry)).map((entry) => join(repository, folder, entry));
  return Promise.all(
    files.map(async (file) => ({
      path: relative(repository, file).replaceAll('\\', '/'),
      text: await readFile(file, 'utf8'),
    })),
  );
}

const sources = [...(await sourcesBelow('src')), ...(await sourcesBelow('pack'))];
const paths = new Set(sources.map(({ path }) => path));

/** The files of this repository that a source imports. */
function importsOf({ path, text }: Source): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.flatMap(({ fileName }) => {
    const imported = fileName.startsWith('.')
      ? posix.join(posix.dirname(path), fileName)
      : (subpaths[fileName] ?? fileName.replace(/^#src\//, 'src/'));
    const file = ['.ts', '.tsx', '.d.ts']
      .map((extension) => imported.replace(/\.(js|tsx?)$/, '') + extension)
      .find((candidate) => paths.has(candidate));
    return file === undefined ? [] : [file];
  });
}

/** The same source without what it imports for the types alone. */
function atRunTime({ path, text }: Source): Source {
  return { path, text: text.replace(/^import type [^;]*;/gm, '') };
}

function roomOf(path: string): string | undefined {
  return Object.keys(allowedImports).find((room) => path === room || path.startsWith(`${room}/`));
}

test('every source is in a room', () => {
  expect(sources.length).toBeGreaterThan(500);
  expect(sources.map(({ path }) => path).filter((path) => roomOf(path) === undefined)).toEqual([]);
});

test('each room says at its door what it is for, as the page about the architecture does', async () => {
  const page = await readFile(join(repository, 'docs/architecture.md'), 'utf8');
  for (const room of new Set(sources.map(({ path }) => path.split('/').slice(0, 2).join('/')))) {
    if (!room.startsWith('src/')) continue;
    const door = await readFile(join(repository, room, 'README.md'), 'utf8');
    const [title, , purpose] = door.split('\n');
    expect(title).toBe(`# ${room.slice('src/'.length)}`);
    expect(page).toContain(`| [\`${room}\`](../${room}) | ${purpose} |`);
  }
});

test('a door names the folders behind it', async () => {
  for (const room of Object.keys(allowedImports)) {
    const door = await readFile(join(repository, room, 'README.md'), 'utf8').catch(() => '');
    const named = [...door.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
    if (named.length === 0) continue;
    // From the sources: git leaves empty folders behind where files have moved.
    const folders = sources
      .filter(({ path }) => path.startsWith(`${room}/`))
      .map(({ path }) => path.slice(room.length + 1).split('/'))
      .flatMap(([folder = '', ...below]) => (below.length > 0 ? [folder] : []));
    expect([room, ...named.sort()]).toEqual([room, ...[...new Set(folders)].sort()]);
  }
});

test.each(Object.keys(allowedImports))('%s imports what it may', (room) => {
  const allowed = [room, ...(allowedImports[room] ?? [])];
  const own = sources.filter(({ path }) => roomOf(path) === room);
  expect(own.length).toBeGreaterThan(0);
  const wrong = own.flatMap((source) =>
    importsOf(source)
      .filter((imported) => !allowed.includes('*') && !allowed.includes(roomOf(imported) ?? ''))
      .map((imported) => `${source.path} -> ${imported}`),
  );
  expect(wrong).toEqual([]);
});

test('no source imports itself by way of others', () => {
  const graph = new Map(sources.map((source) => [source.path, importsOf(source)]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, way: readonly string[]) => {
    if (way.includes(path)) {
      circles.push([...way.slice(way.indexOf(path)), path].join(' -> '));
      return;
    }
    if (done.has(path)) return;
    for (const imported of graph.get(path) ?? []) visit(imported, [...way, path]);
    done.add(path);
  };
  for (const { path } of sources) visit(path, []);
  expect(circles).toEqual([]);
});

test('the pack imports what every author can: the subpaths of the package', () => {
  const pack = sources.filter(({ path }) => path.startsWith('pack/'));
  expect(pack.length).toBeGreaterThan(30);
  const imported = pack.flatMap(({ path, text }) =>
    ts
      .preProcessFile(text, true, true)
      .importedFiles.filter(({ fileName }) => /(^|\/)src\//.test(fileName))
      .map(({ fileName }) => `${path} -> ${fileName}`),
  );
  expect(imported).toEqual([]);
});

test('a name of an exported type means one thing', () => {
  const homes = new Map<string, string[]>();
  for (const { path, text } of sources.filter(({ path }) => path.startsWith('src/'))) {
    for (const [, name = ''] of text.matchAll(/^export (?:abstract )?(?:interface|type|class) (\w+)/gm)) {
      homes.set(name, [...(homes.get(name) ?? []), path]);
    }
  }
  expect(homes.size).toBeGreaterThan(300);
  expect([...homes].filter(([, paths]) => paths.length > 1)).toEqual([]);
});

test.each(Object.keys(contentKinds))('%s has its declaration, format, and rules under its name', (kind) => {
  for (const place of [`definition/${kind}.ts`, `content/${kind}/${kind}-format.ts`])
    expect(paths).toContain(`src/${place}`);
  expect([...paths].filter((path) => path.startsWith(`src/validation/rules/${kind}/`))).not.toEqual([]);
});

test('generic code and templates do not know the product', async () => {
  const templates = await sourcesBelow('templates', /\.md\.hbs$/);
  expect(templates.length).toBeGreaterThan(10);
  const generic = [...sources.filter(({ path }) => path.startsWith('src/')), ...templates];
  expect(generic.filter(({ text }) => /cloudflare/i.test(text)).map(({ path }) => path)).toEqual([]);
});

describe('the page of the playground', () => {
  const page = sources.filter(
    ({ path }) => path.startsWith('src/playground/page/') && !path.endsWith('/vite.config.ts'),
  );

  test('loads nothing that needs Node', () => {
    expect(page.length).toBeGreaterThan(10);
    const loaded = page.map(atRunTime).flatMap(importsOf);
    const foreign = loaded.filter(
      (imported) =>
        roomOf(imported) !== 'src/playground/page' &&
        imported !== 'src/playground/protocol.ts' &&
        !pureParts.includes(imported),
    );
    expect(foreign).toEqual([]);
  });
});
