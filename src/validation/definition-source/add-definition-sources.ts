import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { definitionFile, releaseNotesFolder } from '../../shared/project-files.js';
import { isBuilt, type Pack } from '../document/pack.js';
import type { PackFinding } from '../engine.js';
import type { DefinitionSource } from '../finding.js';
import { labelOfFile } from '../input/pack-input.js';
import { type Origin, valuesOf } from './definition-path.js';
import { originOf } from './origin-of.js';

/** The definition of a project as its files have it. */
type DefinitionSyntax = import('./definition-syntax.js').DefinitionSyntax;

/**
 * Names the TypeScript line behind each finding in a file that the project in `root` has generated. With the definition
 * at hand, its items are known whatever way it makes their names.
 */
export async function addDefinitionSources(
  findings: readonly PackFinding[],
  packs: readonly Pack[],
  root: string,
  definition?: unknown,
): Promise<PackFinding[]> {
  const text = await definitionText(root);
  const concerned = packs.filter(
    (pack) => (isBuilt(pack) || text?.includes(pack.id)) && findings.some((finding) => isIn(finding, pack)),
  );
  const syntax = concerned.length === 0 ? undefined : await openDefinition(root);
  if (syntax === undefined) return [...findings];
  const values = definition === undefined ? syntax : valuesOf(definition);
  const id = values.textAt(['id']);
  return findings.map((finding) => {
    const pack = concerned.find((candidate) => candidate.id === id && isIn(finding, candidate));
    if (pack === undefined) return finding;
    const origin = originOf(pack, finding.place, values);
    const source = origin === undefined ? copiedFrom(finding) : syntax.locate(origin);
    return source === undefined ? finding : { ...finding, source };
  });
}

/** Where the definition of the project in `root` declares a value; undefined for each when there is no definition. */
export async function definitionLocator(
  root: string,
): Promise<(origin: Origin) => DefinitionSource | undefined> {
  const syntax = await openDefinition(root);
  return (origin) => syntax?.locate(origin);
}

function isIn({ file, path }: PackFinding, { input }: Pack): boolean {
  return file === labelOfFile(input, path);
}

async function definitionText(root: string): Promise<string | undefined> {
  return readFile(join(root, ...definitionFile.split('/')), 'utf8').catch(() => undefined);
}

async function openDefinition(root: string): Promise<DefinitionSyntax | undefined> {
  if ((await definitionText(root)) === undefined) return undefined;
  // The compiler takes longer to load than everything else: only who needs it pays for it.
  const { DefinitionSyntax } = await import('./definition-syntax.js');
  return new DefinitionSyntax(root, definitionFile);
}

/** Release notes are the same in the project and in the pack. */
function copiedFrom({ path, start }: PackFinding): DefinitionSource | undefined {
  const [, name] = /^ReleaseNotes\/([^/]+\.md)$/.exec(path) ?? [];
  return name === undefined || start === undefined
    ? undefined
    : { file: `${releaseNotesFolder}/${name}`, ...start };
}
