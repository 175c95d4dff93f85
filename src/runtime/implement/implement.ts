import { collectsEvents, fetchesIncidents, polls } from '../../definition/abilities.js';
import type { CommandDefinition, CommandDefinitions } from '../../definition/command.js';
import { displayOf, type IntegrationDefinition } from '../../definition/integration.js';
import { readArguments } from '../commands/arguments.js';
import { type CommandHandlers, runCommand } from '../commands/integration.js';
import { hostFromGlobals } from '../host/host.js';
import { startRunClock } from '../host/run-clock.js';
import { configurationFailure } from '../values/failure.js';
import { type CommandAnswer, entriesOf } from './command-result.js';
import { eventHandlers } from './event-handlers.js';
import type { Implementation, ImplementationParts } from './implementation.js';
import { incidentHandlers } from './incident-handlers.js';
import { type TokenHost, withKeptToken } from './kept-token.js';
import { commandSeconds, openContext } from './open-context.js';
import { isUnfinished, shownMeanwhile, withNextCall } from './poll-again.js';
import { readSettings } from './settings.js';
import { testSettings } from './test-settings.js';

/** Times that a request of a command is sent when it may work a little later. */
const attempts = 4;

/**
 * Makes the entry function of a script from a definition and the code behind it: it reads parameters and arguments,
 * keeps secrets out of every text, runs what the platform asks for, and turns answers into entries and failures into
 * messages. `export const run = implement(...)` is all that the entry file of an integration needs.
 */
export function implement<const D extends IntegrationDefinition>(
  definition: D,
  implementation: Implementation<D>,
): () => unknown {
  return () => runIntegration(definition, implementation as unknown as ImplementationParts);
}

function runIntegration(definition: IntegrationDefinition, parts: ImplementationParts): unknown {
  const host = withKeptToken(hostFromGlobals());
  return runCommand(host, {
    ...ownCommands(host, definition, parts),
    ...(collectsEvents ? eventHandlers(host, definition, parts) : {}),
    ...(fetchesIncidents ? incidentHandlers(host, definition, parts) : {}),
  });
}

function ownCommands(
  host: TokenHost,
  definition: IntegrationDefinition,
  parts: ImplementationParts,
): CommandHandlers {
  const handlers: { [command: string]: () => unknown } = {};
  const commands: CommandDefinitions = definition.commands ?? {};
  for (const name in commands) {
    const command = commands[name] as CommandDefinition;
    handlers[name] = () => {
      const values = readSettings(host, definition);
      const args = readArguments(command.arguments ?? {}, host.args, host.now());
      const handler = parts.commands?.[name];
      if (!handler) throw configurationFailure(`The integration has no code for the command "${name}".`);
      const clock = startRunClock(host, commandSeconds);
      const answer = handler(openContext(host, definition, parts, values, clock, attempts), args);
      const shown = {
        source: { vendor: displayOf(definition), reliability: String(values.integrationReliability ?? '') },
        saveFile: (content: string) => savedFile(host, content),
      };
      if (polls && isUnfinished(answer))
        return withNextCall(entriesOf(shownMeanwhile(answer), command, shown), answer, name, host.args);
      return entriesOf(answer as CommandAnswer, command, shown);
    };
  }
  if (!definition.events) handlers['test-module'] = () => testSettings(host, definition, parts);
  return handlers;
}

function savedFile(host: TokenHost, content: string): string {
  const id = host.saveFile(content);
  if (id !== undefined) return id;
  throw configurationFailure('This server cannot save files, so the command has no result to show.');
}
