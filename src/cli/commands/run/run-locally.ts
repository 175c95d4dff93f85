import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { UserError } from '../../../shared/errors.js';
import { installPack } from '../../../simulator/install/install-pack.js';
import { configureInstance } from '../../../simulator/instance/configure-instance.js';
import { Instance, type RunResult } from '../../../simulator/instance/instance.js';
import { readInstanceFile, refuseLiteralSecrets } from '../../../simulator/instance/instance-file.js';
import { renderEntry } from '../../../simulator/war-room/entry-rendering.js';
import { resolvePackZip } from '../../pack-argument/resolve-pack-zip.js';
import type { Output } from '../../terminal/output.js';
import { printRun } from './run-report.js';

export interface LocalRun {
  readonly command: string;
  readonly args: { readonly [name: string]: string };
  /** The instance file. */
  readonly config: string;
  /** The pack; undefined takes the only zip in `dist`. */
  readonly zip: string | undefined;
  readonly dist: string;
  /** Where the instance's state is kept; undefined forgets it. */
  readonly state: string | undefined;
  readonly json: boolean;
}

/** Runs one command of a built pack on this machine. Throws a UserError when it fails. */
export async function runLocally(request: LocalRun, output: Output): Promise<void> {
  const [integration] = installPack(request.zip ?? resolvePackZip(request.dist, 'with --zip')).integrations;
  if (integration === undefined) throw new UserError('command-line', 'The pack holds no integration.');
  const declared = await readInstanceFile(request.config, process.env);
  refuseLiteralSecrets(integration.configuration, declared);
  const { name = integration.id, params } = declared;
  const instance = new Instance(configureInstance(integration, { name, params }));
  const stop = () => void instance.close();
  process.once('SIGINT', stop);
  try {
    if (request.state !== undefined && existsSync(request.state)) {
      instance.state.loadJson(readFileSync(request.state, 'utf8'));
    }
    const result = await instance.run(request.command, request.args);
    if (request.state !== undefined) writeFileSync(request.state, instance.state.toJson());
    report(result, request.json, output);
  } finally {
    process.removeListener('SIGINT', stop);
    await instance.close();
  }
}

function report(result: RunResult, json: boolean, { out, err }: Output): void {
  if (json) out.line(JSON.stringify(result, null, 2));
  else {
    printRun(result, result.command, err);
    if (result.ok) for (const entry of result.entries) out.line(`\n${renderEntry(entry, out)}`);
  }
  if (!result.ok)
    throw new UserError('command-failed', result.error?.message ?? `${result.command} failed.`, {
      origin: 'remote',
    });
}
