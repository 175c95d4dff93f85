import { existsSync } from 'node:fs';
import { UserError } from '../../shared/errors.js';
import type { InstalledIntegration } from '../install/installed-integration.js';
import type { ScriptRunner } from '../sandbox/script-job.js';
import { ScriptProcess } from '../sandbox/script-process.js';
import { type ContainerOptions, ContainerProcess } from './container-process.js';
import type { FoundPython } from './find-python.js';

export interface RunnerChoice {
  /** A sentence about what runs the code of the integration, and why. */
  readonly description: string;
  /** Makes a runner, which is closed with the instance that has it. */
  readonly newRunner: () => ScriptRunner;
}

export interface RunnerSettings {
  readonly found: FoundPython;
  /** Whether the pack is that of the project, or the user trusts it. Then its Python may run on this machine. */
  readonly trusted: boolean;
  /** The platform's common library, for the Python of others. */
  readonly library?: string;
  readonly network: ContainerOptions['network'];
}

/**
 * What runs the code of an integration: for a container pack the Python host in it, where that may run and Python is
 * there, else the script without the host. Throws a UserError, which says what to do, for Python that may not or
 * cannot run.
 */
export function chooseRunner(integration: InstalledIntegration, settings: RunnerSettings): RunnerChoice {
  const { python } = integration;
  if (python === undefined) return alone('The script runs in Node.js, as on a server.');
  if (!python.ownHost) return pythonPack(integration, settings);
  const { found, trusted, network } = settings;
  const withoutHost = 'The script of the zip runs in Node.js alone, without its Python host';
  if (!trusted) return alone(`${withoutHost}: the pack is not of this project, and --trust is not given.`);
  if ('missing' in found) return alone(`${withoutHost}: ${found.missing}.`);
  const { program, version } = found.python;
  return {
    description: `The Python host of the zip runs in Python ${version}, and its script in Node.js ${process.versions.node}.`,
    newRunner: () => new ContainerProcess({ python: program, network }),
  };
}

function alone(description: string): RunnerChoice {
  return { description, newRunner: () => new ScriptProcess() };
}

function pythonPack(
  { display, file }: InstalledIntegration,
  { found, trusted, library, network }: RunnerSettings,
): RunnerChoice {
  const refused = (what: string) =>
    new UserError('python-not-run', `${display} (${file}) is a Python integration. ${what}`);
  if (library === undefined)
    throw refused(
      "To run it, name a copy of the platform's library with --common-server-python CommonServerPython.py.",
    );
  if (!existsSync(library)) throw refused(`There is no file ${library} with the platform's library.`);
  if (!trusted)
    throw refused(
      'It would run as a program on this machine, with your rights. If you trust it, add --trust.',
    );
  if ('missing' in found) throw refused(`It cannot run here: ${found.missing}.`);
  const { program, version } = found.python;
  return {
    description: `The integration runs in Python ${version} behind ${library}.`,
    newRunner: () => new ContainerProcess({ python: program, network, library, knowsSite: false }),
  };
}
