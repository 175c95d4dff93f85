/** `cortex-pack/test`: what the tests of an author run a pack against. Node.js only. */

export * from '../simulator/install/install-pack.js';
export * from '../simulator/instance/configure-instance.js';
export * from '../simulator/instance/instance.js';
export type { FetchedIncident } from '../simulator/investigation/fetched-incidents.js';
export * from '../spec/http-log-collector.js';
export * from './cortex/command-run.js';
export * from './cortex/instance-params.js';
export * from './cortex/local-cortex.js';
export type { MockCommand, MockCommands } from './cortex/mock-commands.js';
export * from './cortex/open-pack.js';
export { type GivenArguments, PackInstance } from './cortex/pack-instance.js';
export * from './demo-source.js';
export * from './mock-api/authentication.js';
export * from './mock-api/log-store.js';
export * from './mock-api/mock-api.js';
export type { Paging } from './mock-api/paging.js';
export * from './mock-api/rate-limiter.js';
export * from './mock-api/record-log.js';
export {
  jsonReply,
  type Route,
  type RouteAnswer,
  RouteReply,
  type RouteRequest,
  reply,
} from './mock-api/route.js';
export * from './mock-source.js';
export * from './receiver/dataset.js';
export * from './receiver/http-log-collector.js';
export type { MockCollector } from './receiver/mock-collector.js';
export * from './receiver/mock-platform.js';
export * from './receiver/receiver-faults.js';
export * from './server/exchange.js';
export * from './server/faults.js';
export * from './server/serve.js';
export * from './server/source-faults.js';
export type { FaultRange } from './server/switched-faults.js';
export * from './server/timestamp.js';
export type { CollectionReport } from './simulation/collection-report.js';
export type { CollectionTraits } from './simulation/collection-traits.js';
export * from './simulation/it-collects-everything.js';
export * from './simulation/seeded-random.js';
export * from './simulation/simulate-collection.js';
