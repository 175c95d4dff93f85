import type { CommandDefinition, CommandDefinitions } from '../../definition/command.js';
import { displayOf, type IntegrationDefinition } from '../../definition/integration.js';
import { labelOf, type Parameter } from '../../definition/parameter.js';
import type { Collector, CollectorValues } from '../collector/collector.js';
import { collectorCommands } from '../collector/collector-commands.js';
import type { EventSource, PageRequest, RecordPage } from '../collector/event-source.js';
import { readArguments } from '../commands/arguments.js';
import { type CommandHandlers, runCommand } from '../commands/integration.js';
import { type Host, hostFromGlobals } from '../host/host.js';
import { httpDateSecond } from '../host/rate-limit.js';
import { type RunClock, startRunClock } from '../host/run-clock.js';
import { configurationFailure } from '../values/failure.js';
import type { AnswerExplainer } from './answer-failure.js';
import { type ApiConnection, type CountingApiClient, createApiClient } from './api-client.js';
import { type CommandAnswer, entriesOf } from './command-result.js';
import type { Implementation, IntegrationContext } from './implementation.js';
import { readSettings, type SettingValues } from './settings.js';

/** The parts of an implementation, whatever the definition. */
interface Parts {
  readonly connect: (context: IntegrationContext) => ApiConnection;
  readonly explain?: AnswerExplainer;
  readonly test?: (context: IntegrationContext) => unknown;
  readonly commands?: { readonly [name: string]: AnyHandler };
  readonly streams?: {
    readonly [key: string]: (context: IntegrationContext, request: PageRequest) => RecordPage;
  };
}

type AnyHandler = (context: IntegrationContext, args: { readonly [name: string]: unknown }) => CommandAnswer;

/** Seconds within which a command or Test starts requests. */
const commandSeconds = 60;
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
  return () => runIntegration(definition, implementation as unknown as Parts);
}

function runIntegration(definition: IntegrationDefinition, parts: Parts): unknown {
  const host = hostFromGlobals();
  return runCommand(host, {
    ...ownCommands(host, definition, parts),
    ...eventCommandsOf(host, definition, parts),
  });
}

function ownCommands(host: Host, definition: IntegrationDefinition, parts: Parts): CommandHandlers {
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
      return entriesOf(answer, command, {
        source: { vendor: displayOf(definition), reliability: String(values.integrationReliability ?? '') },
        saveFile: (content) => savedFile(host, content),
      });
    };
  }
  if (!definition.events) handlers['test-module'] = () => testSettings(host, definition, parts);
  return handlers;
}

function testSettings(host: Host, definition: IntegrationDefinition, parts: Parts): string {
  const clock = startRunClock(host, commandSeconds);
  const values = readSettings(host, definition);
  parts.test?.(openContext(host, definition, parts, values, clock, 1));
  return 'ok';
}

function eventCommandsOf(host: Host, definition: IntegrationDefinition, parts: Parts): CommandHandlers {
  const { events } = definition;
  if (!events) return {};
  const open = (): Collector => {
    const values = readSettings(host, definition);
    return {
      host,
      events,
      values: values as unknown as CollectorValues,
      userAgent: userAgentOf(definition),
      open: (clock) => eventSource(openContext(host, definition, parts, values, clock, 1), parts),
    };
  };
  const handlers = collectorCommands(events, open);
  return {
    ...handlers,
    'test-module': () => {
      if (parts.test) testSettings(host, definition, parts);
      return handlers['test-module']?.();
    },
  };
}

interface OpenContext extends IntegrationContext {
  readonly http: CountingApiClient;
}

/** @param tries times that a request is sent when it may work a little later */
function openContext(
  host: Host,
  definition: IntegrationDefinition,
  { connect, explain }: Parts,
  params: SettingValues,
  clock: RunClock,
  tries: number,
): OpenContext {
  const client = (connection: ApiConnection) =>
    createApiClient(host, {
      connection,
      insecure: params.insecure === true,
      proxy: params.proxy === true,
      userAgent: userAgentOf(definition),
      serviceName: displayOf(definition),
      clock,
      attempts: tries,
      explain,
      labels: labelsOf(definition),
    });
  const connection = connect({ params, http: client({ url: '' }), host });
  return { params, http: client(connection), host };
}

/** Stable, because firewalls are told to let it through. */
function userAgentOf(definition: IntegrationDefinition): string {
  return `cortex-${definition.id.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

/** How messages name the settings that a request depends on. */
function labelsOf(definition: IntegrationDefinition) {
  const parameters = definition.parameters ?? {};
  const labels = (fits: (parameter: Parameter) => boolean, otherwise: string) => {
    const found: string[] = [];
    for (const name in parameters) {
      const parameter = parameters[name] as Parameter;
      if (fits(parameter)) found.push(labelOf(parameter));
    }
    return found.length === 0 ? otherwise : found.join(', ');
  };
  return {
    url: labels(({ kind }) => kind === 'url', 'the address'),
    secrets: labels(
      ({ kind }) => kind === 'secret' || kind === 'long-secret' || kind === 'credentials',
      'the settings',
    ),
  };
}

function eventSource(context: OpenContext, parts: Parts): EventSource {
  const { http } = context;
  return {
    delay: http.rateLimit.delay,
    readPage(key, request) {
      const read = parts.streams?.[key];
      if (!read) throw configurationFailure(`The integration has no code for the stream "${key}".`);
      const page = read(context, request);
      return { sourceSecond: httpDateSecond(http.lastDate()), ...page };
    },
  };
}

function savedFile(host: Host, content: string): string {
  const id = host.saveFile(content);
  if (id !== undefined) return id;
  throw configurationFailure('This server cannot save files, so the command has no result to show.');
}
