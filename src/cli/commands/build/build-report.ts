import { relative, sep } from 'node:path';
import type { BuildResult, RuntimeBuild } from '../../../generator/build.js';
import { advisedCommand } from '../../../shared/advised-command.js';
import { formatSize, renderTree } from '../../terminal/file-tree.js';
import type { Output } from '../../terminal/output.js';

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
  const shown = (path: string) => shownPath(path, root);
  const printZip = ({ zip }: RuntimeBuild) =>
    out.line(`${out.style('cyan', shown(zip.file))}  ${formatSize(zip.size)}, the zip to upload`);

  out.line(out.style('bold', `${result.name} ${result.version}`));
  out.line();
  out.line(
    `${out.style('cyan', shown(result.sourcePack.folder))}  the pack in source layout, for the official SDK`,
  );
  for (const line of renderTree(result.sourcePack.files, out)) out.verbatim(line);
  out.line();
  printZip(result);
  for (const line of renderTree(result.zip.files, out)) out.verbatim(line);
  out.line();
  out.line(`SHA-256   ${result.zip.sha256}`);
  for (const other of result.alternatives) {
    out.line();
    out.line(`The same for the ${other.runtime} runtime; its README says when to choose it:`);
    out.line(`${out.style('cyan', shown(other.sourcePack.folder))}  the pack in source layout`);
    printZip(other);
    out.line(`SHA-256   ${other.zip.sha256}`);
  }
  out.line();
  const seconds = (milliseconds / 1000).toFixed(1);
  out.line(`${result.unchanged ? 'Unchanged' : 'Built in'}  ${seconds} s`);
  if (result.unchanged)
    out.line('Nothing changed since the pack was built and checked; --fresh builds it again.');

  printNotes(result, { root }, { err });
}

/** Prints what a build could not check, and what it found in its place. */
export function printNotes(
  result: BuildResult,
  { root }: Pick<BuildRun, 'root'>,
  { err }: Pick<Output, 'err'>,
): void {
  for (const file of result.unchecked) {
    err.line(
      `${err.style('yellow', 'Note:')} ${file} is in the pack as it is. Nothing here knows its kind, so its name and content were not checked, and metadata.json does not list it.`,
    );
  }
  for (const file of [result, ...result.alternatives].flatMap(({ otherFiles }) => otherFiles)) {
    err.line(
      `${err.style('yellow', 'Note:')} ${shownPath(file, root)} is not from this build. The SDK takes it into the pack.`,
    );
  }
}

/** What to do with a zip, in lines. */
export function nextStep({ file, files }: RuntimeBuild['zip'], root: string): string[] {
  const zip = shownPath(file, root);
  const holds = (folder: string) => files.some(({ path }) => path.startsWith(`${folder}/`));
  return [
    `Next: upload ${zip} to your tenant. Put its API URL, key, and key ID into the environment:`,
    '  DEMISTO_BASE_URL, DEMISTO_API_KEY, XSIAM_AUTH_ID',
    'Then check the connection, and upload:',
    `  ${advisedCommand('doctor')}`,
    `  ${advisedCommand('upload')}`,
    ...(holds('Integrations')
      ? [
          'Afterward, add an instance of the integration in the settings of the tenant. Its help explains what to enter.',
        ]
      : holds('Scripts')
        ? ['Afterward, run the script in a War Room of the tenant, or in a playbook.']
        : []),
  ];
}

function shownPath(path: string, root: string): string {
  return path.startsWith(root + sep) ? relative(root, path) : path;
}
