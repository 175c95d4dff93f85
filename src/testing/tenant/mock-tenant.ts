import type { Handler, MockRequest, MockResponse } from '../server/exchange.js';
import { type AdministrationOptions, createAdministration } from './mock-tenant-administration.js';
import { failure, json } from './mock-tenant-answers.js';
import type { ListedIntegration, ListedPack, PackContent } from './mock-tenant-content.js';
import { createCorrelationRules, type FakeCorrelationRules } from './mock-tenant-correlations.js';
import { createDashboards, type DashboardOptions, type FakeDashboards } from './mock-tenant-dashboards.js';
import { createDatasets, type DatasetOptions, type FakeDatasets } from './mock-tenant-datasets.js';
import { createInstallation, type InstallationOptions } from './mock-tenant-installation.js';
import { createKeyCheck, type TenantKey } from './mock-tenant-keys.js';
import { createLists } from './mock-tenant-lists.js';
import { createPublicApi, type PublicApiOptions, publicApiPath } from './mock-tenant-public-api.js';
import { createWarRoom, type WarRoomOptions } from './mock-tenant-war-room.js';
import { createXql, type FakeXql, type XqlOptions } from './mock-tenant-xql.js';

export interface FakeTenantOptions
  extends WarRoomOptions,
    PublicApiOptions,
    DashboardOptions,
    InstallationOptions,
    DatasetOptions,
    AdministrationOptions {
  readonly keys: readonly TenantKey[];
  /** Takes the version of an upload and none of its items. */
  readonly installsNoItems?: boolean;
  /** Lists integrations without their code. */
  readonly hidesScripts?: boolean;
  readonly xql?: XqlOptions;
  /** Whether Test of an instance succeeds, and what it says. */
  readonly testAnswer?: (instance: ListedInstance) => { readonly success: boolean; readonly message: string };
}

export interface ListedInstance {
  readonly id: string;
  readonly name: string;
  readonly brand: string;
  readonly version: number;
  readonly data: readonly { readonly name: string; readonly value?: unknown }[];
  readonly [key: string]: unknown;
}

export interface FakeTenant {
  readonly handler: Handler;
  readonly packs: ReadonlyMap<string, ListedPack>;
  readonly integrations: ReadonlyMap<string, ListedIntegration>;
  readonly instances: ReadonlyMap<string, ListedInstance>;
  readonly correlationRules: FakeCorrelationRules;
  readonly dashboards: FakeDashboards;
  readonly datasets: FakeDatasets;
  readonly xql: FakeXql;
  /** Installs a zip at once, as if it had been there before. */
  install(zip: Uint8Array): void;
}

interface Call {
  readonly request: MockRequest;
  readonly key: TenantKey;
  /** Epoch milliseconds. */
  readonly now: number;
}

type Endpoint = (call: Call) => MockResponse;

/**
 * The part of an XSIAM tenant's API that installs packs and lists what is there, keeps and tests instances, and runs
 * commands. Keys are checked as documented. What nobody published is decided here: error texts, and that
 * installations go on after the answer.
 */
export function createFakeTenant(options: FakeTenantOptions): FakeTenant {
  const packs = new Map<string, ListedPack>();
  const integrations = new Map<string, ListedIntegration>();
  const instances = new Map<string, ListedInstance>();
  const correlationRules = createCorrelationRules();
  const dashboards = createDashboards(options);
  const datasets = createDatasets(options);
  const xql = createXql(datasets, options.xql);
  const lists = createLists(options.spelling);
  const installation = createInstallation(options);

  function install(content: PackContent, now: number): void {
    packs.set(content.pack.id, content.pack);
    if (options.installsNoItems) return;
    for (const integration of content.integrations) integrations.set(integration.id, integration);
    correlationRules.install(content.correlationRules, now);
    dashboards.install(content.dashboards);
    datasets.install(content.modelingRules, now);
    lists.install(content.files);
  }

  function listPacks({ now }: Call): MockResponse {
    const content = installation.due();
    if (content !== undefined) install(content, now);
    return json(200, [...packs.values()]);
  }

  function searchIntegrations(): MockResponse {
    const configurations = [...integrations.values()].map((integration) => {
      if (!options.hidesScripts) return integration;
      return { ...integration, integrationScript: { ...Object(integration.integrationScript), script: '' } };
    });
    return json(200, { configurations, instances: [...instances.values()].map(redactedInstance) });
  }

  function saveInstance({ request }: Call): MockResponse {
    const given = JSON.parse(request.body) as ListedInstance;
    if (![...integrations.values()].some(({ name }) => name === given.brand)) {
      return failure(400, 'bad request', `No integration ${given.brand}`);
    }
    const id = given.id || `instance-${instances.size + 1}`;
    const saved = { ...given, id, version: given.version + 1 };
    instances.set(id, saved);
    return json(200, redactedInstance(saved));
  }

  function testInstance({ request }: Call): MockResponse {
    const { id } = JSON.parse(request.body) as ListedInstance;
    const instance = instances.get(id);
    if (instance === undefined) return failure(400, 'bad request', 'No such instance');
    return json(200, options.testAnswer?.(instance) ?? { success: true, message: '' });
  }

  const warRoom = createWarRoom(options, () => [...integrations.values()]);
  const endpoints: Readonly<Record<string, Endpoint>> = {
    'GET /xsoar/about': () =>
      json(200, { demistoVersion: '8.9.0', productMode: 'xsiam', deploymentMode: 'saas' }),
    'GET /xsoar/user': ({ key }) => json(200, { username: key.owner }),
    'GET /xsoar/contentpacks/metadata/installed': listPacks,
    'POST /xsoar/contentpacks/installed/upload': ({ request, key }) => installation.upload(request, key),
    'POST /xsoar/settings/integration/search': searchIntegrations,
    'PUT /xsoar/settings/integration': saveInstance,
    'POST /xsoar/settings/integration/test': testInstance,
    'POST /xsoar/investigations/search': () => warRoom.search(),
    'POST /xsoar/entry/execute/sync': ({ request }) => warRoom.execute(request),
    ...lists.endpoints,
  };
  const checkKey = createKeyCheck(options.keys);
  const publicApi = createPublicApi(
    {
      ...correlationRules.operations,
      ...dashboards.operations,
      ...datasets.operations,
      ...xql.operations,
      ...createAdministration(options.keys, options),
    },
    options,
  );

  function answer(request: MockRequest, key: TenantKey | undefined, now: number): MockResponse {
    if (request.path.startsWith(publicApiPath)) return publicApi({ request, key, now });
    if (key === undefined) return failure(401, 'unauthorized', 'The API key or its ID is not valid');
    const endpoint = endpoints[`${request.method} ${request.path.split('?')[0]}`];
    if (endpoint === undefined) return unknownPath;
    return endpoint({ request, key, now });
  }

  return {
    packs,
    integrations,
    instances,
    correlationRules,
    dashboards,
    datasets,
    xql,
    install: (zip) => install(installation.contentOf(zip), Date.now()),
    handler: (request, now) => answer(request, checkKey(request, now), now),
  };
}

/** So tenants were seen to answer for what only their own pages may ask for, and for what is not there. */
const unknownPath: MockResponse = { status: 303, headers: { location: '/' }, body: '' };

/** The server keeps the secrets of an instance to itself. */
function redactedInstance(instance: ListedInstance): ListedInstance {
  const data = instance.data.map((entry) => {
    const { value } = entry;
    if (typeof value !== 'object' || value === null || !('password' in value)) return entry;
    return { ...entry, value: { ...value, password: '', passwordChanged: false } };
  });
  return { ...instance, data };
}
