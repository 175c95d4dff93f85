import type { Command, CommandDefinitions, Commands } from '../../definition/command.js';
import { type EventsDefinition, eventTypeField, streamsOf } from '../../definition/events.js';
import {
  commandsOf,
  displayOf,
  type IntegrationDefinition,
  parametersOf,
} from '../../definition/integration.js';
import type { PackDefinition } from '../../definition/pack.js';
import type { Parameters } from '../../definition/parameter.js';

/** An integration with all that it has beside what its author declared. */
export interface CompleteIntegration extends IntegrationDefinition {
  readonly folder: string;
  readonly display: string;
  readonly provider: string;
  readonly fromVersion: string;
  readonly parameters: Parameters;
  readonly commands: Commands;
  readonly triggers: NonNullable<IntegrationDefinition['triggers']>;
}

type Defaulted =
  | 'support'
  | 'githubUser'
  | 'url'
  | 'email'
  | 'updated'
  | 'tags'
  | 'useCases'
  | 'keywords'
  | 'marketplaces';

/** A pack with a value for everything that its author left out. */
export interface CompletePack
  extends Omit<PackDefinition, Defaulted | 'integration'>,
    Required<Pick<PackDefinition, Defaulted>> {
  readonly integration: CompleteIntegration;
  readonly eventTypes?: EventTypes;
}

/** The kinds of records that a collector brings into its dataset, as the documents describe them. */
export interface EventTypes {
  /** The field of an event that holds the name of its type. */
  readonly field: string;
  /** In the order of the form. */
  readonly types: readonly EventType[];
}

export interface EventType {
  readonly name: string;
  /** What its records are about, to follow "records". */
  readonly records: string;
  readonly timeField: string;
  /** The field that identifies a record, or the fields whose hash becomes the id of its event. */
  readonly identity: { readonly field: string } | { readonly hashOf: readonly string[] };
  readonly retention: string;
  readonly optional: boolean;
}

/** The oldest servers that run what an integration can do (collectors: those with XSIAM's dashboards and rules). */
const oldestServers = { collector: '8.4.0', commands: '8.0.0' } as const;

/** Collectors need a dataset, which XSOAR has none of. */
const marketplaces = {
  collector: ['marketplacev2', 'platform'],
  commands: ['xsoar', 'marketplacev2', 'platform'],
} as const;

export function completePack(pack: PackDefinition): CompletePack {
  const { events } = pack.integration;
  const kind = events === undefined ? 'commands' : 'collector';
  return {
    support: 'community',
    url: '',
    email: '',
    githubUser: [],
    updated: pack.created,
    tags: [],
    useCases: [],
    keywords: [],
    marketplaces: marketplaces[kind],
    ...(events && { supportedModules: ['xsiam'], eventTypes: eventTypesOf(events) }),
    ...pack,
    integration: completeIntegration(pack.integration, oldestServers[kind]),
  };
}

function completeIntegration(integration: IntegrationDefinition, oldestServer: string): CompleteIntegration {
  const display = displayOf(integration);
  return {
    folder: integration.id.replace(/[^A-Za-z0-9]/g, ''),
    provider: display,
    fromVersion: oldestServer,
    triggers: [],
    ...integration,
    display,
    parameters: inFormOrder(parametersOf(integration)),
    commands: completeCommands(commandsOf(integration)),
  };
}

/** Where a user connects comes first. */
function inFormOrder(parameters: Parameters): Parameters {
  const all = Object.entries(parameters);
  const isFirst = ([, { section }]: (typeof all)[number]) => section === 'Connect';
  return Object.fromEntries([...all.filter(isFirst), ...all.filter((entry) => !isFirst(entry))]);
}

function completeCommands(commands: CommandDefinitions): Commands {
  return Object.fromEntries(
    Object.entries(commands).map(([name, command]): [string, Command] => [
      name,
      { arguments: {}, examples: [], ...command },
    ]),
  );
}

function eventTypesOf(events: EventsDefinition): EventTypes {
  return {
    field: eventTypeField,
    types: streamsOf(events).map(({ name, records, time, id, retention = '', optional = false }) => ({
      name,
      records: records ?? name,
      timeField: time,
      identity: typeof id === 'string' ? { field: id } : { hashOf: id },
      retention,
      optional,
    })),
  };
}
