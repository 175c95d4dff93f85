import { UserError } from '../../shared/errors.js';
import { suggestion } from '../../shared/nearest-name.js';
import { Redactor } from '../../shared/redactor.js';
import type { InstalledIntegration, InstalledPack } from '../../simulator/install/installed-integration.js';
import {
  configureInstance,
  type InstanceConfiguration,
} from '../../simulator/instance/configure-instance.js';
import { eventTypesParameter } from '../event-types-parameter.js';
import type { MockServer } from '../mock-api/mock-api.js';
import { secretsOf } from './secrets.js';

export interface TestInstance {
  readonly servers: readonly Pick<MockServer, 'params' | 'integration'>[];
  readonly collector: { readonly url: string; readonly key: string };
  readonly params: { readonly [name: string]: unknown };
  /** The id of the integration, for a pack with several. */
  readonly integration: string | undefined;
  readonly name?: string | undefined;
  /** True to select every event type, unless the parameters select some. */
  readonly allEventTypes?: boolean;
  /** Learns the secrets of the instance. */
  readonly redactor?: Redactor;
}

/**
 * Fills in the form of an integration: what the mock servers name, the HTTP Log Collector and the switch of the fetch where
 * the integration has them, and the given parameters, which come first. Throws a UserError for what the form refuses.
 */
export function configureForTest(
  pack: InstalledPack,
  {
    servers,
    collector,
    params,
    integration: id,
    name,
    allEventTypes,
    redactor = new Redactor(),
  }: TestInstance,
): { readonly configuration: InstanceConfiguration; readonly redactor: Redactor } {
  const integration = integrationIn(pack, id);
  const configuration = configureInstance(integration, {
    name: name ?? integration.id,
    params: Object.assign(
      collectorParams(integration, collector),
      allEventTypes === true ? eventTypesOf(integration) : {},
      ...servers
        .filter((server) => server.integration === undefined || server.integration === integration.id)
        .map((server) => server.params),
      params,
    ),
  });
  redactor.learn(secretsOf(configuration));
  return { configuration, redactor };
}

function integrationIn({ name, integrations }: InstalledPack, id: string | undefined): InstalledIntegration {
  const ids = integrations.map((integration) => integration.id);
  if (id === undefined && ids.length > 1) {
    throw new UserError(
      'pack-under-test',
      `The pack ${name} has several integrations: ${ids.join(', ')}. Name one, such as { integration: "${ids[0]}" }.`,
    );
  }
  const found = id === undefined ? integrations[0] : integrations.find((one) => one.id === id);
  if (found !== undefined) return found;
  throw new UserError(
    'pack-under-test',
    `The pack ${name} has no integration "${id}". ${suggestion(id ?? '', ids)}`,
  );
}

/** The choice of event types with all of them, where the form has it. */
function eventTypesOf({ configuration }: InstalledIntegration): { [name: string]: unknown } {
  const choice = configuration.find(({ name }) => name === eventTypesParameter);
  return choice === undefined ? {} : { [choice.name]: choice.options };
}

function collectorParams(
  { configuration }: InstalledIntegration,
  collector: TestInstance['collector'],
): { [name: string]: unknown } {
  const all = {
    http_collector_url: collector.url,
    http_collector_key: collector.key,
    isFetchEvents: true,
    isFetch: true,
  };
  const has = (name: string) => configuration.some((parameter) => parameter.name === name);
  return Object.fromEntries(Object.entries(all).filter(([name]) => has(name)));
}
