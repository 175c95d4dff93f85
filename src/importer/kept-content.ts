import { passContent } from '../content/passed/pass-content.js';
import type { ContentProblem, PackOfItem } from '../content/passed/passed-item.js';
import type { ZipFiles } from '../shared/zip.js';
import { contentKinds } from '../spec/content-kinds.js';
import type { LeftFile } from './left-file.js';

const codeFolders: readonly string[] = [contentKinds.integration.folder, contentKinds.script.folder];

/** Of the files that a project would keep as they are, those that a build takes, and the others. */
export function keptContent(
  files: ZipFiles,
  pack: PackOfItem,
): { readonly kept: ZipFiles; readonly left: readonly LeftFile[] } {
  const kept = new Map(files);
  const left: LeftFile[] = [];
  for (;;) {
    const { problems } = passContent(
      [...kept].map(([path, bytes]) => ({ path, bytes })),
      pack,
    );
    if (problems.length === 0) return { kept, left };
    for (const problem of problems) {
      for (const path of [...kept.keys()].filter((other) => isPartOf(problem, other))) {
        kept.delete(path);
        left.push({ path, why: problem.message });
      }
    }
  }
}

/** Whether a file is what a problem is about: in code, that is a folder. */
function isPartOf({ path }: ContentProblem, other: string): boolean {
  if (path === other) return true;
  const [top = '', folder = ''] = path.split('/');
  return codeFolders.includes(top) && other.startsWith(`${top}/${folder}/`);
}
