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
  readonly fetchesEvents?: boolean;
}

export const integrationId = 'Weather Events';

export const defaultParameters = [
  { name: 'url', display: 'Server URL', type: 0, required: true, defaultvalue: 'https://weather.example' },
  { name: 'credentials', displaypassword: 'Token', hiddenusername: true, type: 9, required: true },
  { name: 'insecure', display: 'Trust any certificate (not secure)', type: 8, required: false },
];

const logo = readFileSync(new URL('../../pack/logo.png', import.meta.url)).toString('base64');

const note = `#### Integrations\n\n##### ${integrationId}\n\n- Improved implementation of the integration.\n`;
/** The file of a modeling rule: an item that no API of a tenant lists. */
export const modelingRule = {
  'ModelingRules/external-modelingrule-Weather.yml': stringify({
    id: 'WeatherModelingRule',
    name: 'Weather Modeling Rule',
    fromversion: '8.4.0',
    rules: '[MODEL: dataset = weather_report_raw]\nalter xdm.event.id = id;\n',
    schema: '{"weather_report_raw": {"id": {"type": "string", "is_array": false}}}',
    tags: '',
  }),
};

export const ruleName = 'Weather turns bad';

/** The file of a correlation rule. */
export function correlationRule(changes: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  return {
    'CorrelationRules/external-correlationrule-WeatherEvents_Bad.yml': stringify({
      global_rule_id: '6f1d2c3b-0000-4000-8000-000000000001',
      name: ruleName,
      description: 'The weather turned bad.',
      fromversion: '8.4.0',
      severity: 'SEV_020_LOW',
      alert_name: 'Bad weather',
      alert_category: 'DISCOVERY',
      alert_description: 'The weather turned bad.',
      alert_fields: {},
      mitre_defs: {},
      mapping_strategy: 'CUSTOM',
      dataset: 'alerts',
      execution_mode: 'SCHEDULED',
      crontab: '*/10 * * * *',
      search_window: '20 minutes',
      suppression_enabled: true,
      suppression_duration: '60 minutes',
      suppression_fields: ['id'],
      drilldown_query_timeframe: 'ALERT',
      investigation_query_link: null,
      user_defined_category: null,
      user_defined_severity: null,
      xql_query: 'dataset = weather_report_raw\n| filter id != null\n| fields id\n',
      ...changes,
    }),
  };
}

export const dashboardName = 'Weather Overview';
const widget = {
  type: 'Custom XQL',
  title: 'Reports',
  description: null,
  phrase: 'dataset = weather_report_raw | comp count() as reports',
  time_frame: { relativeTime: 86_400_000 },
  viewOptions: { type: 'table', commands: [] },
};

/** The file of a dashboard. */
export function dashboard(changes: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  return {
    'XSIAMDashboards/external-xsiamdashboard-WeatherEvents_Overview.json': JSON.stringify({
      fromVersion: '8.4.0',
      dashboards_data: [
        {
          id: 'weather1',
          global_id: 'weather1',
          name: dashboardName,
          description: 'The weather.',
          status: 'ENABLED',
          default_dashboard_id: 1,
          metadata: {},
          layout: [{ id: 'row-1', data: [{ key: 'xql_1', data: { ...widget, width: 100, height: 300 } }] }],
        },
      ],
      widgets_data: [
        {
          widget_key: 'xql_1',
          title: widget.title,
          creation_time: 1_700_000_000_000,
          description: null,
          data: {
            phrase: widget.phrase,
            time_frame: widget.time_frame,
            viewOptions: widget.viewOptions,
          },
          support_time_range: true,
          additional_info: { query_tables: ['weather_report_raw'], query_uses_library: false },
        },
      ],
      metadata: {},
      ...changes,
    }),
  };
}

/** The lists of contents by folder, with what a zip says of the items there. */
const listedItems: readonly { readonly folder: string; readonly list: string; readonly item: object }[] = [
  {
    folder: 'ModelingRules',
    list: 'modelingrule',
    item: { id: 'WeatherModelingRule', name: 'Weather Modeling Rule' },
  },
  {
    folder: 'CorrelationRules',
    list: 'correlationrule',
    item: { id: '6f1d2c3b-0000-4000-8000-000000000001', name: ruleName },
  },
  { folder: 'XSIAMDashboards', list: 'xsiamdashboard', item: { id: 'weather1', name: dashboardName } },
];

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
  fetchesEvents = false,
}: SmallPack = {}): Uint8Array {
  const source = packMetadata(version);
  const display = `${integrationId} (Community Contribution)`;
  const metadata = {
    ...source,
    id: 'WeatherEvents',
    contentItems: {
      integration: [{ id: integrationId, name: display, commands }],
      ...Object.fromEntries(
        listedItems
          .filter(({ folder }) => Object.keys(files).some((path) => path.startsWith(`${folder}/`)))
          .map(({ list, item }) => [list, [item]]),
      ),
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
      ...(fetchesEvents ? { isfetchevents: true } : {}),
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
