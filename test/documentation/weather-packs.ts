import { type CompletePack, completePack } from '#src/content/pack/complete-pack.js';
import type { Parameters } from '#src/definition/parameter.js';

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
} as const satisfies Parameters;

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
} as const;

const events = { vendor: 'Weather', product: 'Report', commandPrefix: 'weather' } as const;

/** A collector with nothing but what the build demands. */
const plain = completePack({
  ...base,
  integrations: [
    {
      ...integration,
      parameters: connection,
      events: { ...events, streams: { rain: { name: 'Rain', time: 'at', id: 'id' } } },
    },
  ],
});

/** A collector that declares everything that the templates know. */
const full = completePack({
  ...base,
  integrations: [
    {
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
      },
      events: {
        ...events,
        streams: {
          rain: { name: 'Rain', time: 'at', id: 'id', records: 'how much it rained', retention: '3 days' },
          wind: {
            name: 'Wind',
            time: 'seen.at',
            id: ['seen.at', 'station'],
            records: 'how the wind blew',
            optional: true,
          },
        },
      },
      triggers: [
        {
          conditions: [{ name: 'kind_of_key', operator: 'equal', value: 'Short' }],
          effects: [{ name: 'key', action: { hidden: false } }],
        },
      ],
    },
  ],
  modelingRules: [{} as NonNullable<CompletePack['modelingRules']>[number]],
  dashboards: [
    { name: 'Weather', description: 'The weather at a glance.' } as NonNullable<
      CompletePack['dashboards']
    >[number],
  ],
  correlationRules: [
    { name: 'Flood', description: 'It rained for a week.', severity: 'SEV_040_HIGH' } as NonNullable<
      CompletePack['correlationRules']
    >[number],
  ],
});

/** An integration that fetches no events. */
const commandsOnly = completePack({
  ...base,
  integrations: [
    {
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
  ],
});

/** Packs of another vendor without sections of their own. */
export const weatherPacks = { plain, full, commandsOnly } as const;
