/** `cortex-pack/test`: what the tests of an author run a pack against. Node.js only. */

export * from '../simulator/install/install-pack.js';
export * from '../simulator/instance/configure-instance.js';
export * from '../simulator/instance/instance.js';
export * from './mock-source.js';
export * from './receiver/dataset.js';
export * from './receiver/http-log-collector.js';
export * from './receiver/receiver-faults.js';
export * from './server/exchange.js';
export * from './server/faults.js';
export * from './server/serve.js';
export * from './server/timestamp.js';
