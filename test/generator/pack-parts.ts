import type { PackParts } from '#src/content/content-format.js';
import type { PackDefinition } from '#src/definition/pack.js';

/** What a build makes of a pack before its files are written, with short documents and a script of two lines. */
export function packParts(pack: PackDefinition, changes: Partial<PackParts> = {}): PackParts {
  const script = 'var integration = 1;\nreturn integration;\n';
  return {
    pack,
    code: { keys: { type: 'javascript' }, extension: 'js', comment: '//', source: script, unified: script },
    logo: new Uint8Array([1, 2, 3]),
    documentation: { description: '## Help\n', integrationReadme: '# Reference\n', packReadme: '# Pack\n' },
    releaseNotes: [],
    ...changes,
  };
}
