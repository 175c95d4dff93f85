import { definePack, type PackDefinition } from '#src/definition/pack.js';
import type { Parameters } from '#src/definition/parameter.js';
import { connectionParameters, fetchEventsParameters } from '#src/definition/platform-parameters.js';

const connection = {
  url: {
    kind: 'url',
    display: 'Server URL',
    section: 'Connect',
    required: true,
    defaultValue: 'https://weather.example.com',
    help: 'The address of the service.',
  },
  station: {
    kind: 'string',
    display: 'Station',
    section: 'Connect',
    required: true,
    help: 'The name of the station.',
  },
  key: {
    kind: 'credentials',
    displayPassword: 'API Key',
    section: 'Connect',
    help: 'The key of the station.',
  },
  ...connectionParameters,
} as const satisfies Parameters;

const getEvents = {
  description: 'Gets reports.',
  arguments: {},
  examples: [{ line: '!weather-get-events', description: 'The newest reports.' }],
};

const base = {
  id: 'WeatherEvents',
  name: 'Weather Events',
  description: 'Collects the weather of the world.',
  version: '1.2.3',
  support: 'developer',
  author: 'Ada',
  url: 'https://example.com',
  email: 'ada@example.com',
  created: '2026-01-02T03:04:05Z',
  updated: '2026-01-02T03:04:05Z',
  categories: ['Utilities'],
  tags: [],
  useCases: [],
  keywords: ['Weather'],
  marketplaces: ['marketplacev2', 'platform'],
  supportedModules: ['xsiam'],
} as const;

const integration = {
  id: 'Weather Events',
  folder: 'WeatherEvents',
  display: 'Weather Events',
  category: 'Utilities',
  provider: 'Weather & Co',
  description: 'Reads the reports of stations.',
  fromVersion: '8.4.0',
  vendor: 'Weather',
  product: 'Report',
  triggers: [],
} as const;

/** A collector with nothing but what the build demands. */
const plain = definePack({
  ...base,
  integration: {
    ...integration,
    parameters: { ...connection, ...fetchEventsParameters },
    commands: { 'weather-get-events': getEvents },
  },
});

/** A collector that declares everything that the templates know. */
const full = definePack({
  ...base,
  integration: {
    ...integration,
    parameters: {
      ...connection,
      kind_of_key: {
        kind: 'select',
        display: 'Kind of Key',
        section: 'Connect',
        options: ['Short', 'Long'],
        defaultValue: 'Short',
        help: 'The kind of the key.',
      },
      http_collector_url: {
        kind: 'url',
        display: 'HTTP Log Collector URL',
        section: 'Connect',
        required: true,
        help: 'The address of the collector.',
      },
      http_collector_key: {
        kind: 'credentials',
        displayPassword: 'HTTP Log Collector Key',
        section: 'Connect',
        help: 'The key of the collector.',
      },
      ...fetchEventsParameters,
      first_fetch: { kind: 'datetime', display: 'First fetch time', section: 'Collect', help: 'The start.' },
      max_fetch_rain: {
        kind: 'integer',
        display: 'Maximum of rain reports',
        section: 'Collect',
        defaultValue: 10,
        minimum: 1,
        maximum: 100,
        help: 'The maximum.',
      },
      time_budget: {
        kind: 'integer',
        display: 'Time budget',
        section: 'Collect',
        defaultValue: 50,
        minimum: 10,
        maximum: 90,
        help: 'The seconds of one fetch.',
      },
    },
    commands: {
      'weather-get-events': {
        ...getEvents,
        arguments: {
          should_push_events: { kind: 'boolean', defaultValue: false, description: 'Whether to send.' },
        },
      },
      'weather-collect-events': { description: 'Collects reports.', arguments: {}, examples: [] },
    },
    triggers: [
      {
        conditions: [{ name: 'kind_of_key', operator: 'equal', value: 'Short' }],
        effects: [{ name: 'key', action: { hidden: false } }],
      },
    ],
  },
  eventTypes: {
    field: 'report_type',
    types: [
      {
        name: 'Rain',
        records: 'how much it rained',
        timeField: 'at',
        identity: { field: 'id' },
        retention: '3 days',
      },
      {
        name: 'Wind',
        records: 'how the wind blew',
        timeField: 'seen.at',
        identity: { hashOf: ['seen.at', 'station'] },
        optional: true,
      },
    ],
  },
  modelingRules: [{} as NonNullable<PackDefinition['modelingRules']>[number]],
  dashboards: [
    { name: 'Weather', description: 'The weather at a glance.' } as NonNullable<
      PackDefinition['dashboards']
    >[number],
  ],
  correlationRules: [
    { name: 'Flood', description: 'It rained for a week.', severity: 'SEV_040_HIGH' } as NonNullable<
      PackDefinition['correlationRules']
    >[number],
  ],
});

/** An integration that fetches no events. */
const commandsOnly = definePack({
  ...base,
  integration: {
    ...integration,
    parameters: connection,
    commands: {
      'weather-report': {
        description: 'Shows the report of a station.',
        arguments: { station: { kind: 'string', required: true, description: 'The station.' } },
        examples: [{ line: '!weather-report station=Lisbon', description: 'The report of Lisbon.' }],
      },
    },
  },
});

/** Packs of another vendor without sections of their own. */
export const weatherPacks = { plain, full, commandsOnly } as const;
