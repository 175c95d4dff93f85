import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pack } from '../document/pack.js';
import type { PackFinding } from '../engine.js';
import { definitionPath } from './definition-path.js';

const definitionFile = 'pack/definition/pack.ts';

/** Names the TypeScript line behind each finding in a file that the project in `root` has generated. */
export async function addDefinitionSources(
  findings: readonly PackFinding[],
  packs: readonly Pack[],
  root: string,
): Promise<PackFinding[]> {
  if (findings.length === 0 || !(await exists(join(root, ...definitionFile.split('/')))))
    return [...findings];
  // The compiler takes longer to load than everything else: only who needs it pays for it.
  const { DefinitionSyntax } = await import('./definition-syntax.js');
  const syntax = new DefinitionSyntax(root, definitionFile);
  const id = syntax.textAt(['id']);
  return findings.map((finding) => {
    const pack = packs.find(
      (candidate) => candidate.id === id && finding.file.startsWith(candidate.input.label),
    );
    const file = pack?.dataFiles.find(({ path }) => path === finding.path);
    const path = definitionPath(finding, file?.root);
    const source = path && syntax.locate(path);
    return source === undefined ? finding : { ...finding, source };
  });
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
