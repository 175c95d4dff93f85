import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { stringify } from 'yaml';

export interface SmallPack {
  readonly version?: string;
  readonly script?: string;
  readonly commands?: readonly { readonly name: string; readonly arguments?: readonly object[] }[];
  readonly parameters?: readonly object[];
  /** Further files by their path. */
  readonly files?: Readonly<Record<string, string>>;
  /** False leaves the integration out. */
  readonly unified?: boolean;
}

export const integrationId = 'Weather Events';

export const defaultParameters = [
  { name: 'url', display: 'Server URL', type: 0, required: true, defaultvalue: 'https://weather.example' },
  { name: 'credentials', displaypassword: 'Token', hiddenusername: true, type: 9, required: true },
  { name: 'insecure', display: 'Trust any certificate (not secure)', type: 8, required: false },
];

const logo = readFileSync(new URL('../../pack/logo.png', import.meta.url)).toString('base64');

const note = `#### Integrations\n\n##### ${integrationId}\n\n- Improved implementation of the integration.\n`;
const rulePath = 'ModelingRules/external-modelingrule-Weather.yml';

/** The file of a modeling rule: an item that no API of a tenant lists. */
export const modelingRule = {
  [rulePath]: stringify({
    id: 'WeatherModelingRule',
    name: 'Weather Modeling Rule',
    fromversion: '8.4.0',
    rules: '[MODEL: dataset = weather_report_raw]\nalter xdm.event.id = id;\n',
    schema: '{"weather_report_raw": {"id": {"type": "string", "is_array": false}}}',
    tags: '',
  }),
};

/** The zip of a pack with one integration, in which a validation finds no error. */
export function smallPack({
  version = '1.0.0',
  script = 'return "sunny";\n',
  commands = [
    { name: 'weather-get-events', arguments: [{ name: 'limit', required: false, defaultValue: '10' }] },
  ],
  parameters = defaultParameters,
  files = {},
  unified = true,
}: SmallPack = {}): Uint8Array {
  const source = packMetadata(version);
  const display = `${integrationId} (Community Contribution)`;
  const metadata = {
    ...source,
    id: 'WeatherEvents',
    contentItems: {
      integration: [{ id: integrationId, name: display, commands }],
      ...(rulePath in files
        ? { modelingrule: [{ id: 'WeatherModelingRule', name: 'Weather Modeling Rule' }] }
        : {}),
    },
  };
  const integration = {
    commonfields: { id: integrationId, version: -1 },
    name: integrationId,
    display,
    category: 'Utilities',
    provider: 'Weather',
    description: 'Shows the weather.',
    fromversion: '8.4.0',
    tests: ['No tests'],
    sectionorder: ['Connect'],
    configuration: parameters.map((parameter) => ({ section: 'Connect', required: false, ...parameter })),
    script: {
      type: 'javascript',
      script: `// pack version: ${version}\n${script}`,
      commands: commands.map(describe),
    },
    detaileddescription: '### Community Contributed Integration\n***\nThe weather of the world.',
    image: `data:image/png;base64,${logo}`,
  };
  const texts: Record<string, string> = {
    'metadata.json': JSON.stringify(metadata),
    'pack_metadata.json': JSON.stringify(source),
    'README.md': 'Everything about the weather, and how it is fetched.\n',
    ...(version === '1.0.0' ? {} : { [`ReleaseNotes/${version.replaceAll('.', '_')}.md`]: note }),
    ...(unified
      ? { 'Integrations/integration-WeatherEvents.yml': stringify(integration, { version: '1.1' }) }
      : {}),
    ...files,
  };
  return zipSync(Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, strToU8(text)])));
}

function packMetadata(version: string): object {
  return {
    name: 'Weather',
    description: 'Shows the weather.',
    support: 'community',
    currentVersion: version,
    author: 'Ada',
    url: '',
    email: '',
    created: '2026-01-02T03:04:05Z',
    categories: ['Utilities'],
    tags: [],
    useCases: [],
    keywords: [],
    marketplaces: ['marketplacev2', 'platform'],
    supportedModules: ['xsiam'],
  };
}

function describe({ name, arguments: declared = [] }: NonNullable<SmallPack['commands']>[number]): object {
  return {
    name,
    description: 'Shows the weather.',
    arguments: declared.map((argument) => ({ description: 'What to show.', ...argument })),
  };
}
