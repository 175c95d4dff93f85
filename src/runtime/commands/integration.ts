import type { Host } from '../host/host.js';
import { asFailure, configurationFailure } from '../values/failure.js';

export type CommandHandlers = { readonly [command: string]: () => unknown };

/**
 * Runs the command that the server asked for. A failure is thrown as a text, which the server shows as it is; it
 * never holds a secret or a stack. The stack of a defect goes to the log, for whoever can fix it.
 */
export function runCommand(host: Host, handlers: CommandHandlers): unknown {
  try {
    for (const command in handlers) {
      if (command === host.command) return (handlers[command] as () => unknown)();
    }
    throw configurationFailure(`The integration has no command "${host.command}".`);
  } catch (error) {
    const failure = asFailure(error);
    if (failure.failureKind === 'defect')
      host.logError(`${host.command}: ${failure.message}${stackOf(error)}`);
    throw host.concealed(failure.message);
  }
}

/** Where it was thrown, where the engine says it; the lines are those of the built script. */
function stackOf(error: unknown): string {
  const stack = error instanceof Error ? error.stack : undefined;
  return typeof stack === 'string' ? `\n${stack}` : '';
}
