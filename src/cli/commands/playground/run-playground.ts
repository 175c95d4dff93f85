import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Runtime, runtimes } from '../../../definition/runtime.js';
import type { Snapshot } from '../../../playground/protocol/snapshot.js';
import { callsOf } from '../../../playground/server/http/calls.js';
import { readPageFiles } from '../../../playground/server/http/page-files.js';
import { servePlayground } from '../../../playground/server/http/server.js';
import { loadProject } from '../../../playground/server/installation/project.js';
import { type Watch, watchPaths } from '../../../playground/server/installation/watch.js';
import { Playground } from '../../../playground/server/playground.js';
import { UserError } from '../../../shared/errors.js';
import { packageFile } from '../../../shared/package-folder.js';
import { reportFailure } from '../../program/report-failure.js';
import type { CliContext } from '../../program/subcommand.js';
import { ResidentBuild } from './resident-build.js';

export interface PlaygroundRequest {
  /** Undefined takes the project in the current folder. */
  readonly zip: string | undefined;
  /** Whether the zip was built from the project in the current folder. Without a zip it always is. */
  readonly ofProject: boolean;
  /** 0 takes a free one. */
  readonly port: number;
  readonly watch: boolean;
  readonly json: boolean;
}

const pageFolder = packageFile('build', 'playground-page');

/** What a pack is built from; a project need not have all. */
const sourceFolders = ['pack', 'templates', 'src'];

/** Serves the playground until the process is interrupted. */
export async function runPlayground(
  { zip, ofProject, port, watch, json }: PlaygroundRequest,
  { output: { out, err }, root }: CliContext,
): Promise<void> {
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const closing: (() => Promise<void> | void)[] = [];
  try {
    const page = await readPageFiles(pageFolder);
    // To load a project is to run its sources. Somebody who names a zip may not trust what lies beside it.
    const project = zip === undefined || ofProject ? await loadProject(root) : undefined;
    if (zip === undefined && project === undefined)
      throw new UserError(
        'command-line',
        'There is no pack project in this folder. Name a built zip: cortex-pack playground <zip>',
      );
    if (ofProject && project === undefined)
      throw new UserError(
        'command-line',
        'There is no pack project in this folder. Leave --project out, or start the playground where the project is.',
      );
    const build = new ResidentBuild(root, resolve(root, 'dist'));
    closing.push(() => build.close());
    const makeZip = async (runtime: Runtime) => zip ?? build.zipFor(runtime);
    const watching = watch ? (zip === undefined ? 'sources' : 'zip') : 'nothing';
    const playground = await Playground.open({
      root,
      makeZip,
      ...(zip === undefined ? { runtimes } : {}),
      project,
      watching,
      reportFailure: (error) => void reportFailure(error, err, false),
    });
    closing.push(() => playground.close());
    playground.configureForMockServers();
    const server = await servePlayground({
      calls: callsOf(playground),
      page,
      port,
      masked: (text) => playground.masked(text),
      reportDefect: (error) => void reportFailure(error, err, true),
    });
    closing.push(() => server.close());
    const watched = watchedPaths(watching, root, zip);
    closing.push(await startWatch(watched, playground));
    const url = `${server.origin}/#token=${server.token}`;
    if (json) out.verbatim(JSON.stringify({ url, api: `${server.origin}/api`, token: server.token }));
    else {
      out.line(out.style('bold', url));
      out.line();
      out.line('Open this address. It works on this machine only, and until Ctrl+C ends the playground.');
      if (watched.length > 0)
        out.line(`The pack is installed again when files change in ${watched.join(', ')}.`);
    }
    await untilAborted(interrupted.signal);
  } finally {
    process.removeListener('SIGINT', interrupt).removeListener('SIGTERM', interrupt);
    for (const close of closing.reverse()) await close();
  }
}

function watchedPaths(
  watching: Snapshot['watch']['watching'],
  root: string,
  zip: string | undefined,
): string[] {
  if (watching === 'nothing') return [];
  if (zip !== undefined) return [zip];
  return sourceFolders.map((folder) => join(root, folder)).filter((folder) => existsSync(folder));
}

/** Gives what ends it. */
async function startWatch(paths: readonly string[], { reinstallation }: Playground): Promise<() => void> {
  const watch: Watch = await watchPaths(paths, () => void reinstallation.run());
  return () => watch.close();
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
