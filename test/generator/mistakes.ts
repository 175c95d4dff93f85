import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { buildPack } from '#src/generator/build.js';
import { BuildError, formatPlace } from '#src/generator/build-error.js';
import { writeSmallProject } from '../fixtures/project.js';
import { goodDefinition } from './good-definition.js';

type DefinitionFile = keyof typeof goodDefinition;

/** A mistake in the good definition. `«CP403»` in the new text marks the place where the rule CP403 must find it. */
export interface Mistake {
  readonly what: string;
  readonly file: DefinitionFile;
  readonly from: string;
  readonly to: string;
}

const mark = /«([A-Z0-9 ]+)»/;

/** What a build says of a definition, and what it should: `code file:line:column`, sorted. */
export interface Verdict {
  readonly found: readonly string[];
  readonly expected: readonly string[];
  readonly message: string;
}

/** One project for all mistakes: a build of the same project compiles again only what changed. */
const root = mkdtempSync(join(tmpdir(), 'cortex-pack-test-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Builds the good definition with mistakes in it. */
export async function buildWithMistakes(mistakes: readonly Omit<Mistake, 'what'>[]): Promise<Verdict> {
  const texts: Record<string, string> = { ...goodDefinition };
  for (const { file, from, to } of mistakes) {
    const [before, after, ...more] = (texts[file] ?? '').split(from);
    if (after === undefined || more.length > 0) throw new Error(`${file} must have once: ${from}`);
    texts[file] = before + to + after;
  }
  const expected: string[] = [];
  for (const [file, marked] of Object.entries(texts)) {
    let text = marked;
    for (let found = mark.exec(text); found !== null; found = mark.exec(text)) {
      const lines = text.slice(0, found.index).split('\n');
      const place = `${file}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
      expected.push(...(found[1] ?? '').split(' ').map((code) => `${code} ${place}`));
      text = text.replace(mark, '');
    }
    texts[file] = text;
  }
  await writeSmallProject(root, texts);
  try {
    await buildPack({ root, outDir: join(root, 'dist') });
    return { found: [], expected: expected.sort(), message: '' };
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    const found = error.findings.map(({ code, place }) => `${code} ${place && formatPlace(place)}`);
    return { found: found.sort(), expected: expected.sort(), message: error.message };
  }
}
