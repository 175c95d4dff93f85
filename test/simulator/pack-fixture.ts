import { strToU8, zipSync } from 'fflate';
import { stringify } from 'yaml';
import { installPack } from '#src/simulator/install/install-pack.js';
import type { InstalledIntegration } from '#src/simulator/install/integration.js';
import { configureInstance } from '#src/simulator/instance/configure-instance.js';
import { Instance, type InstanceOptions } from '#src/simulator/instance/instance.js';

export const metadata = { id: 'WeatherCollector', name: 'Weather Collector', currentVersion: '1.2.3' };

/** The files of an upload-shaped pack with one small integration; `files` replaces or removes (undefined) some. */
export function packFiles(
  script: string,
  files: Record<string, string | undefined> = {},
): Record<string, string> {
  const all = {
    'metadata.json': JSON.stringify(metadata),
    'pack_metadata.json': JSON.stringify({ name: metadata.name, currentVersion: metadata.currentVersion }),
    'README.md': 'Collects the weather.',
    'Integrations/integration-Weather.yml': stringify(integrationYaml(script), {
      version: '1.1',
      lineWidth: 0,
    }),
    ...files,
  };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

export function zipOf(files: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}

export function installedWeather(script: string): InstalledIntegration {
  const [integration] = installPack(zipOf(packFiles(script))).integrations;
  if (integration === undefined) throw new Error('the fixture has no integration');
  return integration;
}

/** An instance of the fixture, installed from a zip, whose script is given. */
export function weatherInstance(
  script: string,
  options: InstanceOptions & { readonly params?: Record<string, unknown> } = {},
): Instance {
  const { params = {}, ...instanceOptions } = options;
  const configuration = configureInstance(installedWeather(script), {
    name: 'weather_1',
    params: { url: 'http://127.0.0.1', key: 'sunshine', ...params },
  });
  return new Instance(configuration, instanceOptions);
}

export function integrationYaml(script: string) {
  return {
    commonfields: { id: 'Weather', version: -1 },
    name: 'Weather',
    display: 'Weather Events',
    category: 'Analytics & SIEM',
    configuration: [
      { name: 'url', display: 'Server URL', type: 0, required: true },
      {
        name: 'kind',
        display: 'Sign-in',
        type: 15,
        required: true,
        options: ['Key', 'User'],
        defaultvalue: 'Key',
      },
      { name: 'key', displaypassword: 'API Key', type: 9, hiddenusername: true },
      { name: 'login', display: 'User', displaypassword: 'Password', type: 9 },
      { name: 'insecure', display: 'Trust any certificate (not secure)', type: 8 },
      { name: 'verbose', display: 'Verbose', type: 8, defaultvalue: 'true' },
      {
        name: 'stations',
        display: 'Stations',
        type: 16,
        required: true,
        options: ['North', 'South', 'East'],
        defaultvalue: 'North,South',
      },
      { name: 'limit', display: 'Limit', type: 0, defaultvalue: '500' },
      { name: 'interval', display: 'Interval', type: 19, defaultvalue: '1' },
      { name: 'title', display: 'A title line', type: 20 },
    ],
    triggers: [
      {
        conditions: [{ name: 'kind', operator: 'equal', value: 'Key' }],
        effects: [
          { name: 'key', action: { hidden: false, required: true } },
          { name: 'login', action: { hidden: true, required: false } },
        ],
      },
      {
        conditions: [{ name: 'kind', operator: 'equal', value: 'User' }],
        effects: [
          { name: 'login', action: { hidden: false, required: true } },
          { name: 'key', action: { hidden: true, required: false } },
        ],
      },
      {
        conditions: [
          { name: 'login', operator: 'exists' },
          { name: 'verbose', operator: 'not_equal', value: 'true' },
          { name: 'limit', operator: 'not_exists' },
        ],
        effects: [{ name: 'stations', action: { required: false } }],
      },
    ],
    script: {
      type: 'javascript',
      isfetchevents: true,
      script,
      commands: [
        {
          name: 'weather-get-events',
          description: 'Shows the weather.',
          arguments: [
            { name: 'station', required: true, description: 'The station.' },
            { name: 'limit', defaultValue: '10', description: 'How many.' },
          ],
        },
        { name: 'weather-status', description: 'Shows the status.' },
      ],
    },
  };
}
