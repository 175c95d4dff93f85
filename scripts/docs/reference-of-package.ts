import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { renderReferencePage, type Subpath } from './render-reference-page.js';

const repository = fileURLToPath(new URL('../../', import.meta.url));

const subpaths: readonly Subpath[] = [
  { name: 'cortex-pack/definition', file: `${repository}src/definition/index.ts` },
  { name: 'cortex-pack/runtime', file: `${repository}src/runtime/index.ts` },
  { name: 'cortex-pack/test', file: `${repository}src/testing/index.ts` },
];

/** The text of docs/reference.md. */
export function referencePage(): string {
  const { config } = ts.readConfigFile(`${repository}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, repository);
  const files = [...subpaths.map(({ file }) => file), `${repository}src/runtime/host/host-globals.d.ts`];
  return renderReferencePage(ts.createProgram(files, { ...options, noEmit: true }), subpaths);
}
