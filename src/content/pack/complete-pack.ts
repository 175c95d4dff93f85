import type {
  Arguments,
  Command,
  CommandDefinitions,
  CommandExample,
  Commands,
} from '../../definition/command.js';
import { type EventsDefinition, eventTypeField, streamsOf } from '../../definition/events.js';
import {
  commandsOf,
  displayOf,
  type IntegrationDefinition,
  parametersOf,
} from '../../definition/integration.js';
import { datasetOf, type PackDefinition } from '../../definition/pack.js';
import type { Parameters } from '../../definition/parameter.js';
import type { ScriptDefinition } from '../../definition/script.js';
import { isForXsiamOnly } from '../../spec/content-kinds.js';
import { alertFetchLabels } from '../../spec/platform-parameters.js';
import { type PassedItem, picturesFolder } from '../passed/passed-item.js';

/** An integration with all that it has beside what its author declared. */
export interface CompleteIntegration extends IntegrationDefinition {
  readonly name: string;
  readonly folder: string;
  readonly display: string;
  readonly provider: string;
  readonly fromVersion: string;
  readonly parameters: Parameters;
  readonly commands: Commands;
  /** Undefined for an integration that fetches no events. */
  readonly eventTypes: EventTypes | undefined;
  readonly triggers: NonNullable<IntegrationDefinition['triggers']>;
}

/** A script with all that its author left out. */
export interface CompleteScript extends ScriptDefinition {
  readonly name: string;
  readonly folder: string;
  readonly tags: readonly string[];
  readonly arguments: Arguments;
  readonly runAs: string;
  readonly fromVersion: string;
  readonly examples: readonly CommandExample[];
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
  | 'marketplaces'
  | 'metadata'
  | 'dependencies';

/** A pack with a value for everything that its author left out. */
export interface CompletePack
  extends Omit<PackDefinition, Defaulted | 'integrations' | 'scripts'>,
    Required<Pick<PackDefinition, Defaulted>> {
  readonly integrations: readonly CompleteIntegration[];
  readonly scripts: readonly CompleteScript[];
  /** What is in the pack as it is. */
  readonly content: readonly PassedItem[];
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

/** Who can use a pack: one with a dataset, or with what works on datasets, is for Cortex XSIAM alone. */
const audiences = {
  xsiam: { marketplaces: ['marketplacev2', 'platform'], supportedModules: ['xsiam'] },
  /** On `platform`, the parameters of the fetch must be limited to the modules that have it (BA133). */
  incidents: {
    marketplaces: ['xsoar', 'marketplacev2', 'platform'],
    supportedModules: ['xsiam', 'agentix'],
  },
  everyone: { marketplaces: ['xsoar', 'marketplacev2', 'platform'] },
} as const;

/** @param content the items that are in the pack as they are */
export function completePack(pack: PackDefinition, content: readonly PassedItem[] = []): CompletePack {
  const audience = audiences[audienceOf(pack, content)];
  return {
    support: 'community',
    url: '',
    email: '',
    githubUser: [],
    updated: pack.created,
    tags: [],
    useCases: [],
    keywords: [],
    metadata: {},
    dependencies: {},
    ...audience,
    ...pack,
    integrations: (pack.integrations ?? []).map((integration) =>
      completeIntegration(integration, pack.marketplaces ?? audience.marketplaces),
    ),
    scripts: (pack.scripts ?? []).map(completeScript),
    content,
  };
}

function audienceOf(pack: PackDefinition, content: readonly PassedItem[]): keyof typeof audiences {
  if (needsXsiam(pack, content)) return 'xsiam';
  const fetchesIncidents = (pack.integrations ?? []).some(
    ({ incidents, asIs }) => incidents !== undefined || asIs?.flags?.isfetch === true,
  );
  return fetchesIncidents ? 'incidents' : 'everyone';
}

function needsXsiam(pack: PackDefinition, content: readonly PassedItem[]): boolean {
  const { integrations = [], modelingRules = [], correlationRules = [], dashboards = [] } = pack;
  return (
    integrations.some(({ events, asIs }) => events !== undefined || asIs?.flags?.isfetchevents === true) ||
    [modelingRules, correlationRules, dashboards].some(({ length }) => length > 0) ||
    content.some(({ kind }) => kind !== picturesFolder && isForXsiamOnly(kind))
  );
}

/** An integration with all that its author left out. */
export function completeIntegration(
  integration: IntegrationDefinition,
  marketplaces: readonly string[],
): CompleteIntegration {
  const display = displayOf(integration);
  const { events } = integration;
  return {
    name: integration.id,
    folder: fileStem(nameOf(integration)),
    provider: display,
    fromVersion: oldestServers[events === undefined ? 'commands' : 'collector'],
    triggers: [],
    ...integration,
    display,
    parameters: integration.asIs
      ? (integration.parameters ?? {})
      : inFormOrder(withAlertLabels(parametersOf(integration), marketplaces)),
    commands: completeCommands(integration.asIs ? (integration.commands ?? {}) : commandsOf(integration)),
    eventTypes: events && eventTypesOf(events),
  };
}

/** A script with all that its author left out. */
export function completeScript(script: ScriptDefinition): CompleteScript {
  return {
    name: script.id,
    folder: fileStem(nameOf(script)),
    tags: [],
    arguments: {},
    runAs: 'DBotWeakRole',
    fromVersion: oldestServers.commands,
    examples: [],
    ...script,
  };
}

/** What other content calls an item. */
export function nameOf({ id, name }: { readonly id: string; readonly name?: string }): string {
  return name ?? id;
}

/** What folder and files of an item are called that does not say it: letters and digits of its name. */
export function fileStem(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '');
}

/** Where there is no XSOAR, incidents are called alerts. */
function withAlertLabels(parameters: Parameters, marketplaces: readonly string[]): Parameters {
  if (!('isFetch' in parameters) || marketplaces.some((each) => each.startsWith('xsoar'))) return parameters;
  const { isFetch, incidentType } = parameters;
  return {
    ...parameters,
    ...(isFetch && { isFetch: { ...isFetch, display: alertFetchLabels.isFetch } }),
    ...(incidentType && { incidentType: { ...incidentType, display: alertFetchLabels.incidentType } }),
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

/** The names of the datasets that the collectors of a pack fill. */
export function datasetsOf({ integrations }: CompletePack): string[] {
  return [
    ...new Set(integrations.flatMap(({ events }) => (events === undefined ? [] : [datasetOf(events)]))),
  ];
}
