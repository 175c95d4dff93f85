import type { AsIsCode } from '../../definition/as-is.js';
import type { Argument, CommandDefinition } from '../../definition/command.js';
import type { CorrelationRule, HuntingQuery, RuleExample } from '../../definition/correlation-rule.js';
import type { Chart, Dashboard, Widget } from '../../definition/dashboard.js';
import type { EventsDefinition, StreamDefinition } from '../../definition/events.js';
import type { IncidentStreamDefinition, IncidentsDefinition } from '../../definition/incidents.js';
import type { IntegrationDefinition, Trigger } from '../../definition/integration.js';
import type {
  EventMapping,
  MappingSample,
  ModelingRule,
  ModelVersionRange,
} from '../../definition/modeling-rule.js';
import type { Outputs } from '../../definition/outputs.js';
import type { PackDefinition, PackDependencies } from '../../definition/pack.js';
import type { Parameter } from '../../definition/parameter.js';
import type { ScriptDefinition } from '../../definition/script.js';

/** What a value must be, as far as the writers of the files rely on it. */
export type Shape =
  | 'text'
  | 'number'
  | 'boolean'
  | 'anything'
  | { readonly list: Shape }
  | { readonly map: Shape }
  | { readonly keys: Keys }
  /** Objects whose `kind` says which keys they have. */
  | { readonly kinds: { readonly [kind: string]: Keys } }
  | { readonly either: Shape; readonly or: string }
  | { readonly textOr: Shape };

/** Shapes by key. A key with ? behind it may be left out. */
export interface Keys {
  readonly [key: string]: Shape;
}

/** The keys of a type: the compiler finds what the lists below lack. */
type KeysOf<T> = {
  readonly [K in keyof T & string as object extends Pick<T, K> ? `${K}?` : K]: Shape;
};

const texts: Shape = { list: 'text' };
const objects: Shape = { map: 'anything' };

type ParameterOf<K> = Extract<Parameter, { readonly kind: K }>;

const anyParameter = {
  'required?': 'boolean',
  'optionalIn?': 'text',
  'advanced?': 'boolean',
  'hidden?': 'boolean',
  'deprecated?': 'boolean',
  section: 'text',
  help: 'text',
  kind: 'text',
} as const;

const labelled = { ...anyParameter, display: 'text' } as const;

const parameter: { readonly [K in Parameter['kind']]: KeysOf<ParameterOf<K>> } = {
  string: { ...labelled, 'defaultValue?': 'text', 'pattern?': 'text', 'patternHint?': 'text' },
  'long-string': { ...labelled, 'defaultValue?': 'text' },
  secret: { ...labelled, 'vault?': 'boolean', 'inHeader?': 'boolean' },
  'long-secret': labelled,
  'incident-type': { ...labelled, 'defaultValue?': 'text' },
  'expiration-policy': { ...labelled, 'defaultValue?': 'text' },
  reputation: { ...labelled, 'defaultValue?': 'text' },
  url: { ...labelled, 'defaultValue?': 'text' },
  integer: { ...labelled, defaultValue: 'number', minimum: 'number', maximum: 'number', 'unit?': 'text' },
  datetime: { ...labelled, 'defaultValue?': 'text' },
  checkbox: { ...labelled, 'defaultValue?': 'boolean' },
  credentials: { ...anyParameter, 'display?': 'text', displayPassword: 'text', 'inHeader?': 'boolean' },
  select: { ...labelled, options: texts, 'defaultValue?': 'text' },
  'multi-select': { ...labelled, options: texts, 'defaultValue?': texts },
  interval: { ...labelled, defaultValue: 'number' },
};

const anyArgument = {
  kind: 'text',
  description: 'text',
  'required?': 'boolean',
  'isDefault?': 'boolean',
  'secret?': 'boolean',
  'deprecated?': 'boolean',
} as const;

const argument: {
  readonly [K in Argument['kind']]: KeysOf<Extract<Argument, { readonly kind: K }>>;
} = {
  string: { ...anyArgument, 'defaultValue?': 'text' },
  datetime: { ...anyArgument, 'defaultValue?': 'text' },
  integer: { ...anyArgument, 'defaultValue?': 'number', minimum: 'number', maximum: 'number' },
  choice: { ...anyArgument, options: texts, 'defaultValue?': 'text' },
  list: { ...anyArgument, 'defaultValue?': 'text' },
  boolean: { ...anyArgument, defaultValue: 'boolean' },
  choices: { ...anyArgument, options: texts, 'defaultValue?': 'text' },
};

const outputs: KeysOf<Outputs> = {
  prefix: 'text',
  'key?': 'text',
  fields: { map: texts },
};

const examples: Shape = { list: { keys: { line: 'text', description: 'text' } } };

const command: KeysOf<CommandDefinition> = {
  description: 'text',
  'harmful?': 'boolean',
  'deprecated?': 'boolean',
  'hidden?': 'boolean',
  'polling?': 'boolean',
  'indicator?': 'text',
  'arguments?': { map: { kinds: argument } },
  'outputs?': { keys: outputs },
  'examples?': examples,
};

const trigger: KeysOf<Trigger> = {
  conditions: { list: { keys: { name: 'text', operator: 'text', 'value?': 'text' } } },
  effects: {
    list: {
      keys: { name: 'text', action: { keys: { 'hidden?': 'boolean', 'required?': 'boolean' } } },
    },
  },
};

const stream: KeysOf<StreamDefinition> = {
  name: 'text',
  time: 'text',
  id: { textOr: texts },
  'pageSize?': 'number',
  'order?': 'text',
  'newestFirst?': 'boolean',
  'changesForSeconds?': 'number',
  'optional?': 'boolean',
  'columns?': texts,
  'source?': 'anything',
  'records?': 'text',
  'retention?': 'text',
};

const events: KeysOf<EventsDefinition> = {
  vendor: 'text',
  product: 'text',
  commandPrefix: 'text',
  streams: { map: { keys: stream } },
};

const asIs: KeysOf<AsIsCode> = { libraryNames: texts, 'flags?': { map: 'boolean' }, 'keys?': objects };

const incidentStream: KeysOf<IncidentStreamDefinition> = {
  name: 'text',
  time: 'text',
  id: { textOr: texts },
  'pageSize?': 'number',
  'order?': 'text',
  'optional?': 'boolean',
  'source?': 'anything',
};

const incidents: KeysOf<IncidentsDefinition> = {
  streams: { map: { keys: incidentStream } },
  'mirroring?': { keys: { direction: 'text', 'fields?': { map: { map: 'text' } } } },
  'classifier?': 'text',
  'incomingMapper?': 'text',
  'outgoingMapper?': 'text',
};

const integration: KeysOf<IntegrationDefinition> = {
  id: 'text',
  'name?': 'text',
  'folder?': 'text',
  'display?': 'text',
  category: 'text',
  'provider?': 'text',
  description: 'text',
  'fromVersion?': 'text',
  'parameters?': { map: { kinds: parameter } },
  'commands?': { map: { keys: command } },
  'events?': { keys: events },
  'incidents?': { keys: incidents },
  'deprecated?': 'boolean',
  'asIs?': { keys: asIs },
  'triggers?': { list: { keys: trigger } },
  'containerImage?': 'text',
};

const script: KeysOf<ScriptDefinition> = {
  id: 'text',
  'name?': 'text',
  'asIs?': { keys: { libraryNames: texts, 'keys?': objects } },
  'folder?': 'text',
  description: 'text',
  'tags?': texts,
  'arguments?': { map: { kinds: argument } },
  'outputs?': { keys: outputs },
  'runAs?': 'text',
  'requiredCommands?': texts,
  'fromVersion?': 'text',
  'deprecated?': 'boolean',
  'containerImage?': 'text',
  'examples?': examples,
};

const mapping: KeysOf<EventMapping> = {
  title: 'text',
  filter: 'text',
  helpers: { list: { map: 'text' } },
  xdm: { map: 'text' },
};

const versionRange: KeysOf<ModelVersionRange> = {
  suffix: 'text',
  fromVersion: 'text',
  'toVersion?': 'text',
  identity: 'boolean',
};

const sample: KeysOf<MappingSample> = { name: 'text', event: objects, expected: objects };

const modelingRule: KeysOf<ModelingRule> = {
  folder: 'text',
  id: 'text',
  name: 'text',
  dataset: 'text',
  vendor: 'text',
  product: 'text',
  fields: { map: 'text' },
  mappings: { list: { keys: mapping } },
  versionRanges: { list: { keys: versionRange } },
  samples: { list: { keys: sample } },
};

const example: KeysOf<RuleExample> = {
  description: 'text',
  events: { list: { keys: { minutesAgo: 'number', 'lateMinutes?': 'number', event: objects } } },
};

const correlationRule: KeysOf<Omit<CorrelationRule, 'userDefinedCategory'>> & Keys = {
  id: 'text',
  file: 'text',
  name: 'text',
  description: 'text',
  fromVersion: 'text',
  severity: 'text',
  category: 'text',
  'userDefinedCategory?': 'text',
  query: 'text',
  schedule: { either: { keys: { crontab: 'text', searchWindowMinutes: 'number' } }, or: 'REAL_TIME' },
  suppression: { keys: { hours: 'number', columns: texts } },
  alertName: 'text',
  alertDescription: 'text',
  alertFields: { map: 'text' },
  mitre: { map: texts },
  'mappingStrategy?': 'text',
  'drilldownTimeframe?': 'text',
  'isEnabled?': 'boolean',
  'timezone?': 'text',
  'alertDomain?': 'text',
  'action?': 'text',
  rationale: 'text',
  tuning: texts,
  fires: { list: { keys: example } },
  quiet: { list: { keys: example } },
};

const huntingQuery: KeysOf<HuntingQuery> = { name: 'text', description: 'text', query: 'text' };

const axes: KeysOf<Extract<Chart, { readonly kind: 'line' }>> = {
  kind: 'text',
  x: 'text',
  y: 'text',
  'series?': 'text',
};

const chart: { readonly [K in Chart['kind']]: Keys } = {
  table: { kind: 'text' },
  single: { kind: 'text', value: 'text' },
  pie: { kind: 'text', of: 'text', value: 'text' },
  column: axes,
  line: axes,
  area: axes,
};

const widget: KeysOf<Widget> = {
  title: 'text',
  description: 'text',
  query: 'text',
  chart: { kinds: chart },
  width: 'number',
};

const dashboard: KeysOf<Dashboard> = {
  id: 'text',
  file: 'text',
  name: 'text',
  description: 'text',
  fromVersion: 'text',
  days: 'number',
  rows: { list: { keys: { height: 'number', widgets: { list: { keys: widget } } } } },
};

const dependency: KeysOf<PackDependencies[string]> = { mandatory: 'boolean', 'minVersion?': 'text' };

/** The shape of a whole definition. */
export const packShape: KeysOf<PackDefinition> = {
  id: 'text',
  name: 'text',
  description: 'text',
  version: 'text',
  'support?': 'text',
  author: 'text',
  'githubUser?': texts,
  'url?': 'text',
  'email?': 'text',
  created: 'text',
  'updated?': 'text',
  categories: texts,
  'tags?': texts,
  'useCases?': texts,
  'keywords?': texts,
  'marketplaces?': texts,
  'supportedModules?': texts,
  'metadata?': objects,
  'dependencies?': { map: { keys: dependency } },
  'integrations?': { list: { keys: integration } },
  'scripts?': { list: { keys: script } },
  'datasets?': { map: { map: 'text' } },
  'modelingRules?': { list: { keys: modelingRule } },
  'correlationRules?': { list: { keys: correlationRule } },
  'huntingQueries?': { list: { keys: huntingQuery } },
  'dashboards?': { list: { keys: dashboard } },
  'documentation?': objects,
};
