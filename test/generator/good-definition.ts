/** A definition with an item of each kind, which keeps every rule. Mistakes are made in it. */
export const goodDefinition = {
  'pack/definition/names.ts': `export const city: string = 'Lisbon';\n`,
  'pack/definition/pack.ts': `
import { parameters } from './parameters.js';
import { correlationRules, dashboards, huntingQueries, modelingRules, events } from './content.js';

export default {
  id: 'WeatherEvents',
  name: 'Weather Events',
  description: 'Collects the weather.',
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
  integrations: [
    {
      id: 'Weather Events',
      folder: 'WeatherEvents',
      display: 'Weather Events',
      category: 'Utilities',
      provider: 'Weather',
      description: 'Collects the weather.',
      fromVersion: '8.4.0',
      events: {
        vendor: 'Weather',
        product: 'Report',
        commandPrefix: 'weather',
        streams: { report: { name: 'Reports', time: 'at', id: 'id' } },
      },
      parameters,
      triggers: [
        {
          conditions: [{ name: 'unit', operator: 'equal', value: 'Celsius' }],
          effects: [{ name: 'city', action: { hidden: false } }],
        },
      ],
      commands: {
        'weather-now': {
          description: 'Shows the weather.',
          arguments: {
            limit: { kind: 'integer', description: 'The most events.', defaultValue: 5, minimum: 1, maximum: 10 },
            sky: { kind: 'choices', description: 'The state of the sky.', options: ['clear', 'cloudy'] },
          },
          examples: [
            { line: '!weather-now', description: 'The weather.' },
            { line: '!weather-now limit=2', description: 'Two events.' },
          ],
        },
      },
    },
  ],
  datasets: { weather_report_raw: events },
  modelingRules,
  correlationRules,
  huntingQueries,
  dashboards,
};
`,
  'pack/definition/parameters.ts': `
import { city } from './names.js';

const section = 'Connect';

function degrees(display: string) {
  return { kind: 'integer', display, section, defaultValue: 1, minimum: 0, maximum: 9, help: 'The degrees.' };
}

export const parameters = {
  url: { kind: 'url', display: 'Server URL', section, defaultValue: 'https://example.com', help: 'The address.' },
  city: { kind: 'string', display: 'City', section, defaultValue: city, pattern: '[A-Z][a-z]+', help: 'The city.' },
  login: { kind: 'credentials', displayPassword: 'API Token', section, help: 'The token.' },
  unit: {
    kind: 'select',
    display: 'Unit',
    section,
    options: ['Celsius', 'Kelvin'],
    defaultValue: 'Celsius',
    help: 'The unit.',
  },
  clouds: {
    kind: 'multi-select',
    display: 'Clouds',
    section,
    options: ['Cirrus', 'Stratus'],
    defaultValue: ['Cirrus', 'Stratus'],
    help: 'The clouds.',
  },
  below: degrees('Degrees below'),
  verbose: { kind: 'checkbox', display: 'Verbose', section, help: 'Whether to say more.' },
  pause: { kind: 'interval', display: 'Pause', section, defaultValue: 1, help: 'The minutes between two looks.' },
};
`,
  'pack/definition/content.ts': `
const dataset = 'weather_report_raw';
const hot = 'degrees > 30';

export const events = { id: 'string', degrees: 'int', place: 'json', 'wind.force': 'int' };

const heat = {
  title: 'Heat',
  filter: \`degrees > 0 and \${hot}\`,
  helpers: [{ name_of_city: 'lowercase(place -> city)' }],
  xdm: {
    'xdm.event.id': 'id',
    'xdm.source.user.username': 'name_of_city',
  },
};

export const modelingRules = [
  {
    folder: 'WeatherEvents',
    id: 'Weather_Events_ModelingRule',
    name: 'Weather Events Modeling Rule',
    dataset,
    vendor: 'Weather',
    product: 'Report',
    fields: events,
    mappings: [heat],
    versionRanges: [
      { suffix: '', fromVersion: '8.4.0', toVersion: '8.14.0', identity: false },
      { suffix: '_8_15', fromVersion: '8.15.0', identity: true },
    ],
    samples: [],
  },
];

const event = { description: 'A day.', events: [{ minutesAgo: 1, event: { id: 'a', degrees: 31 } }] };

const strongWind = {
  id: '4f1c7c40-6a0f-4a40-9b6e-1f0a33d2a001',
  file: 'StrongWind',
  name: 'Weather - strong wind',
  description: 'The wind is strong.',
  fromVersion: '8.4.0',
  severity: 'SEV_020_LOW',
  category: 'DISCOVERY',
  query: \`dataset = \${dataset}
| filter wind -> force > 7\`,
  schedule: { crontab: '*/10 * * * *', searchWindowMinutes: 20 },
  suppression: { hours: 1, columns: ['id'] },
  alertName: 'Wind in $place',
  alertDescription: 'See $id.',
  alertFields: {},
  mitre: {},
  rationale: 'It blows.',
  tuning: [],
  fires: [event],
  quiet: [event],
};

export const correlationRules = [
  strongWind,
  {
    id: '4f1c7c40-6a0f-4a40-9b6e-1f0a33d2a002',
    file: 'HotDay',
    name: 'Weather - hot day',
    description: 'A day is hot.',
    fromVersion: '8.4.0',
    severity: 'SEV_020_LOW',
    category: 'User Defined',
    userDefinedCategory: 'kind_of_day',
    query: \`dataset = \${dataset}
| filter \${hot}
| alter kind_of_day = "hot", city = place -> city
| comp count() as days by city, kind_of_day\`,
    schedule: { crontab: '0 * * * *', searchWindowMinutes: 60 },
    suppression: { hours: 1, columns: ['city'] },
    alertName: 'Hot days in $city',
    alertDescription: '$days days.',
    alertFields: { hostname: 'city' },
    mitre: { 'TA0006 - Credential Access': ['T1110 - Brute Force'] },
    rationale: 'It is hot.',
    tuning: [],
    fires: [event],
    quiet: [event],
  },
];

export const huntingQueries = [
  { name: 'Cold days', description: 'Days below zero.', query: \`dataset = \${dataset} | filter degrees < 0\` },
];

export const dashboards = [
  {
    id: '0123456789abcdef0123456789abcdef',
    file: 'Overview',
    name: 'Weather Overview',
    description: 'The weather.',
    fromVersion: '8.4.0',
    days: 7,
    rows: [
      {
        height: 300,
        widgets: [
          {
            title: 'Days',
            description: 'The days.',
            width: 60,
            query: \`dataset = \${dataset} | comp count() as days by degrees\`,
            chart: { kind: 'column', x: 'degrees', y: 'days' },
          },
          {
            title: 'Events',
            description: 'The events.',
            width: 40,
            query: \`dataset = \${dataset} | filter \${hot}\`,
            chart: { kind: 'table' },
          },
        ],
      },
    ],
  },
];
`,
} as const;
