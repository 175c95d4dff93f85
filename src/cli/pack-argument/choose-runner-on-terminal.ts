import { stripControlCharacters } from '../../shared/control-characters.js';
import { chooseRunner, type RunnerChoice } from '../../simulator/container/choose-runner.js';
import { findPython } from '../../simulator/container/find-python.js';
import type { InstalledIntegration } from '../../simulator/install/installed-integration.js';
import { confirm } from '../terminal/prompt.js';

export interface PythonConsent {
  /** Whether the Python of the pack may run without a question. */
  readonly trusted: boolean;
  /** The file with the platform's common library for Python. */
  readonly commonServerPython: string | undefined;
}

/**
 * What runs the code of an integration in a terminal. Asks before the Python of others runs for which the user has named
 * a library. Throws for a no, where nobody can be asked, and for Python that cannot run.
 */
export async function chooseRunnerOnTerminal(
  integration: InstalledIntegration,
  { trusted, commonServerPython: library }: PythonConsent,
): Promise<RunnerChoice> {
  const found = await findPython();
  const isOfOthers = integration.python?.ownHost === false;
  if (isOfOthers && !trusted && library !== undefined && 'python' in found) {
    await confirm(
      `${stripControlCharacters(integration.display)} is a Python integration of others. It runs as a program on this machine, with your ` +
        'rights: it can read your files and use your network. Run it?',
      { option: '--trust', declined: 'Nothing was run.' },
    );
  }
  return chooseRunner(integration, {
    found,
    trusted: trusted || (isOfOthers && library !== undefined),
    ...(library === undefined ? {} : { library }),
    network: 'sockets',
  });
}
