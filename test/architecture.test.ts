import { readdir, readFile } from 'node:fs/promises';
import { join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const repository = fileURLToPath(new URL('../', import.meta.url));

interface Source {
  /** From the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** What it imports: a path from the repository, or the name of a package. */
  readonly imports: readonly string[];
}

async function sourcesBelow(folder: string): Promise<Source[]> {
  const entries = await readdir(join(repository, folder), { recursive: true });
  const files = entries
    .filter((entry) => /\.tsx?$/.test(entry))
    .map((entry) => join(repository, folder, entry));
  return Promise.all(
    files.map(async (file) => {
      const path = relative(repository, file).replaceAll('\\', '/');
      const text = await readFile(file, 'utf8');
      return { path, text, imports: importsOf(path, text) };
    }),
  );
}

function importsOf(path: string, text: string): string[] {
  const imported = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  return imported.map((name) =>
    name.startsWith('.') ? posix.join(posix.dirname(path), name) : name.replace(/^#src\//, 'src/'),
  );
}

/** The same source without what it imports for the types alone. */
function atRunTime({ path, text }: Source): Source {
  return { path, text, imports: importsOf(path, text.replace(/^import type [^;]*;/gm, '')) };
}

/** `file -> import` for every import that is not allowed. */
function wrongImports(sources: readonly Source[], allowed: (imported: string) => boolean): string[] {
  return sources.flatMap(({ path, imports }) =>
    imports.filter((imported) => !allowed(imported)).map((imported) => `${path} -> ${imported}`),
  );
}

function isBelow(imported: string, ...folders: string[]): boolean {
  return folders.some((folder) => imported.startsWith(`${folder}/`));
}

describe('generic code', () => {
  test('imports nothing of the pack', async () => {
    const sources = await sourcesBelow('src');
    expect(sources.length).toBeGreaterThan(10);
    expect(wrongImports(sources, (imported) => !isBelow(imported, 'pack'))).toEqual([]);
  });

  test('does not know the product', async () => {
    const sources = await sourcesBelow('src');
    expect(sources.filter(({ text }) => /cloudflare/i.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe('code that runs inside Cortex', () => {
  test('imports declarations and its own kind only', async () => {
    const runtime = await sourcesBelow('src/runtime');
    expect(
      wrongImports(runtime, (imported) => isBelow(imported, 'src/definition', 'src/runtime', 'src/spec')),
    ).toEqual([]);
    const integration = await sourcesBelow('pack/integration');
    const allowed = ['src/definition', 'src/runtime', 'pack/definition', 'pack/integration'];
    expect(wrongImports(integration, (imported) => isBelow(imported, ...allowed))).toEqual([]);
  });
});

test('facts about the platform import nothing but facts', async () => {
  const facts = await sourcesBelow('src/spec');
  expect(facts.length).toBeGreaterThan(1);
  expect(wrongImports(facts, (imported) => isBelow(imported, 'src/spec'))).toEqual([]);
});

describe('declarations', () => {
  test('import declarations and facts only', async () => {
    const generic = await sourcesBelow('src/definition');
    expect(wrongImports(generic, (imported) => isBelow(imported, 'src/definition', 'src/spec'))).toEqual([]);
    const pack = await sourcesBelow('pack/definition');
    expect(
      wrongImports(pack, (imported) => isBelow(imported, 'src/definition', 'src/spec', 'pack/definition')),
    ).toEqual([]);
  });
});

describe('the playground', () => {
  test('is used by the command line only', async () => {
    const sources = (await sourcesBelow('src')).filter(
      ({ path }) => !isBelow(path, 'src/playground', 'src/cli'),
    );
    expect(wrongImports(sources, (imported) => !isBelow(imported, 'src/playground'))).toEqual([]);
  });

  test('has a server that does not know the page', async () => {
    const server = (await sourcesBelow('src/playground')).filter(
      ({ path }) => !isBelow(path, 'src/playground/page'),
    );
    expect(server.length).toBeGreaterThan(10);
    expect(wrongImports(server, (imported) => !isBelow(imported, 'src/playground/page', 'src/cli'))).toEqual(
      [],
    );
  });

  test('has a page that takes from the server nothing but the calls and pure parts of the local Cortex', async () => {
    const page = (await sourcesBelow('src/playground/page'))
      .filter(({ path }) => path !== 'src/playground/page/vite.config.ts')
      .map(atRunTime);
    expect(page.length).toBeGreaterThan(10);
    const pure = ['entry', 'json', 'triggers', 'war-room-line'].map((name) => `src/cortex/${name}.js`);
    const allowed = ['src/playground/api.js', ...pure];
    expect(
      wrongImports(
        page,
        (imported) =>
          isBelow(imported, 'src/playground/page') || !isBelow(imported, 'src') || allowed.includes(imported),
      ),
    ).toEqual([]);
  });
});

test('dependencies among the parts flow one way', async () => {
  const forbidden: readonly (readonly [part: string, ...mayNotUse: string[]])[] = [
    ['src/generator', 'src/cli', 'src/cortex', 'src/stand-ins', 'src/runtime'],
    ['src/cortex', 'src/cli', 'src/generator', 'src/stand-ins', 'src/runtime'],
    ['src/stand-ins', 'src/cli', 'src/generator', 'src/cortex', 'src/runtime'],
  ];
  for (const [part, ...mayNotUse] of forbidden) {
    expect(wrongImports(await sourcesBelow(part), (imported) => !isBelow(imported, ...mayNotUse))).toEqual(
      [],
    );
  }
});
