import { connectionParameters, fetchEventsParameters, type Parameters } from 'cortex-pack/definition';

export const parameters = {
  url: {
    kind: 'url',
    display: 'Server URL',
    section: 'Connect',
    defaultValue: 'https://weather.example.com',
    help: 'The address of the weather service.',
  },
  http_collector_url: {
    kind: 'url',
    display: 'HTTP Log Collector URL',
    section: 'Collect',
    help: 'The address of the HTTP Log Collector that takes the events.',
  },
  http_collector_key: {
    kind: 'credentials',
    displayPassword: 'HTTP Log Collector Key',
    section: 'Collect',
    help: 'The key of the HTTP Log Collector.',
  },
  ...connectionParameters,
  ...fetchEventsParameters,
} as const satisfies Parameters;
