import { commandDescription } from '../../content/integration/command-description.js';
import { type ContextOutput, contextOutputs } from '../../content/integration/command-outputs.js';
import { helpOf } from '../../content/integration/integration-parameters.js';
import type {
  CompleteIntegration,
  CompletePack,
  CompleteScript,
  EventTypes,
} from '../../content/pack/complete-pack.js';
import { type PassedItem, picturesFolder } from '../../content/passed/passed-item.js';
import type { Argument, Arguments, Command } from '../../definition/command.js';
import { eventCommandNames } from '../../definition/event-commands.js';
import { collectionParameters, httpLogCollectorParameters } from '../../definition/event-parameters.js';
import type { EventsDefinition } from '../../definition/events.js';
import { datasetOf } from '../../definition/pack.js';
import { labelOf, type Parameter, parametersIn } from '../../definition/parameter.js';
import { fetchEventsParameters } from '../../definition/platform-parameters.js';
import type { Runtime } from '../../definition/runtime.js';
import { nounOf } from '../../spec/content-kinds.js';
import { containerImageOf, runtimeTarget } from '../compile/runtime-target.js';

/** One row of the parameter table. */
export interface ParameterRow {
  readonly label: string;
  readonly description: string;
  readonly required: 'True' | 'False';
}

export interface ArgumentRow {
  readonly name: string;
  readonly description: string;
  readonly required: 'Required' | 'Optional';
}

export interface CommandReference {
  readonly name: string;
  readonly deprecated: boolean;
  readonly description: string;
  readonly arguments: readonly ArgumentRow[];
  readonly outputs: readonly ContextOutput[];
  readonly examples: Command['examples'];
}

/** What a collector's documents say beyond its tables. */
export interface CollectorFacts {
  /** The label of the switch that starts the scheduled fetch. */
  readonly fetchEvents: string;
  readonly firstFetch: { readonly label: string; readonly defaultValue: string };
  /** The label of the limit for the time of one fetch. */
  readonly timeBudget: string;
  readonly commands: ReturnType<typeof eventCommandNames>;
  /** The labels of the fields for the HTTP Log Collector that takes the events. */
  readonly httpLogCollector: { readonly url: string; readonly key: string };
}

/** Event types by where the ids of their events come from. */
export interface EventTypeFacts extends EventTypes {
  readonly names: readonly string[];
  readonly hasRetention: boolean;
  readonly withId: readonly string[];
  readonly withHash: readonly { readonly name: string; readonly fields: readonly string[] }[];
  /** The columns of a query that tell events of one type apart, and those of them that it makes first. */
  readonly idColumns: readonly string[];
  readonly madeIdColumns: readonly string[];
}

/** The names that every template can use. */
export interface PackFacts {
  readonly pack: CompletePack;
  /** The runtime that the document is for. */
  readonly runtime: { readonly server: boolean; readonly container: boolean };
  /** What there is to choose from. */
  readonly runtimes: {
    readonly serverZip: string;
    readonly containerZip: string;
    readonly image: string;
  };
  /** The first collector of the pack, or the integration itself; undefined where nothing fetches events. */
  readonly collector: CollectorFacts | undefined;
  readonly scripts: CompletePack['scripts'];
  /** What is in the pack as it is, as far as its kind is known, but for correlation rules. */
  readonly content: readonly PassedFacts[];
  /** Correlation rules that are in the pack as they are, with their severity. */
  readonly passedRules: readonly (PassedFacts & { readonly severity: string })[];
  readonly correlationRules: NonNullable<CompletePack['correlationRules']>;
  readonly dashboards: NonNullable<CompletePack['dashboards']>;
  readonly hasModelingRules: boolean;
  readonly documentation: NonNullable<CompletePack['documentation']>;
  /** True on the page of a pack where integrations share what holds for all of them. */
  readonly shared: boolean;
}

interface PassedFacts {
  readonly noun: string;
  readonly name: string;
  readonly description: string;
}

/** The names that templates about one integration can use. */
export interface IntegrationFacts extends PackFacts {
  readonly integration: CompleteIntegration;
  readonly parameters: CompleteIntegration['parameters'];
  /** Undefined for an integration that fetches no events. */
  readonly dataset: string | undefined;
  readonly eventTypes: EventTypeFacts | undefined;
  readonly parameterRows: readonly ParameterRow[];
  /** The values that a user must have at hand to connect. */
  readonly requiredRows: readonly ParameterRow[];
  /** The labels of parameters whose value shows and hides others. */
  readonly switches: readonly string[];
  readonly commandReferences: readonly CommandReference[];
}

/** The names that the template about one script can use. */
export interface AutomationFacts extends PackFacts {
  readonly script: CompleteScript;
  readonly deprecated: boolean;
  readonly requiredCommands: readonly string[];
  readonly arguments: readonly ArgumentRow[];
  readonly outputs: readonly ContextOutput[];
  readonly examples: CompleteScript['examples'];
}

/** What the template says of a script; it is one of those of the pack. */
export function automationFacts(
  pack: CompletePack,
  script: CompleteScript,
  runtime: Runtime,
): AutomationFacts {
  return {
    ...packFacts(pack, runtime),
    script,
    deprecated: script.deprecated === true,
    requiredCommands: script.requiredCommands ?? [],
    arguments: argumentRows(script.arguments),
    outputs: contextOutputs(script),
    examples: script.examples,
  };
}

function passedFacts({ kind, summary, upload }: PassedItem): PassedFacts[] {
  const isShown = summary !== undefined && kind !== picturesFolder && upload.length > 0;
  return !isShown ? [] : [{ ...summary, noun: nounOf(kind) }];
}

/** What the templates say of a pack, taken from its definition. */
export function packFacts(pack: CompletePack, runtime: Runtime): PackFacts {
  const { integrations } = pack;
  const zipFor = (other: Runtime) => `${pack.id}${runtimeTarget(other).zipSuffix}.zip`;
  const collector = integrations.flatMap(({ events }) => (events === undefined ? [] : [events]))[0];
  return {
    pack,
    runtime: { server: runtime === 'server', container: runtime === 'container' },
    runtimes: {
      serverZip: zipFor('server'),
      containerZip: zipFor('container'),
      image: [...new Set([...integrations, ...pack.scripts].map(containerImageOf))].join('`, `'),
    },
    collector: collector && collectorFacts(collector),
    scripts: pack.scripts.map((script) => ({ ...script, deprecated: script.deprecated === true })),
    content: pack.content.flatMap((item) => (item.severity === undefined ? passedFacts(item) : [])),
    passedRules: pack.content.flatMap((item) =>
      passedFacts(item).flatMap((facts) =>
        item.severity === undefined ? [] : [{ ...facts, severity: item.severity }],
      ),
    ),
    correlationRules: pack.correlationRules ?? [],
    dashboards: pack.dashboards ?? [],
    hasModelingRules: (pack.modelingRules ?? []).length > 0,
    documentation: pack.documentation ?? {},
    shared: integrations.length !== 1,
  };
}

/** What the templates say of an integration; `declared` is one of those of the pack. */
export function integrationFacts(
  pack: CompletePack,
  declared: CompleteIntegration,
  runtime: Runtime,
): IntegrationFacts {
  const integration = { ...declared, parameters: parametersIn(runtime, declared.parameters) };
  const { parameters, events, eventTypes } = integration;
  const facts = packFacts(pack, runtime);
  return {
    ...facts,
    integration,
    parameters,
    dataset: events && datasetOf(events),
    runtimes: { ...facts.runtimes, image: containerImageOf(integration) },
    collector: events && collectorFacts(events),
    eventTypes: eventTypes && eventTypeFacts(eventTypes),
    shared: false,
    parameterRows: Object.values(parameters)
      .filter(({ hidden }) => hidden !== true)
      .flatMap(parameterRows),
    requiredRows: Object.entries(parameters)
      .filter(mustBeAtHand)
      .flatMap(([, parameter]) => parameterRows(parameter)),
    switches: switchesOf(integration),
    commandReferences: Object.entries(integration.commands)
      .filter(([, { hidden }]) => hidden !== true)
      .map(([name, command]) => ({
        name,
        deprecated: command.deprecated === true,
        description: commandDescription(name, command),
        arguments: argumentRows(command.arguments),
        outputs: contextOutputs(command),
        examples: command.examples,
      })),
  };
}

function collectorFacts(events: EventsDefinition): CollectorFacts {
  const { first_fetch, time_budget } = collectionParameters;
  const { http_collector_url, http_collector_key } = httpLogCollectorParameters;
  return {
    fetchEvents: labelOf(fetchEventsParameters.isFetchEvents),
    firstFetch: { label: labelOf(first_fetch), defaultValue: first_fetch.defaultValue },
    timeBudget: labelOf(time_budget),
    commands: eventCommandNames(events),
    httpLogCollector: { url: labelOf(http_collector_url), key: labelOf(http_collector_key) },
  };
}

function eventTypeFacts(eventTypes: EventTypes): EventTypeFacts {
  const { types } = eventTypes;
  const idPaths = [...new Set(types.map(({ identity }) => ('field' in identity ? identity.field : 'id')))];
  return {
    ...eventTypes,
    names: types.map(({ name }) => name),
    hasRetention: types.some(({ retention }) => retention !== ''),
    withId: types.flatMap(({ name, identity }) => ('field' in identity ? [name] : [])),
    withHash: types.flatMap(({ name, identity }) =>
      'hashOf' in identity ? [{ name, fields: identity.hashOf }] : [],
    ),
    idColumns: idPaths.map(columnOfPath),
    madeIdColumns: idPaths
      .filter((path) => columnOfPath(path) !== path)
      .map((path) => `${columnOfPath(path)} = ${path.replace('.', ' -> ')}`),
  };
}

/** A name for what a path of a record leads to. */
function columnOfPath(path: string): string {
  return path.replaceAll('.', '_');
}

/** The platform or the definition fills in the others, and an HTTP Log Collector has a section of its own. */
function mustBeAtHand([name, parameter]: readonly [string, Parameter]): boolean {
  if (name in httpLogCollectorParameters) return false;
  if (parameter.section !== 'Connect') return false;
  if (parameter.kind === 'credentials' || parameter.kind === 'secret') return true;
  return parameter.required === true && !('defaultValue' in parameter);
}

function switchesOf({ triggers, parameters }: CompleteIntegration): string[] {
  const names = triggers.flatMap(({ conditions }) => conditions.map(({ name }) => name));
  return [...new Set(names)].flatMap((name) => {
    const parameter = parameters[name];
    return parameter === undefined ? [] : [labelOf(parameter)];
  });
}

function parameterRows(parameter: Parameter): ParameterRow[] {
  const required = parameter.required ? 'True' : 'False';
  const description = sentences(helpOf(parameter), allowed(parameter), defaultOf(parameter));
  if (parameter.kind !== 'credentials') return [{ label: parameter.display, description, required }];

  if (parameter.display === undefined) return [{ label: parameter.displayPassword, description, required }];
  return [
    { label: parameter.display, description, required },
    { label: parameter.displayPassword, description, required },
  ];
}

function argumentRows(declared: Arguments): ArgumentRow[] {
  return Object.entries(declared).map(([name, argument]) => argumentRow(name, argument));
}

function argumentRow(name: string, argument: Argument): ArgumentRow {
  return {
    name,
    description: sentences(
      argument.deprecated ? 'Deprecated.' : '',
      argument.description,
      allowed(argument),
      defaultOf(argument),
    ),
    required: argument.required ? 'Required' : 'Optional',
  };
}

function allowed(declared: Parameter | Argument): string {
  switch (declared.kind) {
    case 'integer':
      return `From ${declared.minimum} to ${declared.maximum}.`;
    case 'boolean':
      return 'Possible values are: true, false.';
    case 'choice':
    case 'choices':
    case 'select':
    case 'multi-select':
      return `Possible values are: ${declared.options.join(', ')}.`;
    default:
      return '';
  }
}

function defaultOf(declared: Parameter | Argument): string {
  if (declared.kind === 'multi-select') {
    const selected = declared.defaultValue ?? [];
    return selected.length === declared.options.length
      ? 'Default is all of them.'
      : defaultSentence(selected);
  }
  if (!('defaultValue' in declared) || declared.defaultValue === undefined) return '';
  return defaultSentence([String(declared.defaultValue)]);
}

function defaultSentence(values: readonly string[]): string {
  return values.length === 0 ? '' : `Default is ${values.join(', ')}.`;
}

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
