import { relative, sep } from 'node:path';
import type { BuildResult } from '../generator/build.js';
import { formatSize, renderTree } from './file-tree.js';
import type { Output } from './output.js';

interface BuildRun {
  readonly root: string;
  readonly milliseconds: number;
}

/** Prints what a build wrote, and what to do with it. */
export function printBuild(
  result: BuildResult,
  { root, milliseconds }: BuildRun,
  { out, err }: Output,
): void {
  const { sourcePack, zip } = result;
  const shown = (path: string) => shownPath(path, root);

  out.line(out.style('bold', `${result.name} ${result.version}`));
  out.line();
  out.line(`${out.style('cyan', shown(sourcePack.folder))}  the source-shaped pack, for the official SDK`);
  for (const line of renderTree(sourcePack.files, out)) out.line(line);
  out.line();
  out.line(`${out.style('cyan', shown(zip.file))}  ${formatSize(zip.size)}, the zip to upload`);
  for (const line of renderTree(zip.files, out)) out.line(line);
  out.line();
  out.line(`SHA-256   ${zip.sha256}`);
  out.line(`Built in  ${(milliseconds / 1000).toFixed(1)} s`);

  for (const file of result.otherFiles) {
    err.line(
      `${err.style('yellow', 'Note:')} ${shown(file)} is not from this build. The SDK takes it into the pack.`,
    );
  }
}

/** What to do with a zip, in lines. */
export function nextStep(file: string, root: string): string[] {
  const zip = shownPath(file, root);
  return [
    `Next: install ${zip} through the API of the tenant, as the multipart field "file" of`,
    '  POST <API URL>/xsoar/contentpacks/installed/upload?skipVerify=true',
    'with the headers Authorization (an API key) and x-xdr-auth-id (the id of that key).',
    'Then add an instance of the integration in the settings of the tenant.',
  ];
}

function shownPath(path: string, root: string): string {
  return path.startsWith(root + sep) ? relative(root, path) : path;
}
